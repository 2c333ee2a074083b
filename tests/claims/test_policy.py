"""How the newsroom has its articles read, and that the workers keep to it."""

import pytest

from factcheck.claims.engine import worthiness
from factcheck.claims.models import Extraction, ReadingPolicy
from factcheck.claims.services import extraction, policy
from newsroom.ledger import history
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db


def changed(by, *, version=1, cut=0.6, language_model=False, rereads=True):
    return policy.change(by=by, version=version, cut=cut, language_model=language_model, rereads=rereads)


def test_without_a_row_the_engines_own_cut_holds_and_nothing_is_asked_outside():
    rules = policy.current()

    assert (rules.cut, rules.language_model, rules.rereads) == (worthiness.CUT, False, True)
    assert not ReadingPolicy.objects.exists()


@pytest.mark.parametrize("role", ["curator", "editor", "admin"])
def test_curators_and_editors_change_it_and_what_was_there_is_on_record(role):
    person = people.person(role)

    rules = changed(person, cut=0.7, language_model=True)

    line = history(rules)[0]
    assert (policy.current().cut, rules.language_model, rules.version) == (0.7, True, 2)
    assert (line.by, line.details) == (person, {"cut": worthiness.CUT, "language_model": False})


@pytest.mark.parametrize("role", ["checker", "reporter"])
def test_others_do_not(role):
    with pytest.raises(Forbidden, match=r"reading\.policy"):
        changed(people.person(role))


@pytest.mark.parametrize("cut", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_cut_outside_0_to_1_is_refused_in_a_sentence(editor, cut):
    with pytest.raises(Refusal, match=r"The cut is a number from 0 .* to 1"):
        changed(editor, cut=cut)

    assert not ReadingPolicy.objects.exists()


def test_who_read_an_older_policy_is_told_who_was_first(editor, curator):
    changed(curator, cut=0.7)

    with pytest.raises(Conflict, match=f"{curator} has changed how articles are read since you opened it"):
        changed(editor, cut=0.4)

    assert policy.current().cut == 0.7


def test_the_same_change_sent_twice_is_one(editor):
    changed(editor)

    assert changed(editor).version == 2
    assert history(policy.current()).count() == 1


def test_claims_are_offered_from_the_newsrooms_cut_on(editor):
    version = people.version()
    extraction.run(extraction.request(version).pk)
    scores = sorted(version.appearances.values_list("score", flat=True))
    middle = scores[len(scores) // 2]
    assert scores[0] < middle
    changed(editor, cut=middle)

    job = extraction.request(people.version(outlet="Harbour Times"))
    extraction.run(job.pk)

    job = Extraction.objects.get(pk=job.pk)
    offered = sorted(job.version.appearances.values_list("score", flat=True))
    assert offered == [score for score in scores if score >= middle]
    assert job.cut == middle


def test_a_raised_cut_takes_back_what_lies_below_and_a_lowered_one_brings_it_back(editor):
    version = people.version()
    job = extraction.request(version)
    extraction.run(job.pk)
    scores = list(version.appearances.values_list("score", flat=True))

    changed(editor, cut=max(scores))
    assert extraction.sweep() == [job.pk]
    extraction.run(job.pk)
    stays = sum(score == max(scores) for score in scores)
    assert version.appearances.offered().count() == stays
    assert Extraction.objects.get(pk=job.pk).withdrawn == len(scores) - stays

    changed(editor, version=2, cut=min(scores))
    extraction.sweep()
    extraction.run(job.pk)
    assert version.appearances.offered().count() == len(scores)
    assert Extraction.objects.get(pk=job.pk).fresh == len(scores) - stays
