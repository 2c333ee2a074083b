"""A year of a newsroom, followed by a reader who keeps a copy: the old snapshot and the increments are the new one."""

import csv
import json
import random
import re
from collections.abc import Callable, Iterator

import pytest

from factcheck.feeds.remembered import ANSWERS

DAYS = 30  # On which something happens; each is a publication with all that goes before it.


def elements(text: str) -> Iterator[tuple[str, str]]:
    """Of a DataFeed: the address and the bytes of each item."""
    for line in text.split("[\n", 1)[1].removesuffix("\n]}\n").split(",\n"):
        if line:
            yield json.loads(line)["@id"], line


def lines(text: str) -> Iterator[tuple[str, str]]:
    """Of NDJSON: the address and the bytes of each line."""
    return ((json.loads(line)["@id"], line) for line in text.split("\n")[:-1])


def rows(text: str) -> Iterator[tuple[str, str]]:
    """Of CSV: the address and the bytes of each row."""
    header, *found = text.split("\r\n")[:-1]
    assert header.startswith("@id,url,")
    return ((next(csv.reader([row]))[0], row) for row in found)


FEEDS = {"claimreview.json": elements, "verdicts.ndjson": lines, "verdicts.csv": rows}


class Follower:
    """A reader who has a copy of one feed, and asks every now and again for what is new."""

    def __init__(self, client, name: str, meanwhile: Callable[[], object]) -> None:
        self.client, self.name, self.meanwhile = client, name, meanwhile
        self.copy: dict[str, str] = {}
        self.cursor = ""

    def ask(self, url: str) -> tuple[dict[str, str], dict[str, str]]:
        answer = self.client.get(url)
        assert answer.status_code == 200, url
        found = list(FEEDS[self.name](b"".join(answer).decode()))
        assert len(dict(found)) == len(found)
        return dict(found), dict(answer.headers)

    def everything(self) -> dict[str, str]:
        return self.ask(f"/feeds/{self.name}")[0]

    def catch_up(self, limit: int) -> None:
        """Page by page, while things happen between two of them."""
        since = f"since={self.cursor}&" if self.cursor else ""
        url: str | None = f"/feeds/{self.name}?{since}limit={limit}"
        arrived: dict[str, str] = {}
        while url:
            found, headers = self.ask(url)
            self.cursor = headers.get("Feed-Version", self.cursor)
            assert not found.keys() & arrived.keys()
            arrived |= found
            link = re.fullmatch(r'<([^>]+)>; rel="next"', headers.get("Link", ""))
            url = link[1] if link else None
            if url:
                self.meanwhile()
        self.copy |= arrived


class Newsroom:
    """Publishes, corrects, retracts and publishes again, as a seed says."""

    def __init__(self, desk, publish, chance: random.Random) -> None:
        self.desk, self.publish, self.chance = desk, publish, chance
        self.standing: list = []
        self.retracted: list = []
        self.number = 0

    def act(self) -> None:
        deeds = (
            [self.new] * 2 + [self.correct, self.retract] * bool(self.standing) + [self.again] * bool(self.retracted)
        )
        self.chance.choice(deeds)()

    def new(self) -> None:
        self.number += 1
        words = self.chance.choice(['Japan sold {} "bonds", they say', "=SUM({})", "יפן מכרה {}", "A\nline, <b>{}</b>"])
        self.standing.append(self.publish(words.format(self.number), claimant="Katsunobu Kato"))

    def correct(self) -> None:
        self.standing.append(self.desk.corrected(self._one_of(self.standing)))

    def retract(self) -> None:
        self.retracted.append(self.desk.retracted(self._one_of(self.standing)))

    def again(self) -> None:
        verdict = self._one_of(self.retracted)
        self.standing.append(
            self.desk.published(
                self.desk.approved(self.desk.submitted(self.desk.draft(verdict.claim, correction_note="Read again.")))
            )
        )

    def _one_of(self, verdicts: list):
        return verdicts.pop(self.chance.randrange(len(verdicts)))


@pytest.mark.parametrize("seed", [1, 2])
def test_an_old_snapshot_and_the_increments_are_the_new_snapshot_to_the_byte_of_each_record(
    client, desk, publish, seed
):
    chance = random.Random(seed)
    newsroom = Newsroom(desk, publish, chance)
    followers = [
        Follower(client, name, lambda: newsroom.act() if chance.random() < 0.1 else None) for name in FEEDS
    ]  # fmt: skip

    for _day in range(DAYS):
        newsroom.act()
        for follower in followers:
            if chance.random() < 0.2:
                follower.catch_up(limit=chance.choice([1, 2, 3, 50]))
        if chance.random() < 0.1:
            ANSWERS.clear()  # The process starts again.

    for follower in followers:
        follower.meanwhile = lambda: None
        follower.catch_up(limit=4)
        assert follower.copy == follower.everything()
    (dates, _lines, _rows) = followers
    assert len(dates.copy) == newsroom.number > 5
    assert any('"item":[]' in item for item in dates.copy.values()) == bool(newsroom.retracted)


def test_a_copy_that_is_begun_late_is_the_same_as_one_that_was_kept_all_along(client, desk, publish):
    newsroom = Newsroom(desk, publish, random.Random(3))
    early = Follower(client, "verdicts.ndjson", lambda: None)
    for _ in range(8):
        newsroom.act()
        early.catch_up(limit=2)
    late = Follower(client, "verdicts.ndjson", lambda: None)

    late.catch_up(limit=50)

    assert late.copy == early.copy
    assert late.cursor == early.cursor
