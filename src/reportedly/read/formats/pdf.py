"""PDF documents with a text layer, by pypdf: pure Python, so that a broken file cannot end the process."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from reportedly.read.piece import Item, Piece
from reportedly.read.tidy import ends_sentence, squeeze

LARGEST_PDF = 50_000_000  # bytes, pictures inside
MOST_PAGES = 300  # pages; longer ones are books
LARGEST_PAGE = (
    2_000_000  # bytes of a page's drawing commands: a second's work; a page of text has some 20,000
)
LARGEST_ALL = 20_000_000  # bytes of all pages' commands
SAME_LINE = 0.3  # of the letters' height: what words on one line may differ by, as raised figures do
OTHER_SIZE = 0.12  # of the letters' height: from there on it is a heading or a caption
WIDER = 1.3  # times the usual step between lines: from there on it is a gap between paragraphs
INDENT = 0.8  # of the letters' height: how far the first line of a paragraph is set in at least
CLOSE = 1.7  # times the letters' height: lines of one paragraph, set single, stand no further apart
SHORT = 0.6  # of the longest line: a line of the head that is shorter was ended on purpose
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_HYPHENATED = re.compile(r"[^\W\d_]-$")

# Its warnings are about faults that it mends, which tell a reader of the log nothing.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def open_pdf(piece: Piece) -> Iterator[Piece | Item]:
    """The text of a PDF document, pages one after the other in the order they were written."""
    data = piece.read(LARGEST_PDF)
    if len(data) > LARGEST_PDF:
        yield Item(None, None, reason=f"a PDF of more than {LARGEST_PDF // 1_000_000} MB; save its articles")
        return
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        text = _text(data)
    except _Refused as refused:
        yield Item(None, sha256, reason=str(refused))
    except (FileNotDecryptedError, DependencyError):
        yield Item(None, sha256, reason="locked with a password; save it without one", state="failed")
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        AssertionError,  # what the library takes for granted of a sound file
    ) as f:
        cause = f"a damaged PDF ({type(f).__name__}: {str(f)[:120]}); print it to a new one"
        yield Item(None, sha256, reason=cause, state="failed")
    else:
        if text.strip():
            yield Item(None, sha256, text=text, form="plain")
        else:
            cause = "a PDF without a text layer, as scans are; run text recognition (OCR) over it first"
            yield Item(None, sha256, reason=cause)


class _Refused(Exception):
    """A document that is too much to be read."""


def _text(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        reader.decrypt("")  # most locked ones only forbid printing
    if len(reader.pages) > MOST_PAGES:
        raise _Refused(f"a PDF of {len(reader.pages):,} pages, no single report; save its articles")
    texts = []
    commands = 0
    for number, page in enumerate(reader.pages, start=1):
        contents = page.get_contents()
        size = len(contents.get_data()) if contents is not None else 0
        commands += size
        if size > LARGEST_PAGE or commands > LARGEST_ALL:
            raise _Refused(f"page {number} of the PDF draws more than a page of text; save its text")
        lines: list[_Line] = []
        page.extract_text(visitor_text=lambda *shown, into=lines: _add(into, *shown))
        texts.append("\n\n".join(_paragraphs(lines, first=number == 1)))
    return "\n\n".join(texts)


@dataclass(slots=True)
class _Line:
    """A line of a page: its words, where it begins, in points from below, and how high its letters are."""

    text: str
    x: float
    y: float
    size: float


def _add(
    lines: list[_Line],
    text: str,
    page: Sequence[float],
    place: Sequence[float],
    font: object,
    size: float,
) -> None:
    """Add shown words to the line at hand, or as a new one; ``page`` and ``place`` are matrices of PDF."""
    if not text.strip():
        return
    text = text.translate(_LIGATURES)
    x = place[4] * page[0] + place[5] * page[2] + page[4]
    y = place[4] * page[1] + place[5] * page[3] + page[5]
    size = abs(size * place[3] * page[3]) or abs(size)
    if lines and abs(lines[-1].y - y) < SAME_LINE * size and not lines[-1].text.endswith("\n"):
        lines[-1].text += text
    else:
        lines.append(_Line(text, x, y, size))


def _paragraphs(lines: Sequence[_Line], *, first: bool = False) -> Iterator[str]:
    """Lines joined where they stand as close as most do, in letters of one height.

    Lines of the head (``first``: of the document's first page) stay apart: who issued a text, and when.
    """
    usual = _usual_step(lines)
    head = _head(lines) if first else 0
    letters = median(line.size for line in lines) if lines else 0.0  # headlines have larger ones
    paragraph: list[str] = []  # its lines; what is split at a line's end is put together
    before: _Line | None = None
    for at, line in enumerate(lines):
        words = squeeze(line.text.replace("\n", " "))
        if before is not None and (_begins(before, line, usual) or (at <= head and before.size <= letters)):
            yield " ".join(filter(None, paragraph))
            paragraph = [words]
        elif paragraph and _HYPHENATED.search(paragraph[-1]) and words[:1].islower():
            paragraph[-1] = paragraph[-1][:-1] + words
        else:
            paragraph.append(words)
        before = line
    if any(paragraph):
        yield " ".join(filter(None, paragraph))


def _usual_step(lines: Sequence[_Line]) -> float:
    """How far lines of one paragraph stand apart, in points; 0 where no two lines follow one another.

    Where most paragraphs are a line or two, most steps are gaps, so those of lines set single count first.
    """
    pairs = [(one, one.y - other.y) for one, other in pairwise(lines)]
    steps = [step for one, step in pairs if 0 < step < 4 * one.size]
    close = [step for one, step in pairs if 0 < step <= CLOSE * one.size]
    return median(close or steps) if steps else 0.0


def _head(lines: Sequence[_Line]) -> int:
    """How many lines at the top were ended before the margin, by who set them: the text has not begun yet."""
    longest = max((len(line.text.strip()) for line in lines), default=0)
    text = (len(line.text.strip()) > SHORT * longest or ends_sentence(line.text.strip()) for line in lines)
    return next((at for at, begun in enumerate(text) if begun), 0)


def _begins(before: _Line, line: _Line, usual: float) -> bool:
    """Whether a paragraph begins with a line."""
    if abs(line.size - before.size) > OTHER_SIZE * before.size:
        return True
    step = before.y - line.y
    ended = ends_sentence(before.text.strip())
    if step <= 0:  # at the top of the next column
        return ended
    return step > WIDER * usual or (ended and line.x - before.x > INDENT * line.size)
