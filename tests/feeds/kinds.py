"""Checks of every kind there is, for the tests of all formats: made by hand, as no database is needed to write them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from factcheck.feeds import addresses
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.press.proof import piece_of
from factcheck.feeds.press.sheets import Format, Sheet
from factcheck.feeds.published import Appearance, Change, Check, Cited, Label, Media, Rating

HOSTILE = "“</script><script>alert(1)</script>” said \u202eא\u202c & <!-- 'x' ]]> {{ 7*7 }} %s =1+1"
JAPANESE = "日本は3月に米国債を売り始めた 🗾"
ARABIC = "باعت اليابان سندات الخزانة الأمريكية في مارس"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

_SCALE = ("False", "Mostly false", "Half true", "Mostly true", "True", "Unproven")
_numbers = {label: number for number, label in enumerate(_SCALE[:5], start=1)}


def rating(label: str) -> Rating:
    value = _numbers.get(label)
    on_the_scale: dict[str, Any] = {"value": value, "worst": 1, "best": 5} if value else {}
    return Rating(
        label=label, definition=f"What “{label}” means.", scale="Truth in five steps",
        labels=tuple(map(Label, _SCALE)), **on_the_scale,
    )  # fmt: skip


def check(pk: int, statement: str = "Japan sold all of its bonds", *, label: str = "False", **more: Any) -> Check:
    """A published check, the later the higher its number; `more` are other values of its fields."""
    published = NOON + timedelta(hours=pk)
    exact = f"🗾 {statement}"
    words: dict[str, Any] = {
        "pk": pk, "slug": f"check-{pk}", "url": addresses.public("check", f"check-{pk}"), "revision": 1,
        "language": "en", "statement": statement, "rating": rating(label), "summary": "Holdings rose in March.",
        "explanation": "The *table* shows it.", "author": "Ida", "reviewer": "Ben", "first_published": published,
        "changed": published, "changes": (Change("published", published),), "claimed_on": "2026-02-28",
        "claimant": "Katsunobu Kato",
        "citations": (Cited("refutes", "1130.8 billion", title="Holders", url=f"https://treasury.example.org/{pk}"),),
        "appearances": (
            Appearance(
                outlet="Pacific Ledger", title=f"Tokyo, part {pk}", url=f"https://ledger.example.org/stories/{pk}",
                published_at="2026-02-28T09:00:00+00:00", language="en", exact=exact, prefix="They say ", suffix=".",
                start=9, end=9 + len(exact), digest="5d41402abc4b2a76", retrieved_at="2026-02-28T10:30:00.5+01:00",
            ),
        ),
    }  # fmt: skip
    return Check(**(words | more))


def corrected(check: Check, note: str = "An earlier version left April out.") -> Check:
    later = check.changed + timedelta(days=30)
    return replace(check, revision=2, changed=later, changes=(*check.changes, Change("corrected", later, note)))


def retracted(check: Check, note: str = "The table was misread.") -> Check:
    later = check.changed + timedelta(days=60)
    return replace(check, changed=later, changes=(*check.changes, Change("retracted", later, note)))


def every_kind() -> dict[str, Check]:
    """By name; all but the last one stand."""
    no_address = Appearance(outlet="Radio One", title="The morning", exact="Japan sold many bonds")
    in_japanese = Appearance(
        outlet="日本経済新聞", title="米国債", url="https://例え.example.org/記事,1", exact=JAPANESE
    )
    return {
        "true": check(1, "Japan holds bonds", label="True"),
        "false": check(2, claimant="social media users"),
        "mixed": check(3, "Japan sold half of its bonds", label="Half true", claimant="Bank of Japan"),
        "unproven": check(4, "Japan sold many bonds", label="Unproven", unknowns="Who.", claimed_on=""),
        "nobody": check(5, "Japan sold bonds", claimant="", citations=()),
        "nowhere": check(6, "Japan sold no bonds", appearances=(no_address,)),
        "japanese": check(7, JAPANESE, language="ja", label="True", claimant="加藤勝信", appearances=(in_japanese,)),
        "arabic": check(8, ARABIC, language="ar", label="Half true", claimant="كاتسونوبو كاتو", summary=ARABIC),
        "hostile": check(
            9, HOSTILE, claimant="<b>Kato</b>", summary=HOSTILE, explanation=f"{HOSTILE}\n\n[x](javascript:alert)"
        ),
        "media": check(
            12,
            "A picture shows the port on fire",
            label="Mostly false",
            short_claim="The port burns",
            topics=("Pictures", "Japan"),
            words_language="en-GB",
            media=Media("DecontextualizedContent", "https://pictures.example.org/port.jpg", "Kobe in 2019, a drill."),
        ),
        "corrected": corrected(check(10, "Japan sold five bonds")),
        "retracted": retracted(check(11, "Japan sold four bonds", claimant="Katsunobu Kato")),
    }


def written(form: Format, checks: Iterable[Check], **place: Any) -> str:
    """These checks in a format, as its address and the export write them; `place` are other fields of the sheet."""
    pieces = [piece_of(form, check) for check in checks]
    newest: Cursor | None = pieces[0].cursor if pieces else None
    return "".join(form.document(Sheet(form, pieces, newest=newest, **place)))


def all_written(form: Format, **place: Any) -> str:
    """Every kind in a format, the last change first."""
    return written(form, sorted(every_kind().values(), key=lambda check: check.changed, reverse=True), **place)
