from django.db import migrations

# One index answers for every fact that readers and programs look for, and its statistics tell how many checks have a
# fact: of a frequent one the first are found along the feed, of a rare one by this index. Here and not at the model, whose
# room knows of no readers.
FACETS = """
CREATE FUNCTION verdict_facets(record jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 300 AS $$
DECLARE
    language text := lower(coalesce(record ->> 'language', ''));
    found text[] := ARRAY['language:' || language];
    each jsonb;
BEGIN
    found := found || ('rating:' || lower(record #>> '{rating,label}'));
    found := found || ('claimant:' || lower(btrim(record #>> '{claim,claimant}')));
    FOR each IN SELECT * FROM jsonb_path_query(record, '$.claim.topics[*]') LOOP
        found := found || ('topic:' || (each #>> '{}'));
    END LOOP;
    FOR each IN SELECT * FROM jsonb_path_query(record, '$.claim.appearances[*].outlet') LOOP
        found := found || ('outlet:' || (each #>> '{}'));
    END LOOP;
    WHILE language <> '' LOOP
        found := found || ('speaks:' || language);
        language := CASE WHEN strpos(language, '-') > 0 THEN regexp_replace(language, '-[^-]*$', '') ELSE '' END;
    END LOOP;
    RETURN array_remove(found, NULL);
END
$$
"""
# Along the feed past the checks of other days, without a look at the rows; and those of a few days only.
SHOWN = """
CREATE INDEX verdict_shown ON verdicts_verdict (changed_at DESC, id DESC)
INCLUDE (first_published_at, state, slug, revision) WHERE changed_at IS NOT NULL
"""
FIRST_PUBLISHED = """
CREATE INDEX verdict_first_published ON verdicts_verdict (first_published_at, changed_at, id)
WHERE changed_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("feeds", "0002_policies"),
        ("verdicts", "0006_found_in_the_record"),
    ]

    operations = [
        migrations.RunSQL(FACETS, "DROP FUNCTION verdict_facets(jsonb)"),
        migrations.RunSQL(
            "CREATE INDEX verdict_facets ON verdicts_verdict USING gin (verdict_facets(record))",
            "DROP INDEX verdict_facets",
        ),
        migrations.RunSQL(SHOWN, "DROP INDEX verdict_shown"),
        migrations.RunSQL(FIRST_PUBLISHED, "DROP INDEX verdict_first_published"),
    ]
