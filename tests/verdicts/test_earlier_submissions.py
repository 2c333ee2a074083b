"""What was handed in before submissions were kept."""

from importlib import import_module

import pgtrigger
from django.apps import apps

from factcheck.verdicts.models import Submission

migration = import_module("factcheck.verdicts.migrations.0003_earlier_submissions")


def test_the_record_of_every_submitted_verdict_becomes_its_first_submission(desk):
    verdict = desk.submitted()
    with pgtrigger.ignore("verdicts.Submission:submissions_stay"):
        Submission.objects.all().delete()

    for _again in range(2):
        migration.keep_what_was_submitted(apps, None)

    [kept] = Submission.objects.all()
    assert (kept.verdict_id, kept.number, kept.by, kept.at) == (verdict.pk, 1, desk.checker, verdict.submitted_at)
    assert kept.record == verdict.record


def test_a_draft_has_handed_in_nothing(desk):
    desk.draft()

    migration.keep_what_was_submitted(apps, None)

    assert not Submission.objects.exists()
