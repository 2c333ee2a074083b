"""Fields of the records for moments that belong to the newsroom's days: shown and read by its clock for everybody."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone


class NewsroomSplit(AdminSplitDateTime):
    def decompress(self, value: Any) -> Any:
        with timezone.override(None):
            return super().decompress(value)


class NewsroomMoment(forms.SplitDateTimeField):
    """Day and time by the newsroom's clock."""

    widget = NewsroomSplit
    zone = None  # As `timezone.override` takes it.

    def compress(self, parts: Any) -> datetime | None:
        with timezone.override(None):
            moment: datetime | None = super().compress(parts)
            return moment
