"""What was handed in before submissions were kept: each submitted verdict's record becomes its first submission."""

import django.db.models.deletion
from django.db import migrations, models


def keep_what_was_submitted(apps, schema_editor):
    Verdict = apps.get_model("verdicts", "Verdict")
    Submission = apps.get_model("verdicts", "Submission")
    submitted = Verdict.objects.filter(record__isnull=False, submitted_at__isnull=False, submissions=None)
    for verdict in submitted.only("pk", "record", "author_id", "submitted_at").iterator(chunk_size=200):
        Submission.objects.create(
            verdict_id=verdict.pk, number=1, record=verdict.record, by_id=verdict.author_id, at=verdict.submitted_at
        )


class Migration(migrations.Migration):
    dependencies = [("verdicts", "0002_submissions_and_releases")]

    operations = [
        migrations.AlterField(
            model_name="submission",
            name="verdict",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="submissions",
                to="verdicts.verdict",
            ),
        ),
        migrations.AlterField(
            model_name="release",
            name="verdict",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="releases",
                to="verdicts.verdict",
            ),
        ),
        migrations.RunPython(keep_what_was_submitted, migrations.RunPython.noop),
    ]
