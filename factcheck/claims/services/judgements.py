"""What people decided about claims, as a newsroom can pass it on: labels and reasons, no names, no text unless asked.

`manage.py train_worthiness` learns from it. A claim is worthy when people took it up, unworthy when they dismissed it
as no claim, as opinion or as trivial. The other reasons for dismissing, and merging, say nothing of its worth.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.crypto import salted_hmac

from factcheck.claims import engine
from factcheck.claims.models import Appearance, Claim
from newsroom import ledger, undone
from newsroom.models import Event

Status, Reason = Claim.Status, Claim.Reason
WORTHY = (Status.OPEN, Status.CHECKING, Status.CHECKED)
UNWORTHY = (Reason.NOT_A_CLAIM, Reason.OPINION, Reason.TRIVIAL)
DECISIONS = ("accepted", "added", "checking begun", "dismissed")
AT_A_TIME = 500  # Claims that are in memory at once.
LONGEST_WORD = 19  # Characters; what is longer could be a piece of the text and goes with it only.
NEEDED = (
    "claim_id", "exact", "kinds", "score", "why", "engine", "engine_version", "version__article__embargoed_until",
)  # fmt: skip


def judgements(*, since: date | None = None, with_text: bool = False) -> Iterator[dict[str, Any]]:
    """One judgement for each claim that a person decided on, or decided on since that day, in the order they came in.

    Each has `id` (a digest that leads back to no claim but is the same every time), `label` ("worthy", "unworthy"),
    `factors` (name and weight), `score`, `language`, `engine`, `reason` (of a dismissal, else ""), `kinds`, and
    `corrections` ({field: [what was read, what a person made of it]}) where there are any. Only `with_text` adds
    `text`, the exact words, and leaves words of the article in factors and corrections; never those of an article
    under embargo. What the engine had not weighed, because a person marked it, is weighed here by the engine of now.
    Memory stays flat.
    """
    claims = _decided(since).order_by("pk").iterator(chunk_size=AT_A_TIME)
    while chunk := list(islice(claims, AT_A_TIME)):
        places = _places(chunk)
        corrections = _corrections(chunk)
        for claim in chunk:
            if place := places.get(claim.pk):
                text = with_text and not place.version.article.is_embargoed
                yield _judgement(claim, place, corrections.get(ledger.subject_of(claim), {}), text)


def _decided(since: date | None) -> Any:
    worthy = Q(status__in=WORTHY)
    unworthy = Q(status=Status.DISMISSED, dismissed_because__in=UNWORTHY)
    lines = Event.objects.filter(
        subject=Concat(Value("claim:"), Cast(OuterRef("pk"), CharField())), by__isnull=False, verb__in=DECISIONS
    )
    if since is not None:
        lines = lines.filter(at__gte=timezone.make_aware(datetime.combine(since, time.min)))
    return Claim.objects.filter(worthy | unworthy).filter(Exists(lines))


def _places(claims: Iterable[Claim]) -> dict[int, Appearance]:
    """For each claim the place that it was decided at: the first that an engine weighed, else the first."""
    places_of = Appearance.objects.filter(claim__in=claims).select_related("version__article")
    rows = places_of.only(*NEEDED).order_by("claim", "pk")
    places: dict[int, Appearance] = {}
    for place in rows:
        kept = places.get(place.claim_id)
        if kept is None or (kept.score is None and place.score is not None):
            places[place.claim_id] = place
    return places


def _corrections(claims: Iterable[Claim]) -> dict[str, dict[str, list[Any]]]:
    """For each claim, as the ledger names it, what was read first and what people made of it last, by field."""
    verbs = ("reading corrected", f"{undone.UNDID}reading corrected")
    lines = list(ledger.history(*claims).filter(verb__in=verbs).order_by("pk"))
    found: dict[str, dict[str, list[Any]]] = {}
    for line in undone.standing(lines):
        fields = found.setdefault(line.subject, {})
        for name, (old, new) in line.details["corrections"].items():
            fields[name] = [fields[name][0] if name in fields else old, new]
    return found


def _judgement(
    claim: Claim, place: Appearance, corrections: Mapping[str, list[Any]], with_text: bool
) -> dict[str, Any]:
    score, factors, by = place.score, place.why, f"{place.engine} {place.engine_version}"
    if score is None:
        score, weighed = engine.score(place.exact)
        factors = [{"name": factor.name, "weight": factor.weight} for factor in weighed]
        by = f"{engine.NAME} {engine.VERSION}"
    if not with_text:
        factors = [{"name": without_words(each["name"]), "weight": each["weight"]} for each in factors]
        corrections = {
            name: [_without_text(name, old), _without_text(name, new)] for name, (old, new) in corrections.items()
        }
    line = {
        "id": salted_hmac("judgements", str(claim.pk)).hexdigest()[:16],
        "label": "unworthy" if claim.status == Status.DISMISSED else "worthy",
        "factors": factors,
        "score": score,
        "language": claim.language,
        "engine": by,
        "reason": claim.dismissed_because,
        "kinds": place.kinds,
    }
    if corrections:
        line["corrections"] = dict(corrections)
    return line | {"text": place.exact} if with_text else line


def without_words(name: str) -> str:
    """A factor's name without the words of the article that it quotes."""
    return name.partition("“")[0].rstrip(" :")


def _without_text(field: str, value: Any) -> Any:
    """What was read or put right, without the article's words: of a speaker only whether there is one."""
    match field:
        case "speaker":
            return "named" if value else ""
        case "quantities" | "dates":
            return [{name: part for name, part in entry.items() if _is_no_text(name, part)} for entry in value]
    return value


def _is_no_text(name: str, part: Any) -> bool:
    return name not in {"text", "start", "end"} and not (isinstance(part, str) and len(part) > LONGEST_WORD)
