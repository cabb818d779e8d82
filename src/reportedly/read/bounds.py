"""How much text one file may hold before it is set aside, so that reading it stays within seconds."""

from __future__ import annotations

LARGEST_WORDS = 2_000_000  # characters of a page outside tags and scripts: some seconds' reading
LARGEST_TEXT = 4_000_000  # characters of one plain text: some 700 articles
MOST_LINES = 10_000  # lines of one plain text; beyond, it is a table, a log or an accident
MOST_TAGS = 60_000  # tags of one page: the extractor's time grows with their square


def excess(text: str, page: bool) -> str | None:
    """Why a text is too much for one file of articles, in words; ``None`` when it is not."""
    if page:
        if text.count("<") > MOST_TAGS:
            return f"more than {MOST_TAGS:,} tags"
        words = _length_of_words(text) if len(text) > LARGEST_WORDS else 0
        return (
            f"a page with more than {LARGEST_WORDS:,} characters of text" if words > LARGEST_WORDS else None
        )
    if len(text) > LARGEST_TEXT:
        return f"a plain text of more than {LARGEST_TEXT:,} characters"
    lines = text.count("\n") - text.count("\n\n")
    return f"more than {MOST_LINES:,} lines" if lines > MOST_LINES else None


def _length_of_words(page: str) -> int:
    """How many characters of a page stand outside tags, scripts and styles; in time linear to its length."""
    total = 0
    unseen = ""
    for part in page.split("<"):
        name = part[:8].casefold()
        if unseen and not name.startswith("/" + unseen):
            continue
        unseen = next((tag for tag in ("script", "style") if name.startswith(tag)), "")
        if not unseen:
            total += len(part) - part.find(">") - 1
    return total
