from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    name = "factcheck.feeds.webhooks"
    verbose_name = _("Webhooks")

    def ready(self) -> None:
        from factcheck.feeds.webhooks import health
        from newsroom import findings

        findings.ask_also(health.NAME, health.findings)
