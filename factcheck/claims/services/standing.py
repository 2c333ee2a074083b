"""What stands in an article while one of its texts is written to: its claims and their places, held still.

Three sorts of claims stand there. What people **decided** (accepted, dismissed, checked, merged, marked themselves) no
reading touches. What nobody **touched** follows the reading in everything, and is taken back when a reading no longer
proposes it. Between them stands what a person touched without deciding, by putting a speaker right or by taking a
decision back: what the machine says of it is refreshed but for what the person put right, and it stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from newsroom import ledger

UNDECIDED = {Claim.Status.CANDIDATE, Claim.Status.WITHDRAWN}


@dataclass(frozen=True)
class Standing:
    """The claims by key, the places in the text (`here`) and in the article's other texts (`elsewhere`)."""

    version: Version
    claims: dict[int, Claim]
    here: list[Appearance]
    elsewhere: list[Appearance]
    by_people: set[str]  # What a person did anything to, as the ledger names it.
    later: set[int]  # The article's texts that came after this one, by key.

    def claim_at(self, place: Appearance) -> Claim:
        """The place's claim; a merged one's is what it was merged into."""
        claim = self.claims[place.claim_id]
        return self.claims[claim.merged_into_id] if claim.merged_into_id else claim

    def of_people(self, place: Appearance) -> bool:
        """Whether people have dealt with the words there, so that nobody wants them proposed in another cut.

        Words that were dismissed because they were cut wrongly are what another cut is wanted for.
        """
        claim = self.claims[place.claim_id]
        if claim.dismissed_because == Claim.Reason.WRONG_SPAN:
            return False
        return self.is_decided(place) or not self.is_untouched(claim)

    def is_decided(self, place: Appearance) -> bool:
        claim = self.claims[place.claim_id]
        return place.is_moved or claim.status not in UNDECIDED or claim.added_by_id is not None

    def is_untouched(self, claim: Claim) -> bool:
        undecided = claim.status in UNDECIDED and claim.added_by_id is None
        return undecided and ledger.subject_of(claim) not in self.by_people


def hold(version: Version) -> Standing:
    """What stands in the version's article, locked until the transaction ends.

    The text is locked first, so that nobody marks a passage of it meanwhile, then every claim of the article in one
    order: who decides, corrects or merges at this moment either is done, and is seen here, or waits. A merge that was
    quicker leads to claims that were not asked for: then the locks are given back and all are asked for again, since
    two who wait for each other's claims in different orders would wait for ever.
    """
    Version.objects.select_for_update(of=("self",)).only("pk").get(pk=version.pk)
    of_article = Appearance.objects.filter(version__article=version.article_id)
    wanted = set(of_article.order_by().values_list("claim_id", flat=True))
    while True:
        point = transaction.savepoint()
        claims = {claim.pk: claim for claim in _locked(wanted)}
        places = list(of_article.order_by("version__number", "pk"))
        targets = {claim.merged_into_id for claim in claims.values() if claim.merged_into_id}
        missing = ({place.claim_id for place in places} | targets) - claims.keys()
        if not missing:
            break
        transaction.savepoint_rollback(point)
        wanted |= missing
    transaction.savepoint_commit(point)
    return Standing(
        version,
        claims,
        here=[place for place in places if place.version_id == version.pk],
        elsewhere=[place for place in places if place.version_id != version.pk],
        by_people=ledger.touched_by_people(claims.values()),
        later=set(version.article.versions.filter(number__gt=version.number).values_list("pk", flat=True)),
    )


def _locked(keys: Iterable[int]) -> Iterable[Claim]:
    return Claim.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk")
