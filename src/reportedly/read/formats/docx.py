"""Word documents (DOCX), by python-docx."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml.etree import LxmlError

from reportedly.read.piece import Item, Piece

LARGEST_DOCX = 50_000_000  # bytes, pictures inside
LARGEST_PARTS = 60_000_000  # bytes of its XML parts unpacked: about a second's parsing


def open_docx(piece: Piece, data: bytes | None = None) -> Iterator[Piece | Item]:
    """The paragraphs of a document and of the tables in it, in order."""
    data = piece.read(LARGEST_DOCX) if data is None else data
    if len(data) > LARGEST_DOCX:
        limit = LARGEST_DOCX // 1_000_000
        yield Item(None, None, reason=f"a document of more than {limit} MB; save its text")
        return
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        if _unpacked(data) > LARGEST_PARTS:
            yield Item(None, sha256, reason="a document that unpacks to far more than a text; save its text")
            return
        text = _text(data)
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        ValueError,
        LookupError,
        AttributeError,
        OSError,
    ) as fault:
        cause = f"a damaged document ({type(fault).__name__}: {str(fault)[:120]}); save it anew"
        yield Item(None, sha256, reason=cause, state="failed")
        return
    if text.strip():
        yield Item(None, sha256, text=text, form="plain")
    else:
        yield Item(None, sha256, reason="a document without text; save the article again")


def _unpacked(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels")))


def _text(data: bytes) -> str:
    lines: list[str] = []
    for block in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines.extend(
                paragraph.text for row in block.rows for cell in row.cells for paragraph in cell.paragraphs
            )
        else:
            lines.append(block.text)
    return "\n\n".join(lines)
