"""Who is where at this moment, and whether they look or write. Redis keeps it for a minute: it is news, not memory."""

import json
import time
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

from redis import Redis

from newsroom import carrier, hints
from newsroom.models import User

KEY = "factcheck:presence"
GONE_AFTER = 60  # Seconds without a sign.


@dataclass(frozen=True, slots=True)
class Sign:
    """What one tab of one person has told last. `since` is when it began to write, in seconds since 1970, or 0."""

    user: int
    tab: str
    article: int
    claim: int
    since: int
    name: str

    def __str__(self) -> str:
        return json.dumps(astuple(self))

    @property
    def is_writing(self) -> bool:
        return self.since > 0


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is there: on which claim of the article (0: none), and since when they write there, if they do."""

    name: str
    claim: int
    since: int

    @property
    def is_writing(self) -> bool:
        return self.since > 0

    @property
    def minutes(self) -> int:
        """For how long they have been writing; the first minute counts as one."""
        return 1 + max(0, int(time.time()) - self.since) // 60


def show(person: User, *, tab: str, article: int, claim: int, is_writing: bool) -> int:
    """This tab of this person is there. Others are told when that is news: they came, went on, or began to write.

    Returns the number of what they are told, by which the tab knows its own news again; 0 when it was none.
    """

    def sign(redis: Redis) -> int:
        now = int(time.time())
        before = [each for each in _signs(redis) if (each.user, each.tab) == (person.pk, tab)]
        same = [each for each in before if (each.article, each.claim) == (article, claim)]
        since = next((each.since for each in same if each.since), now) if is_writing else 0
        new = Sign(person.pk, tab, article, claim, since, str(person))
        with redis.pipeline() as pipe:
            for old in before:
                if old != new:
                    pipe.zrem(KEY, str(old))
            pipe.zadd(KEY, {str(new): now})
            pipe.zremrangebyscore(KEY, "-inf", now - GONE_AFTER)
            pipe.expire(KEY, GONE_AFTER)
            pipe.execute()
        news = {old.article for old in before if old.article != article} | (set() if new in before else {article})
        return _tell(news) if news else 0

    return carrier.ask(sign) or 0


def leave(person: User, *, tab: str) -> None:
    """This tab of this person is closed."""

    def go(redis: Redis) -> bool:
        gone = [each for each in _signs(redis) if (each.user, each.tab) == (person.pk, tab)]
        if gone:
            redis.zrem(KEY, *map(str, gone))
        _tell({each.article for each in gone})
        return True

    carrier.ask(go)


def _tell(articles: Iterable[int]) -> int:
    number = time.time_ns() // 1000
    hints.tell((f"presence:{article}" for article in articles), "moved", event=number)
    return number


def _signs(redis: Redis) -> list[Sign]:
    # A tab says where it is three times a minute: an old sign that is still kept is not read.
    found: Any = redis.zrangebyscore(KEY, f"({int(time.time()) - GONE_AFTER}", "+inf")
    return [Sign(*json.loads(each)) for each in found]


def others(reader: User, *, article: int | None = None, claims: Iterable[int] | None = None) -> list[Present]:
    """Who else is there now, in the article or on one of the claims: each once a claim, who writes before who looks.

    Nobody is, while Redis does not answer.
    """
    wanted = None if claims is None else set(claims)
    found: dict[tuple[int, int], Present] = {}
    for each in sorted(carrier.ask(_signs) or [], key=lambda sign: (not sign.is_writing, sign.since)):
        is_here = (article is None or each.article == article) and (wanted is None or each.claim in wanted)
        if each.user != reader.pk and is_here:
            found.setdefault((each.user, each.claim), Present(each.name, each.claim, each.since))
    return list(found.values())
