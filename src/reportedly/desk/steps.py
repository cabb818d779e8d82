"""The order of rows in each view and what belongs where, worked out over the whole record by SQL.

Each step makes temporary tables of the connection (``desk_…``), from which the shelf is filled; ``place``
counts from one.
"""

from __future__ import annotations

from typing import Final

_STORIES: Final = """
CREATE OR REPLACE TEMP TABLE desk_stories AS
SELECT row_number() OVER (ORDER BY -len(report_ids), title, story_id) AS place, story_id, title
FROM stories ORDER BY place
"""

_REPORTS: Final = """
CREATE OR REPLACE TEMP TABLE desk_reports AS
WITH one_name AS (
    SELECT lower(a.alias.text) AS written, min(e.name) AS name
    FROM entities e, unnest(e.aliases) AS a(alias) WHERE e.kind = 'outlet' GROUP BY ALL
), story AS (
    SELECT u.report_id, min(s.story_id) AS story_id
    FROM stories s, unnest(s.report_ids) AS u(report_id) GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY r.published IS NULL, r.published || '~', r.file, r.part, r.report_id)
           AS place,
       r.report_id,
       coalesce(n.name, r.outlet, 'outlet unknown (' || parse_filename(r.file)
                || CASE WHEN r.part > 1 THEN ', report ' || r.part ELSE '' END || ')') AS outlet,
       r.published, s.story_id, length(r.text) AS length, r.report_id AS first_copy
FROM reports_dated r
LEFT JOIN one_name n ON n.written = lower(r.outlet)
LEFT JOIN story s ON s.report_id = r.report_id
ORDER BY place
"""

_STATEMENTS: Final = """
CREATE OR REPLACE TEMP TABLE desk_statements AS
WITH belongs AS (
    SELECT u.statement_id, min(c.claim_id) AS claim_id
    FROM claims c, unnest(c.statement_ids) AS u(statement_id) GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY r.place, s.start, -s."end", s.statement_id) AS place,
       s.statement_id, s.report_id, b.claim_id, s.root, s.chain, s.status, s.start,
       r.outlet, r.published, r.story_id
FROM statements s JOIN desk_reports r USING (report_id) LEFT JOIN belongs b USING (statement_id)
ORDER BY place
"""

# The order of ``publish.views.answer.most_consequential``: a test holds the two to each other.
_CLAIMS: Final = """
CREATE OR REPLACE TEMP TABLE desk_claims AS
WITH unnamed AS (
    SELECT DISTINCT c.claim_id FROM claims c, unnest(c.origins) AS o(source_id)
    JOIN sources s ON s.source_id = o.source_id WHERE s.kind = 'anonymous'
), contested AS (SELECT DISTINCT claim_id FROM conflicts WHERE claim_id IS NOT NULL
), led AS (
    SELECT c.claim_id, min(s.start) AS start
    FROM claims c, unnest(c.statement_ids) AS u(statement_id)
    JOIN statements s USING (statement_id) GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY
           -greatest(c.n_outlets - c.n_origins, 0),
           CASE WHEN c.n_outlets > c.n_origins THEN c.n_origins ELSE 0 END,
           c.n_outlets > c.n_origins AND u.claim_id IS NULL,
           -c.n_reports, -c.n_outlets, k.claim_id IS NULL, coalesce(l.start, 0), c.claim_id) AS place,
       c.claim_id
FROM claims c LEFT JOIN unnamed u USING (claim_id) LEFT JOIN contested k USING (claim_id)
LEFT JOIN led l USING (claim_id)
ORDER BY place
"""

_EVENTS: Final = """
CREATE OR REPLACE TEMP TABLE desk_events AS
SELECT row_number() OVER (ORDER BY status NOT IN ('happened', 'ongoing'), start IS NULL, start, event_id)
           AS place,
       event_id, least(start, "end") AS first, greatest(start, "end") AS last
FROM events ORDER BY place;
CREATE OR REPLACE TEMP TABLE desk_event_statements AS
SELECT e.event_id, u.statement_id FROM events e, unnest(e.statement_ids) AS u(statement_id)
"""

_CONFLICTS: Final = """
CREATE OR REPLACE TEMP TABLE desk_conflict_statements AS
SELECT DISTINCT c.conflict_id, s.statement_id
FROM conflicts c, unnest(c.values) AS v(value), unnest(v.value.statement_ids) AS s(statement_id);
CREATE OR REPLACE TEMP TABLE desk_conflict_reports AS
SELECT DISTINCT c.conflict_id, r.report_id
FROM conflicts c, unnest(c.values) AS v(value), unnest(v.value.report_ids) AS r(report_id);
CREATE OR REPLACE TEMP TABLE desk_conflicts AS
WITH sides AS (
    SELECT conflict_id, generate_subscripts(values, 1) AS side, unnest(values) AS value FROM conflicts
), giving AS (
    SELECT g.conflict_id, g.side, s.outlet
    FROM (SELECT conflict_id, side, unnest(value.statement_ids) AS statement_id FROM sides) g
    JOIN desk_statements s USING (statement_id)
), silent AS (
    SELECT g.conflict_id, g.side, r.outlet
    FROM (SELECT conflict_id, side, unnest(value.report_ids) AS report_id FROM sides) g
    JOIN desk_reports r USING (report_id)
    WHERE (g.conflict_id, g.side) NOT IN (SELECT (conflict_id, side) FROM giving)
), loud AS (
    SELECT conflict_id, count(DISTINCT (side, outlet)) AS outlets
    FROM (FROM giving UNION ALL FROM silent) GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY
           CASE c.kind WHEN 'contradiction' THEN 0 WHEN 'update' THEN 1 ELSE 2 END,
           -coalesce(l.outlets, 0), c.conflict_id) AS place,
       c.conflict_id
FROM conflicts c LEFT JOIN loud l USING (conflict_id) ORDER BY place
"""

_SOURCES: Final = """
CREATE OR REPLACE TEMP TABLE desk_sources AS
WITH said AS (
    SELECT root AS source_id, count(*) AS n_statements, list(DISTINCT outlet ORDER BY outlet) AS outlets
    FROM desk_statements GROUP BY ALL
), behind AS (
    SELECT u.source_id, count(*) AS n_claims FROM claims c, unnest(c.origins) AS u(source_id) GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY -coalesce(len(a.outlets), 0), -coalesce(a.n_statements, 0),
                          coalesce(s.name, s.description, ''), s.source_id) AS place,
       s.source_id, coalesce(a.outlets, []) AS outlets, coalesce(b.n_claims, 0) AS n_claims
FROM sources s LEFT JOIN said a USING (source_id) LEFT JOIN behind b USING (source_id)
WHERE a.source_id IS NOT NULL OR b.source_id IS NOT NULL ORDER BY place
"""

_NAMES: Final = """
CREATE OR REPLACE TEMP TABLE desk_names AS
SELECT row_number() OVER (ORDER BY -used, name, entity_id) AS place, entity_id FROM (
    SELECT e.entity_id, any_value(e.name) AS name, count(DISTINCT r.report_id) AS used
    FROM entities e, unnest(e.aliases) AS a(alias), unnest(a.alias.report_ids) AS r(report_id)
    GROUP BY e.entity_id HAVING count(DISTINCT a.alias.text) > 1
) ORDER BY place
"""

_ABOUT: Final = """
CREATE OR REPLACE TEMP TABLE desk_about AS
SELECT DISTINCT statement_id, entity_id FROM (
    SELECT s.statement_id, n.entity_id
    FROM (
        SELECT e.entity_id, a.alias.text AS written, r.report_id
        FROM entities e, unnest(e.aliases) AS a(alias), unnest(a.alias.report_ids) AS r(report_id)
        WHERE a.alias.text <> ''
    ) n JOIN statements s ON s.report_id = n.report_id AND contains(s.text, n.written)
    UNION ALL
    SELECT s.statement_id, o.entity_id
    FROM desk_statements s, unnest(s.chain) AS c(source_id)
    JOIN sources o ON o.source_id = c.source_id WHERE o.entity_id IS NOT NULL
    UNION ALL
    SELECT u.statement_id, unnest(list_distinct(e.actors || e.recipients || list_value(e.place)))
    FROM events e, unnest(e.statement_ids) AS u(statement_id)
) WHERE entity_id IS NOT NULL ORDER BY entity_id, statement_id
"""

# Who is shown to have a part in an event, by the rule of ``publish.views.parties``.
_PARTIES: Final = """
CREATE OR REPLACE TEMP TABLE desk_deeds AS
SELECT * FROM (
    SELECT unnest(actors) AS entity_id, event_id, CAST(NULL AS VARCHAR) AS statement_id,
           len(statement_ids) AS told
    FROM events WHERE status <> 'denied'
    UNION ALL
    SELECT unnest(recipients), event_id, NULL, len(statement_ids) FROM events
    WHERE status IN ('happened', 'ongoing', 'offered') OR type = 'OFFER'
       OR (type = 'REQUEST' AND status = 'requested')
    UNION ALL
    SELECT o.entity_id, NULL, s.statement_id, 1
    FROM desk_statements s JOIN sources o ON o.source_id = s.root
    WHERE o.entity_id IS NOT NULL AND len(s.chain) > 1
) ORDER BY entity_id;
CREATE OR REPLACE TEMP TABLE desk_parties AS
SELECT row_number() OVER (ORDER BY -sum(d.told), any_value(e.name), d.entity_id) AS place, d.entity_id
FROM desk_deeds d JOIN entities e USING (entity_id)
WHERE e.kind IN ('country', 'organisation', 'person', 'group') GROUP BY d.entity_id ORDER BY place
"""

_COPIED: Final = """
CREATE OR REPLACE TEMP TABLE desk_copied AS
SELECT row_number() OVER (ORDER BY -sum(to_end - to_start), from_report, to_report) AS place,
       from_report, to_report
FROM reuse GROUP BY from_report, to_report ORDER BY place;
CREATE OR REPLACE TEMP TABLE desk_reuse AS
SELECT row_number() OVER (ORDER BY to_report, to_start - to_end, reuse_id) AS place, reuse_id FROM reuse
ORDER BY place
"""

STEPS: Final = (
    _REPORTS,
    _STORIES,
    _STATEMENTS,
    _CLAIMS,
    _EVENTS,
    _CONFLICTS,
    _SOURCES,
    _NAMES,
    _ABOUT,
    _PARTIES,
    _COPIED,
)
