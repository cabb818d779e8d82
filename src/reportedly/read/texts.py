"""One text to its outcome: the articles in it as reports, or why it gives none."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from reportedly.read.article import Article
from reportedly.read.bounds import excess
from reportedly.read.heads import Head
from reportedly.read.offsets import find_offsets
from reportedly.read.options import Options
from reportedly.read.outcome import Outcome, ended
from reportedly.read.page import looks_at, looks_like_html, read_page
from reportedly.read.page_kinds import WHY, note_on
from reportedly.read.piece import Item, Piece
from reportedly.read.plain import chat_in, read_plain
from reportedly.read.reports import identity, to_reports
from reportedly.read.tidy import count_words

LARGEST_REPORT = (
    900_000  # characters of one report: what the language model of the next stage takes is a million
)


def read_item(piece: Piece, item: Item, number: int, options: Options) -> Outcome:
    """The outcome of one text; what a case holds of it already is not read again."""
    name = piece.name + (item.place or "")
    url, retrieved = item.url or piece.url, item.retrieved or piece.retrieved
    outside = piece.outside if item.place is None else Head()
    if item.text is None:
        reason = item.reason or "no text in it"
        return replace(ended(name, item.sha256, item.state, reason), url=url, retrieved=retrieved)
    sha256 = item.sha256 or hashlib.sha256(item.text.encode("utf-8", "replace")).hexdigest()
    if (kept := options.kept(name, sha256)) is not None:
        state, said, count = kept
        return Outcome(name, sha256, state, said, (), url, retrieved, count)
    warning = f"{name}: {item.reason}" if item.reason else None
    page = item.form == "page" or (item.form is None and looks_like_html(item.text))
    try:
        outcome = _read_articles(piece, item, name, sha256, number, page, outside, warning)
    except OSError as fault:
        cause = f"could not be read ({(fault.strerror or str(fault)).lower()}); see whether the disk is full"
        outcome = ended(name, sha256, "failed", cause)
    except Exception as fault:
        cause = f"could not be read ({type(fault).__name__}: {fault}); please report this as a fault"
        outcome = ended(name, sha256, "failed", cause)
    return replace(outcome, url=url, retrieved=retrieved)


def _read_articles(
    piece: Piece,
    item: Item,
    name: str,
    sha256: str,
    number: int,
    page: bool,
    outside: Head,
    warning: str | None,
) -> Outcome:
    text = item.text or ""
    if (too_much := excess(text, page)) is not None:
        return ended(name, sha256, "set aside", f"{too_much}; split it into its articles")
    known = None if item.known == Head() else item.known
    articles = read_page(text, known) if page else read_plain(text, known, markdown=item.form == "markdown")
    if any(len(article.text) > LARGEST_REPORT for article in articles):
        limit = f"{LARGEST_REPORT:,} characters"
        cause = f"a text of more than {limit} is no single report; split it into its articles"
        return ended(name, sha256, "set aside", cause)
    if page:
        whole = "\n".join(article.text for article in articles)
        looks = looks_at(text, whole)
        if len(looks) == 1 and looks[0].kind in WHY:
            return ended(name, sha256, "set aside", WHY[looks[0].kind])
        if articles and len(looks) == 1 and (note := note_on(looks[0], count_words(whole))):
            warning = "; ".join(filter(None, (warning, f"{name}: {note}" if warning is None else note)))
    elif (chat := chat_in(text)) is not None:
        if not articles:
            return ended(name, sha256, "set aside", chat.note)
        warning = "; ".join(filter(None, (warning, f"{name}: {chat.note}")))
    if not articles:
        cause = (
            "no article in it, only furniture or blanks; check that the page was saved whole"
            if page
            else "no report in it, only furniture, blanks or a few words; check that it is the right file"
        )
        return ended(name, sha256, "set aside", cause)
    filled = [_filled(article, outside) for article in articles]
    offsets = find_offsets([a.text for a in filled], text, page=page, markdown=item.form == "markdown")
    reports = to_reports(filled, piece.name, identity(sha256, outside), number, offsets)
    return Outcome(name, sha256, "read", warning, reports)


def _filled(article: Article, outside: Head) -> Article:
    """An article with what is known of its bytes from outside, where it does not say so itself."""
    return replace(article, head=article.head.filled_from(outside))
