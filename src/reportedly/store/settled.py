"""The record's tables: read as they were last settled, and replaced neighbourhood by neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import duckdb
import msgspec
import pyarrow as pa

from reportedly.link import SetAside
from reportedly.link.entities.rows import EntityPart, EntityWord, Met, thing_of
from reportedly.record import TABLES, Reuse, Source, Story
from reportedly.store.schema import OF_NEIGHBOURHOODS, create_index, insert, insert_rows

# What neighbourhoods say of entities and of sources: the table, and its column for sources.
_PARTS = {"entity_parts": "NULL", "entity_words": "NULL", "source_parts": "source_id"}
_OF_SOME = "SELECT * EXCLUDE (neighbourhood) FROM {} WHERE neighbourhood IN (SELECT unnest(?))"

MEMBERS = pa.schema([("neighbourhood", pa.string()), ("report_id", pa.string())])


class Settled:
    """What was computed, through one connection; the caller holds the transaction."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db

    def basis(self) -> str | None:
        """What the record was computed with; None where reports or annotations have changed since."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'settled'").fetchall()
        return str(found[0][0]) if found else None

    def computed_with(self) -> str | None:
        """The same, whatever has changed since; None where nothing was computed yet."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'computed'").fetchall()
        return str(found[0][0]) if found else None

    def mark(self, basis: str) -> None:
        """Say that the record is that of all that is there."""
        self._db.execute("DELETE FROM changed")
        self._db.execute(
            "INSERT OR REPLACE INTO meta VALUES ('settled', $1), ('computed', $1), ('revision', ("
            "SELECT CAST(coalesce(max(CAST(value AS BIGINT)), 0) + 1 AS VARCHAR) FROM meta "
            "WHERE key = 'revision'))",
            [basis],
        )

    def changed(self) -> set[str]:
        """Reports whose row or annotation is another one than the record was made from."""
        return {row[0] for row in self._db.execute("SELECT report_id FROM changed").fetchall()}

    def passages(self) -> tuple[Reuse, ...]:
        """The passages that were found last."""
        return tuple(msgspec.convert(row, Reuse) for row in _rows(self._db, "SELECT * FROM passages"))

    def stories(self) -> tuple[Story, ...]:
        """The stories that were found last."""
        return tuple(
            msgspec.convert(row, Story)
            for row in _rows(self._db, "SELECT * EXCLUDE (neighbourhood) FROM stories")
        )

    def passages_of(self, reports: Iterable[str]) -> tuple[Reuse, ...]:
        """The passages of which one end is in these reports."""
        found = self._db.sql(
            "SELECT * FROM passages "
            "WHERE from_report IN (SELECT unnest($1)) OR to_report IN (SELECT unnest($1))",
            params=[list(reports)],
        )
        return tuple(msgspec.convert(row, Reuse) for row in found.to_arrow_table().to_pylist())

    def passages_between(self, pairs: set[tuple[str, str]]) -> set[Reuse]:
        """The passages between two reports of a pair, whichever gave."""
        either = pairs | {(b, a) for a, b in pairs}
        of_one = self.passages_of({report for pair in pairs for report in pair})
        return {row for row in of_one if (row.from_report, row.to_report) in either}

    def set_passages(self, passages: Sequence[Reuse]) -> None:
        """Replace all passages."""
        self._db.execute("DELETE FROM passages")
        insert_rows(self._db, "passages", passages, Reuse)

    def replace_passages(self, gone: Iterable[Reuse], new: Iterable[Reuse]) -> None:
        """Take out some passages and put in others."""
        if ids := [row.reuse_id for row in gone]:
            self._db.execute("DELETE FROM passages WHERE reuse_id IN (SELECT unnest(?))", [ids])
        rows: list[Reuse] = sorted(new, key=lambda row: row.reuse_id)
        insert_rows(self._db, "passages", rows, Reuse)

    def stories_of(self, reports: Iterable[str]) -> tuple[Story, ...]:
        """The stories of these reports."""
        found = self._db.sql(
            "SELECT * EXCLUDE (neighbourhood) FROM stories SEMI JOIN ("
            "SELECT story_id AS of_some FROM (SELECT story_id, unnest(report_ids) AS report_id FROM stories) "
            "WHERE report_id IN (SELECT unnest(?))) ON story_id = of_some",
            params=[list(reports)],
        )
        return tuple(msgspec.convert(row, Story) for row in found.to_arrow_table().to_pylist())

    def clear_index(self) -> None:
        """Forget what comparing texts left behind."""
        create_index(self._db)

    def set_aside(self, aside: Sequence[SetAside]) -> None:
        """Replace what was not compared like the rest."""
        self._db.execute("DELETE FROM set_aside")
        insert_rows(self._db, "set_aside", aside, SetAside)

    def members(self, reports: Iterable[str] | None = None) -> dict[str, list[str]]:
        """The reports of every neighbourhood, by its id; or of those that have one of ``reports``."""
        query, values = "SELECT neighbourhood, report_id FROM members", []
        if reports is not None:
            query += (
                " WHERE neighbourhood IN "
                "(SELECT neighbourhood FROM members WHERE report_id IN (SELECT unnest(?)))"
            )
            values = [list(reports)]
        found: dict[str, list[str]] = {}
        for key, report in self._db.execute(query, values).fetchall():
            found.setdefault(key, []).append(report)
        return found

    def judged(self) -> set[str]:
        """The reports that judgements were about when the record was computed."""
        return {row[0] for row in self._db.execute("SELECT report_id FROM judged").fetchall()}

    def set_judged(self, reports: Iterable[str]) -> None:
        """Remember which reports judgements are about."""
        now = set(reports)
        if now != self.judged():
            self._db.execute("DELETE FROM judged")
            insert(self._db, "judged", pa.table({"report_id": pa.array(sorted(now), pa.string())}))

    def remember(self, neighbourhoods: Iterable[str]) -> None:
        """Keep what some neighbourhoods say of things and sources, and the meanings that were read for them,
        until ``changed_since`` asks."""
        some = list(neighbourhoods)
        for name in (*_PARTS, "meanings"):
            query = _OF_SOME.format(name) + ("" if some else " LIMIT 0")
            self._db.execute(f"CREATE OR REPLACE TEMP TABLE {name}_before AS {query}", [some])

    def changed_since(self, neighbourhoods: Iterable[str]) -> tuple[set[str], set[str]]:
        """The ids of entities and of sources of which these neighbourhoods say something else than was
        remembered; with a source the entity that it is."""
        entities: set[str] = set()
        sources: set[str] = set()
        for name, of_source in _PARTS.items():
            rows = self._db.execute(
                f"SELECT DISTINCT entity_id, {of_source} FROM (FROM (SELECT *, 1 AS more FROM "
                f"({_OF_SOME.format(name)}) UNION ALL SELECT *, -1 FROM {name}_before) "
                "SELECT * EXCLUDE (more) GROUP BY ALL HAVING sum(more) != 0)",
                [list(neighbourhoods)],
            ).fetchall()
            entities.update(entity for entity, _ in rows if entity is not None)
            sources.update(source for _, source in rows if source is not None)
            self._db.execute(f"DROP TABLE {name}_before")
        self._db.execute("DROP TABLE meanings_before")
        return entities, sources

    def drop(self, neighbourhoods: Iterable[str]) -> None:
        """Take neighbourhoods out of every table but those that several share."""
        gone = list(neighbourhoods)
        for name in (*OF_NEIGHBOURHOODS, "members") if gone else ():
            self._db.execute(f"DELETE FROM {name} WHERE neighbourhood IN (SELECT unnest(?))", [gone])

    def meanings_before(self, reports: Iterable[str]) -> dict[str, dict[str, str]]:
        """The meanings of these reports' statements that were remembered, by report and statement."""
        found: dict[str, dict[str, str]] = {}
        for report, statement, numbers in self._db.execute(
            "SELECT report_id, statement_id, numbers FROM meanings_before "
            "WHERE report_id IN (SELECT unnest(?))",
            [list(reports)],
        ).fetchall():
            found.setdefault(report, {})[statement] = numbers
        return found

    def put(self, name: str, rows: Sequence[object], neighbourhoods: Sequence[str]) -> None:
        """Add rows of neighbourhoods to a table of ``OF_NEIGHBOURHOODS``."""
        insert_rows(self._db, name, rows, OF_NEIGHBOURHOODS[name], neighbourhoods)

    def put_members(self, members: Mapping[str, Sequence[str]]) -> None:
        """Add neighbourhoods with their reports."""
        pairs = [(key, report) for key, reports in members.items() for report in reports]
        table = {"neighbourhood": [key for key, _ in pairs], "report_id": [report for _, report in pairs]}
        insert(self._db, "members", pa.table(table, schema=MEMBERS))

    def things(self, entities: Iterable[str]) -> list[Met]:
        """What all neighbourhoods together call these things, by their ids."""
        wanted = [list(entities)]
        parts = self._db.sql(
            "SELECT entity_id, medium, heard, first.at_report, first.at_start, first.location FROM ("
            "SELECT entity_id, bool_or(medium) AS medium, bool_or(heard) AS heard, min_by("
            "{'at_report': at_report, 'at_start': at_start, 'location': location}, (at_report, at_start)) "
            "FILTER (at_report IS NOT NULL) AS first FROM entity_parts "
            "WHERE entity_id IN (SELECT unnest(?)) GROUP BY entity_id) ORDER BY entity_id",
            params=wanted,
        )
        rows = self._db.sql(
            "SELECT entity_id, sort, text, CAST(sum(n) AS BIGINT) AS n, "
            "flatten(list(report_ids)) AS report_ids FROM entity_words "
            "WHERE entity_id IN (SELECT unnest(?)) GROUP BY entity_id, sort, text",
            params=wanted,
        )
        words: dict[str, list[EntityWord]] = {}
        for row in rows.to_arrow_table().to_pylist():
            words.setdefault(row["entity_id"], []).append(msgspec.convert(row, EntityWord))
        found = [msgspec.convert(row, EntityPart) for row in parts.to_arrow_table().to_pylist()]
        return [thing_of(part, words.get(part.entity_id, ())) for part in found]

    def source_parts(self, entities: Iterable[str], sources: Iterable[str]) -> list[Source]:
        """The sources of these ids, and those that are these entities, from all neighbourhoods."""
        found = self._db.sql(
            "SELECT DISTINCT * EXCLUDE (neighbourhood) FROM source_parts "
            "WHERE entity_id IN (SELECT unnest($1)) OR source_id IN (SELECT unnest($2))",
            params=[list(entities), list(sources)],
        )
        return [msgspec.convert(row, Source) for row in found.to_arrow_table().to_pylist()]

    def replace(self, name: str, ids: Iterable[str], rows: Sequence[object]) -> None:
        """Put rows of a shared table (``entities``, ``sources``) in the place of those with these ids."""
        column = {"entities": "entity_id", "sources": "source_id"}[name]
        self._db.execute(f"DELETE FROM {name} WHERE {column} IN (SELECT unnest(?))", [list(ids)])
        insert_rows(self._db, name, rows, TABLES[name])


def _rows(db: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = db.sql(query).to_arrow_table().to_pylist()
    return rows
