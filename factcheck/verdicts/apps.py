from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class VerdictsConfig(AppConfig):
    name = "factcheck.verdicts"
    verbose_name = _("Verdicts")

    def ready(self) -> None:
        # A newsroom without a scale cannot rate; see `newsroom.apps` for why this moment.
        post_migrate.connect(self.lay_out_a_scale, sender=self)

    def lay_out_a_scale(self, using: str, **kwargs: object) -> None:
        from factcheck.verdicts.services.scales import lay_out_default_scale  # Needs the apps to be ready.

        lay_out_default_scale(using=using)
