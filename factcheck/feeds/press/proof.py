"""Under which name a format's kept pieces stand: all that goes into their bytes beside the public record.

A name holds the format's own version and a digest of the settings that are written into feeds and of a few specimens
as the format writes them at this moment. So pieces that another setting, another catalogue of words, another library
or an older version of the code has written are never taken for today's, even where nobody thought of raising a version.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.utils import translation

from factcheck.feeds import addresses
from factcheck.feeds.press.once import one_check
from factcheck.feeds.press.sheets import Format, Piece, Sheet
from factcheck.feeds.published import Appearance, Change, Check, Cited, Label, Media, Rating
from factcheck.verdicts.models import MediaCategory

# The settings that stand in feeds. A test watches which ones the formats read.
INGREDIENTS = (
    "SITE_URL", "NEWSROOM_NAME", "FEED_LICENCE", "LANGUAGE_CODE", "TIME_ZONE", "STATIC_URL", "WEBSUB_HUBS",
)  # fmt: skip
_BEGAN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def writing(form: Format) -> str:
    """The name of the writing that this process would print, such as `ndjson-1-0c5f…`."""
    return _writing(form, tuple(repr(getattr(settings, name)) for name in INGREDIENTS))


@lru_cache(maxsize=64)
def _writing(form: Format, ingredients: tuple[str, ...]) -> str:
    pieces = [piece_of(form, check) for check in specimens()]
    sheet = Sheet(form, pieces, newest=pieces[0].cursor, next_before=pieces[-1].cursor)
    with translation.override(settings.LANGUAGE_CODE):
        written = "".join(form.document(sheet))
    digest = sha256(repr((ingredients, written)).encode()).hexdigest()
    return f"{form.name}-{form.version}-{digest[:16]}"


def pieces_of(forms: Iterable[Format], check: Check) -> list[Piece]:
    """The check as each of these formats writes it, in the newsroom's language whoever asks."""
    microseconds, is_tombstone = check.cursor.microseconds, check.retraction is not None
    with translation.override(settings.LANGUAGE_CODE), one_check():
        return [Piece(check.pk, microseconds, is_tombstone, form.piece(check)) for form in forms]


def piece_of(form: Format, check: Check) -> Piece:
    """The same for one format."""
    return pieces_of([form], check)[0]


def specimens() -> list[Check]:
    """A corrected check of which everything is known, one of which little is, and a retracted one."""
    labels = (Label("False", "It is not so.", "false"), Label("True", "It is so.", "true"))
    corrected = Change("corrected", _BEGAN + timedelta(days=2), "An earlier version named another month.")
    retracted = Change("retracted", _BEGAN + timedelta(days=1), "The table was misread.")
    place = Appearance(
        outlet="Pacific Ledger", title="Tokyo’s card", url="https://ledger.example.org/a,b#:~:text=c",
        published_at="2025-05-02T09:00:00+00:00", language="en", exact="Japan sold", prefix="In March ", suffix=" all",
        start=9, end=19, digest="5d41402abc4b2a76", retrieved_at="2025-05-02T10:30:00+00:00", kind="news",
    )  # fmt: skip
    source = Cited(
        stance="refutes", passage="1130.8 billion", locator="Table 5", title="Major holders", publisher="Treasury",
        url="https://treasury.example.org/tic", reference="TIC, table 5", interests="It issues them.",
    )  # fmt: skip
    media = Media(MediaCategory.EDITED, "https://media.example.org/1.jpg", "A sale of bonds.")
    return [
        _specimen(
            3, corrected, revision=2, claimant="Katsunobu Kato", claimed_on="2025-05-02", language="en",
            explanation="The *table* shows it.", unknowns="What comes.", citations=(source,), appearances=(place,),
            claimant_kind="person", job_title="Minister", same_as="https://example.org/kato", short_claim="Japan sold",
            words_language="en-GB", expires_on="2027-01-01", topics=("Trade",), media=media,
            rating=Rating("False", "It is not so.", "false", 1, 1, 5, "Truth", "From 1 to 5.", labels),
        ),
        _specimen(2, retracted, rating=Rating("True", value=5, worst=1, best=5)),
        _specimen(1, rating=Rating("Unproven")),
    ]  # fmt: skip


def _specimen(pk: int, *later: Change, rating: Rating, revision: int = 1, language: str = "", **known: object) -> Check:
    changes = (Change("published", _BEGAN), *later)
    return Check(
        pk=pk, slug=f"specimen-{pk}", url=addresses.of_check(f"specimen-{pk}"), revision=revision,
        language=language, statement="“Japan” <sold> & =bought\u2028 🙂 יפן", rating=rating, summary="It had not.",
        author="A. Writer", reviewer="B. Reader", first_published=_BEGAN, changed=changes[-1].at, changes=changes,
        **known,  # type: ignore[arg-type]
    )  # fmt: skip
