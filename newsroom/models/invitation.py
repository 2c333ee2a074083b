from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from newsroom.models.people import User


class Invitation(models.Model):
    """Somebody who may join. Their link holds a secret that is kept only as its digest."""

    email = models.EmailField(_("e-mail"))
    full_name = models.CharField(_("name"), max_length=150, blank=True)
    roles = ArrayField(models.CharField(max_length=20), verbose_name=_("roles"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("invited by"))
    invited_at = models.DateTimeField(_("invited"), db_default=Now(), editable=False)
    ends_at = models.DateTimeField(_("valid until"))
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("account")
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_per_address",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | (Q(person__isnull=False) & Q(withdrawn_at=None)),
                name="accepted_by_somebody_and_not_withdrawn",
            ),
            models.CheckConstraint(condition=~Q(roles=[]), name="an_invitation_gives_a_role"),
        ]

    def __str__(self) -> str:
        return self.email
