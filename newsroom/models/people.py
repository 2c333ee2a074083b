from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person of the newsroom. Their roles are the groups of `newsroom.rights.ROLES`."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Preferences(models.Model):
    """How one person wants the desk to be. Without a row the defaults hold."""

    class Theme(models.TextChoices):
        SYSTEM = "", "As the system has it"
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"

    class Digest(models.TextChoices):
        NEVER = "", "Never"
        DAILY = "daily", "Every morning"

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="preferences")
    theme = models.CharField(max_length=10, choices=Theme, blank=True, default=Theme.SYSTEM)
    language = models.CharField(
        max_length=10, blank=True, help_text="Of the desk's own words; empty: as the browser asks."
    )
    shortcuts = models.BooleanField("single-key shortcuts", default=True)
    keys = models.JSONField(default=dict, blank=True, help_text="Act -> the key that this person gave it.")
    moves_on = models.BooleanField("go to the next claim after a decision", default=True)
    digest = models.CharField(max_length=10, choices=Digest, blank=True, default=Digest.NEVER)

    class Meta:
        verbose_name_plural = "preferences"

    def __str__(self) -> str:
        return f"Preferences of {self.user}"
