from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person of the newsroom. Their roles are the groups of `newsroom.rights.ROLES`."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Preferences(models.Model):
    """How one person wants the desk to be. Without a row the defaults hold."""

    class Theme(models.TextChoices):
        SYSTEM = "", _("As the system has it")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Digest(models.TextChoices):
        NEVER = "", _("Never")
        DAILY = "daily", _("Every morning")

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="preferences")
    theme = models.CharField(max_length=10, choices=Theme, blank=True, default=Theme.SYSTEM)
    language = models.CharField(
        max_length=10, blank=True, help_text=_("Of the desk's own words; empty: as the browser asks.")
    )
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("By which times are shown and read, such as Asia/Tokyo; empty: the newsroom's."),
    )
    shortcuts = models.BooleanField(_("single-key shortcuts"), default=True)
    keys = models.JSONField(default=dict, blank=True, help_text=_("Act -> the key that this person gave it."))
    moves_on = models.BooleanField(_("go to the next claim after a decision"), default=True)
    digest = models.CharField(max_length=10, choices=Digest, blank=True, default=Digest.NEVER)

    class Meta:
        verbose_name_plural = _("preferences")

    def __str__(self) -> str:
        return gettext("Preferences of %(person)s") % {"person": self.user}
