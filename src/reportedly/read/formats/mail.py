"""Mails (EML) and pages saved as one file (MHTML), by Python's ``email``."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import cast

from reportedly.read import dates
from reportedly.read.encoding import decode
from reportedly.read.heads import Head
from reportedly.read.mailings import PASSED_ON, outlet_of
from reportedly.read.piece import Item, Piece
from reportedly.read.tidy import squeeze

LARGEST_MAIL = 50_000_000  # bytes with what is attached; parsing takes a second
MOST_PARTS = 2_000
# Characters of a header that are read: Python's parser takes time in the square of them, 4 s for 100,000.
LONGEST_HEADER = 8_000


class _ShortHeaders(EmailPolicy):
    """The usual policy for mails, but of each header no more than ``LONGEST_HEADER`` is read."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:LONGEST_HEADER]


def open_mail(piece: Piece) -> Iterator[Piece | Item]:
    """The text of a mail or of a saved page, then what is attached to it."""
    data = piece.read(LARGEST_MAIL)
    if len(data) > LARGEST_MAIL:
        yield Item(None, None, reason=f"a mail of more than {LARGEST_MAIL // 1_000_000} MB; save its parts")
        return
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        message = cast("EmailMessage", message_from_bytes(data, policy=_ShortHeaders()))
        parts = list(_leaves(message))
    except RecursionError:
        yield Item(None, sha256, reason="parts nested too deeply for a mail; save its text", state="failed")
        return
    body = _root(parts)
    location = _header(message, "Snapshot-Content-Location")
    location = location or (_header(body, "Content-Location") if body is not None else None)
    url = location if location and location.startswith(("http://", "https://")) else None
    sent = dates.from_metadata(_header(message, "Date"))
    if body is None:
        yield Item(None, sha256, reason="no text in it, only what is attached", retrieved=sent)
    else:
        page = body.get_content_type() == "text/html"
        yield Item(
            None,
            sha256,
            text=_text(body),
            form="page" if page else "plain",
            known=Head(url=url).because("metadata", location) if url else _head(message, sent),
            url=url,
            retrieved=sent,
        )
    if url is not None:
        return  # the other parts of a saved page are its pictures and styles
    for number, part in enumerate(parts, start=1):
        if part is body or not _is_attached(part):
            continue
        name = squeeze((part.get_filename() or f"part {number}").replace("/", "_").replace("\n", " "))
        yield _attached(piece, part, name)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold content; a forwarded mail is one part."""
    stack = [message]
    seen = 0
    while stack and seen < MOST_PARTS:
        part = stack.pop()
        seen += 1
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            stack.extend(reversed(cast("list[EmailMessage]", part.get_payload())))
        else:
            yield part


def _root(parts: list[EmailMessage]) -> EmailMessage | None:
    """The part that is the text itself: HTML before plain, the first of each."""
    own = [part for part in parts if part.get_content_disposition() != "attachment"]
    for kind in ("text/html", "text/plain"):
        found = [part for part in own if part.get_content_type() == kind and _payload(part).strip()]
        if found:
            return found[0]
    return None


def _is_attached(part: EmailMessage) -> bool:
    """Whether a part is a document of its own, not another form of the text or a picture in it."""
    if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
        return True
    return part.get_content_maintype() == "application" and part.get_filename() is not None


def _attached(piece: Piece, part: EmailMessage, name: str) -> Piece:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload()
        held = inner[0] if isinstance(inner, list) and inner else part
        data = held.as_bytes() if isinstance(held, EmailMessage) else b""
        return piece.inner(f"{piece.name}!/{name}", io.BytesIO(data), "mail.eml", seekable=True)
    return piece.inner(f"{piece.name}!/{name}", io.BytesIO(_payload(part)), name, seekable=True)


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage) -> str:
    return decode(_payload(part), part.get_content_charset()).text


def _head(message: EmailMessage, sent: str | None) -> Head:
    """What a mail's head says of its text: a forwarded one was sent later than its text was published."""
    subject = squeeze(_header(message, "Subject") or "")
    title = PASSED_ON.sub("", subject)
    own = title == subject
    sender = _header(message, "From")
    return Head(
        title=title or None,
        outlet=outlet_of(sender) if own and sender else None,
        published=sent if own else None,
        published_basis="metadata" if own and sent else None,
    ).seen_in(
        {
            "title": f"Subject: {subject}",
            "published": f"Date: {_header(message, 'Date')}",
            "outlet": f"From: {sender}",
        }
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's value; headers that are no headers are passed over."""
    try:
        value = message.get(name)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return None
    return squeeze(str(value).replace("\r", "").replace("\n", " ")) or None if value is not None else None
