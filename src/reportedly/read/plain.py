"""Plain text and Markdown to articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.read.article import Article, compose
from reportedly.read.chats import Chat, read_chat
from reportedly.read.exports import split_export
from reportedly.read.folios import with_page_day
from reportedly.read.heads import Head
from reportedly.read.keyed import split_head
from reportedly.read.mailings import split_mail, unquoted
from reportedly.read.splitter import is_rule, split_lines
from reportedly.read.tidy import tidy, to_lines

_MARK = re.compile(r"^ {0,3}(?:#{1,6}\s+|>\s?)|\s#+\s*$", re.M)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500})(?<=\S)\1(?![\w*])")


def marks_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the marks of a Markdown text stand, which reading takes out."""
    for found in (*_MARK.finditer(text), *_IMAGE.finditer(text)):
        yield found.span()
    for pattern, group in ((_LINK, 1), (_EMPHASIS, 2)):
        for found in pattern.finditer(text):
            yield found.start(), found.start(group)
            yield found.end(group), found.end()


def chat_in(text: str) -> Chat | None:
    """The chat that a text is; ``None`` for any other."""
    return read_chat(tidy(text).split("\n"))


def read_plain(text: str, known: Head | None = None, *, markdown: bool = False) -> list[Article]:
    """The articles of a plain text; ``known`` is what a record around the text says of it."""
    text = unquoted(tidy(text))
    if markdown:
        text = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _IMAGE.sub("", _MARK.sub("", text))))
    if (chat := chat_in(text)) is not None:
        messages = [compose(*_headed(to_lines("\n".join(lines))), sent=sent) for sent, lines in chat.reports]
        return [article for article in messages if article.paragraphs]
    parts = split_lines(to_lines(text))
    articles = []
    for number, part in enumerate(parts):
        sent, part = split_mail(part) or (Head(), part)
        rest, head = _headed(part)
        head = head.filled_from(sent.only("outlet"))
        if known is not None:
            # What a record says of its text is about the first article in it; outlet and language about all.
            head = head.filled_from(known if number == 0 else known.only("outlet", "language"))
        articles.append(compose(rest, head, sent=sent))
    return with_page_day([article for article in articles if article.paragraphs], parts[0])


def _headed(lines: list[str]) -> tuple[list[str], Head]:
    """The lines of a text without the head that stands over them, and that head."""
    ruleless = [line for line in lines if not is_rule(line)]  # "2 of 9 DOCUMENTS"
    head, rest = split_export(ruleless) or split_head(lines)
    return rest, head
