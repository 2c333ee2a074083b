"""Pages that programs name by their address alone: owed as rows, fetched by a worker, taken in once."""

import logging

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from factcheck.feeds.api import arriving
from factcheck.feeds.api.forms import ArticleSent
from factcheck.feeds.api.models import Fetching, Submission, Token
from factcheck.feeds.api.services import submitting
from newsroom import jobs, ledger, rights
from newsroom.refusals import Refusal

log = logging.getLogger(__name__)

TRIES = 3  # A server that is away for a minute and a half may come back; one that is away for longer is named.
AT_ONCE = 100  # Fetchings that one sweep hands out.


def ask(token: Token, sent: ArticleSent, *, key: str = "", digest: str = "") -> Fetching:
    """Owe the fetching of a page, for the person of this token. Raises `Refusal` for an address that is never fetched.

    `key` and `digest` are as `submitting.submit` has them.
    """
    rights.require(token.person, "article.take_in")
    arriving.permit_form(sent.url or "")
    try:
        with transaction.atomic():
            owed = Fetching.objects.create(
                token=token, sent=sent.model_dump(mode="json", exclude_unset=True), attempts_allowed=TRIES
            )
            if key:
                Submission.objects.create(person=token.person, key=key, digest=digest, fetching=owed)
            return owed
    except IntegrityError:  # The same request at the same moment was quicker.
        found = submitting.earlier(by=token.person, key=key, digest=digest)
        if isinstance(found, Fetching):
            return found
        raise


def run(pk: int) -> int | None:
    """Fetch what fetching `pk` asks for if it is due, and take it in; the number of the reading that is owed then."""
    job = Fetching.objects.lease(pk)
    if job is None:
        return None
    try:
        return _taken_in(job)
    except jobs.LostLease as lost:
        log.warning("Gave way to another worker: %s", lost)
    except Exception as error:
        log.exception("Fetching %s went wrong", pk)
        job.fail(f"{type(error).__name__}: {error}")
    return None


def sweep() -> list[int]:
    """Those that a worker should be told of now."""
    jobs.give_up(Fetching.objects.all())
    return list(Fetching.objects.due().order_by("due_at").values_list("pk", flat=True)[:AT_ONCE])


def forget() -> int:
    """Let go of what was done long ago, and of the keys that stood for it; how many rows those were."""
    return Fetching.objects.filter(due_at__isnull=True, asked_at__lt=Now() - submitting.KEPT).delete()[0]


def _taken_in(job: Fetching) -> int | None:
    token = Token.objects.good().select_related("person").filter(pk=job.token_id).first()
    if token is None:
        job.end("The token that asked for this opens nothing any more.")
        return None
    try:
        article = arriving.as_fetched(ArticleSent.model_validate(job.sent))
    except Refusal as refusal:
        job.fail(refusal.sentence)
        return None
    try:
        with ledger.by_hand(), transaction.atomic():
            ledger.through(str(token))
            job.finish()  # First, because it locks the row: of two workers only one takes it in.
            done = submitting.submit(article, by=token.person)
            Fetching.objects.filter(pk=job.pk).update(
                version=done.version, is_new=done.is_new, remarks=list(done.remarks)
            )
    except Refusal as refusal:  # The newsroom will not have it, however often it is fetched.
        job.end(refusal.sentence)
        return None
    return done.reading.pk
