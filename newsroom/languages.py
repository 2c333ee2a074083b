"""In which language the desk speaks, and by which clock: with people in theirs, in public in the newsroom's.

Public pages and feeds are the same for everybody, whatever their browsers ask for, so that a cache may keep them.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from newsroom import zones
from newsroom.models import User
from newsroom.preferences import preferences_of

Answer = Callable[[HttpRequest], HttpResponse]


def offered() -> list[tuple[str, str]]:
    """The languages that a person can choose: tag, and name as its own speakers write it."""
    return [(tag, str(name)) for tag, name in settings.LANGUAGES]


def chosen_by(person: User | AnonymousUser) -> str:
    """The language that the person has chosen, or the empty string: it may have been taken off the list since."""
    wanted = preferences_of(person).language
    return wanted if wanted in dict(settings.LANGUAGES) else ""


def language_for(request: HttpRequest) -> str:
    """The language of the answer. The person is looked at only where pages are drawn for people."""
    if not request.path.startswith(settings.FOR_PEOPLE):
        return settings.LANGUAGE_CODE
    return chosen_by(getattr(request, "user", AnonymousUser())) or translation.get_language_from_request(request)


def zone_for(request: HttpRequest) -> str | None:
    """The zone by whose clock the answer tells times; None for the newsroom's. Looks at the person as above."""
    if not request.path.startswith(settings.FOR_PEOPLE):
        return None
    wanted = preferences_of(getattr(request, "user", AnonymousUser())).time_zone
    return wanted if wanted in zones.offered() else None


def within(label: object) -> str:
    """A label such as “In review” as it stands in the middle of a sentence: English writes it small, others may not."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return str(label).lower() if language.partition("-")[0] == "en" else str(label)


def for_the_record(words: object) -> str:
    """Words that go into the ledger: they stay, so they are in the newsroom's language, whoever writes the line."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(words)


def speak(get_response: Answer) -> Answer:
    """Answer every request in its language and by its clock, and say so where the answer depends on the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with translation.override(language_for(request)), timezone.override(zone_for(request)):
            response = get_response(request)
            if request.path.startswith(settings.FOR_PEOPLE):
                response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
                patch_vary_headers(response, ["Accept-Language"])
        return response

    return middleware
