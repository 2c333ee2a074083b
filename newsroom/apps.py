from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    default = True
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from newsroom.naming import name_rows_and_fields

        name_rows_and_fields()
        # Django's own moment for rows that have to exist, as it does for permissions; a flush brings them back.
        post_migrate.connect(self.open_the_groups, sender=self)

    def open_the_groups(self, using: str, **kwargs: object) -> None:
        from newsroom.people import open_groups

        open_groups(using=using)


class RecordsConfig(admin.AdminConfig):
    """Django's admin as the newsroom's records: our sign-in, our rights."""

    default = False
    default_site = "newsroom.site.Records"
