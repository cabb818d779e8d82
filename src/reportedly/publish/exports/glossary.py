"""The glossary of an export, made from the columns that write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.publish.exports.columns import Column


def glossary(title: str, notes: str, files: Mapping[str, Sequence[Column[Any]]]) -> str:
    """A page of Markdown: what the files hold, then each file's columns as a table."""
    parts = [f"# {title}", notes]
    for name, columns in files.items():
        parts += [f"## `{name}`: {len(columns)} columns", table(columns)]
    return "\n\n".join(parts) + "\n"


def table(columns: Sequence[Column[Any]]) -> str:
    """The columns in the file's order."""
    lines = ["| column | type | meaning | how we fill it |", "|---|---|---|---|"]
    for column in columns:
        cells = (f"`{column.name}`", column.type, column.meaning, column.filled)
        lines.append("| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |")
    return "\n".join(lines)
