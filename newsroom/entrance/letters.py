"""Mails about coming in, in the language of whom they go to."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise

from newsroom.models import User
from newsroom.preferences import preferences_of

log = logging.getLogger(__name__)


def are_sent() -> bool:
    """Whether the newsroom has named a mail server: without one, mails are printed where nobody looks."""
    return not settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def send(to: User | str, subject: str | Promise, template: str, **context: Any) -> bool:
    """Mail it; whether it left. Where it goes is an address, or a person who has one."""
    language = preferences_of(to).language if isinstance(to, User) else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        words = {"desk": settings.NEWSROOM_NAME}
        body = render_to_string(template, {**context, "newsroom_name": settings.NEWSROOM_NAME})
        try:
            address = to.email if isinstance(to, User) else to
            send_mail(str(subject) % words, body, settings.DEFAULT_FROM_EMAIL, [address])
        except OSError:
            log.exception("a mail about coming in could not be sent")
            return False
    return True
