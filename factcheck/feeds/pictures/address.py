"""Where the picture of a check is: at an address of its own for each state of the check.

Places that show a shared page keep its picture for weeks and ask for no change of it. So the address that the page
names changes when the check does; without its `v` it leads to the picture as it is now.
"""

from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _

from factcheck.feeds import addresses
from factcheck.feeds.published import Check

WIDTH, HEIGHT = 1200, 630  # Pixels, as places for shared pages want them.
# Which way of drawing this is: who changes how cards look raises it, and every picture gets a new address.
DRAWN = 1


def of(check: Check) -> str:
    """The absolute address of the picture of the check as it stands."""
    return f"{addresses.of_check(check.slug, 'picture')}?v={version(check)}"


def version(check: Check) -> str:
    """A short name for all that the picture shows, the same on every machine."""
    shown = (DRAWN, settings.NEWSROOM_NAME, settings.LANGUAGE_CODE, check.pk, check.cursor.microseconds)
    return sha256(repr(shown).encode()).hexdigest()[:12]


def label(check: Check) -> str:
    """The rating in words; of a retracted check, that it is retracted."""
    return _("Retracted") if check.retraction else check.rating.label


def words(check: Check) -> str:
    """What the picture says, for whoever does not see it."""
    return f"{label(check)}: {' '.join(check.headline.split())} – {settings.NEWSROOM_NAME}"
