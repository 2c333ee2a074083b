"""What readers of feeds see of a check, whichever format brings it to them: a title, tags, and the whole text."""

from urllib.parse import quote

from django.conf import settings
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext

from factcheck.feeds import addresses
from factcheck.feeds.formats import prose
from factcheck.feeds.press.once import made_once
from factcheck.feeds.published import Check

# What may stand in a URI as it is (RFC 3986), and the percent sign of what is encoded already.
_URI = "/:?#[]@!$&'()*+,;=-._~%"


def feed_title() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("Fact-checks of %(newsroom)s") % {"newsroom": settings.NEWSROOM_NAME}


def feed_description() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("What was claimed, what we found, and how we rate it; the last change first.")


def title(check: Check) -> str:
    """The rating and the claim on one line. A reader who drops all extensions has the verdict here and in the tags.

    A retracted check is called that: its rating stands no longer.
    """
    with translation.override(settings.LANGUAGE_CODE):
        label = gettext("Retracted") if check.retraction else check.rating.label
    return f"{label}: {' '.join(check.headline.split())}"


def tags(check: Check) -> list[str]:
    """The rating first, then the topics; each once."""
    return list(dict.fromkeys([check.rating.label, *check.topics]))


def scale_of(check: Check) -> str:
    """An address that stands for the scale of the rating, so that equal labels of two scales are two things.

    It leads to the page that explains the scales.
    """
    scale = anchor(check.rating.scale)
    return f"{addresses.public('methods')}#{quote(scale)}" if scale else ""


def anchor(scale: str) -> str:
    """Where the page about methods explains this version of a scale."""
    return slugify(scale, allow_unicode=True)


def language(check: Check) -> str:
    """The language in which the check is written, as a BCP 47 tag."""
    return check.words_language or settings.LANGUAGE_CODE


def checked_articles(check: Check) -> list[tuple[str, str]]:
    """Address and title of each article the claim stood in, in the record's order; those without an address not."""
    places = ((in_ascii(addresses.for_collectors(place.url)), place.title) for place in check.appearances)
    return [(url, headline) for url, headline in places if url]


@made_once
def content(check: Check) -> str:
    """The whole check as HTML that stands alone: no script, no style, no relative address.

    It is written in the newsroom's language and by its clock, whoever's act publishes the check.
    """
    with translation.override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
        return prose.html(check)


def in_ascii(url: str) -> str:
    """An address as a URI: what is not ASCII is percent-encoded, a name by the rules for international names."""
    if url.isascii():
        return url
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{scheme}://{host}{slash}{quote(path, safe=_URI)}"
