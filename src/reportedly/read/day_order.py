"""Days of which only the order of day and month was in doubt, settled by the page's language and country."""

from __future__ import annotations

from dataclasses import replace

from reportedly.read.addresses import host_of
from reportedly.read.heads import Head
from reportedly.read.language import UNKNOWN
from reportedly.read.stamps import stamps_of
from reportedly.read.words import vocabulary

YEAR = 4  # characters of a date of which only the year is sure


def settled(head: Head, spoken: str) -> Head:
    """A head whose days are read in the order that its language or its country writes them in; as it is where
    neither tells. ``spoken`` is the text's language, as in ``Report.language``.

    "07/12/2021" on a page in Portuguese, or of a British site, is the seventh of December.
    """
    doubtful = [name for name in ("published", "updated") if len(getattr(head, name) or "") == YEAR]
    day_first = _day_first(head, spoken) if doubtful else None
    if day_first is None:
        return head
    words = {seen.field: seen.words for seen in reversed(head.seen)}
    for name in doubtful:
        published, updated = stamps_of(words.get(name) or "", day_first=day_first)
        day = (updated or published) if name == "updated" else (published or updated)
        if day and len(day) > YEAR and day.startswith(getattr(head, name)):
            head = replace(head, published=day) if name == "published" else replace(head, updated=day)
    return head


def _day_first(head: Head, spoken: str) -> bool | None:
    """Whether the day stands before the month where a page is from; ``None`` where nothing tells."""
    country = (head.language or "").replace("_", "-").rpartition("-")[2].casefold()
    if (head.language or "").casefold().startswith("en") and len(country) == 2 and country != "en":
        return country != "us"
    if spoken not in ("en", UNKNOWN):
        return spoken not in vocabulary("year_first_languages")
    host = head.domain or host_of(head.url or "") or ""
    end = host.rpartition(".")[2]
    return True if end in vocabulary("day_first_domains") else False if end in ("us", "gov", "mil") else None
