from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "factcheck.feeds"
    verbose_name = "Feeds"
