"""The record → something to look at, send and load: the page, the terminal summary, the tables.

Enters: one ``Record``, finished. Leaves: a self-contained HTML page (``page.render_page``), a text
for the terminal (``summary.summary``), files for other programs (``tables.export``). The page is the views
(``views``, plain data) with the front end that draws them. Nothing here judges anything: what counts as an
origin, a claim or a conflict was settled in link and assess, and a figure shown here is either a column of
the record or a count of its rows, with the rule written where it is counted (``views.answer``). No clock,
network or locale is asked, so the same record always gives the same bytes.
"""

from __future__ import annotations

from reportedly.arrow import to_arrow
from reportedly.publish.page import render_page
from reportedly.publish.summary import summary
from reportedly.publish.tables import export, rows

__all__ = ["export", "render_page", "rows", "summary", "to_arrow"]
