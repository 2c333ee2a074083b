from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0003_invitations")]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="time_zone",
            field=models.CharField(
                blank=True,
                help_text="By which times are shown and read, such as Asia/Tokyo; empty: the newsroom's.",
                max_length=64,
                default="",
            ),
            preserve_default=False,
        ),
    ]
