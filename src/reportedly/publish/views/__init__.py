"""What the page and the desk show, as plain data: one module and one function per view.

A view is a list of frozen rows (``answer`` is a single one) that encode to JSON as they are. A row
names statements, reports, sources and entities by id; ``refs`` gives what those ids stand for, once.
Both faces draw the same rows with the same front end: the page has all of them inside, the desk gives
those that a filter leaves. ``docs/page.md`` says how the two fit together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from reportedly.publish.views.agreements import agreement_rows
from reportedly.publish.views.answer import answer_view
from reportedly.publish.views.claims import claim_rows
from reportedly.publish.views.conflicts import conflict_rows
from reportedly.publish.views.copied import copied_rows
from reportedly.publish.views.events import event_rows
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.names import name_rows
from reportedly.publish.views.parties import party_rows
from reportedly.publish.views.refs import refs
from reportedly.publish.views.reports import report_rows
from reportedly.publish.views.sources import source_rows

VIEWS: Final[dict[str, Callable[[Lookup], Any]]] = {
    "answer": answer_view,
    "claims": claim_rows,
    "conflicts": conflict_rows,
    "events": event_rows,
    "parties": party_rows,
    "agreements": agreement_rows,
    "sources": source_rows,
    "names": name_rows,
    "copied": copied_rows,
    "reports": report_rows,
}
"""The views in the order of reading; the timeline and the map draw the rows of ``events``."""

__all__ = ["VIEWS", "Lookup", "refs"]
