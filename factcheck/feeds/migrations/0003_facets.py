from django.db import migrations

# One index answers for every fact that readers and programs look for, and its statistics tell how many checks have a
# fact: of a frequent one the first are found along the feed, of a rare one by this index. Here and not at the model, whose
# room knows of no readers.
FACETS = """
CREATE FUNCTION verdict_facets(record jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 2000 AS $$
    SELECT array_agg(DISTINCT facet) FROM (
        SELECT 'rating:' || lower(record #>> '{rating,label}')
        UNION ALL
        SELECT 'claimant:' || lower(btrim(record #>> '{claim,claimant}'))
        UNION ALL
        SELECT 'topic:' || (topic #>> '{}') FROM jsonb_path_query(record, '$.claim.topics[*]') AS topic
        UNION ALL
        SELECT 'outlet:' || (outlet #>> '{}') FROM jsonb_path_query(record, '$.claim.appearances[*].outlet') AS outlet
        UNION ALL
        SELECT 'language:' || lower(coalesce(record ->> 'language', ''))
        UNION ALL
        SELECT 'speaks:' || array_to_string(parts[1:n], '-')
        FROM string_to_array(lower(nullif(record ->> 'language', '')), '-') AS parts,
            generate_subscripts(parts, 1) AS n
    ) AS told (facet) WHERE facet IS NOT NULL
$$
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
        migrations.RunSQL(
            "CREATE INDEX verdict_first_published ON verdicts_verdict (first_published_at, changed_at, id) "
            "WHERE changed_at IS NOT NULL",
            "DROP INDEX verdict_first_published",
        ),
    ]
