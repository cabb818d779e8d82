"""A second look at a report's head and end: what the counted weights say that the names there are.

Rules have read the head before (``opening``, ``closing``). Where they found nothing, the likeliest piece is
taken; where what they found is hardly what they took it for, it goes. What metadata say stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from reportedly.read.agencies import agency_of
from reportedly.read.captions import photographers
from reportedly.read.credits import is_own
from reportedly.read.heads import Credit, Head
from reportedly.read.jobs import is_nobody
from reportedly.read.names import is_person_name
from reportedly.read.notes import read_note
from reportedly.read.piece_odds import Judged, judged_pieces
from reportedly.read.piece_signs import letters
from reportedly.read.sections import is_regional, is_section
from reportedly.read.signatures import read_signature
from reportedly.read.titles import same_title
from reportedly.record import CreditRole

ABOVE, BELOW = 40, 8  # lines above a text and below it that are looked at
# Shares from which a piece counts as found, and up to which it counts as not what rules took it for: rules
# were right in some 7 of 8 names on heads that nobody had read, so less than 1 in 8 has to speak for them.
LIKELY, UNLIKELY = 0.5, 0.1
LIKELY_CREDIT = 0.6
SURE = 0.8
SOONER = 0.5  # by how much more likely another piece is the outlet than the one that rules found
_KNOWN = 60  # characters by which the first and the last paragraph are found again among the lines
_NOTED = ("helper", "translator", "photographer")
_CREDITED = ("agency", "photographer", "helper", "translator")


def look_again(lines: Sequence[str], paragraphs: Sequence[str], head: Head) -> Head:
    """A head with what the pieces around its text are likely to be; ``lines`` are all that a reader sees."""
    around = _around(lines, paragraphs)
    pieces = judged_pieces(*around) if around else []
    if not around or not pieces:
        return head
    lead = around[0][-1] if around[0] else ""
    head = _with_writers(_with_outlet(head, pieces), pieces)
    head = _with_credits(_with_place(head, pieces, lead), pieces)
    return _with_notes(head, around[1])


def _around(lines: Sequence[str], paragraphs: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """The lines above a text and below it, with what stands before its first and after its last words."""
    if not paragraphs:
        return None
    first, last = paragraphs[0][:_KNOWN], paragraphs[-1][-_KNOWN:]
    start = next((number for number, line in enumerate(lines) if first in line), None)
    if start is None:
        return None
    end = next((number for number in range(len(lines) - 1, start, -1) if last in lines[number]), start)
    lead = lines[start].partition(first)[0].strip()
    rest = lines[end].rpartition(last)[2].strip() if last in lines[end] else ""
    above = [*lines[max(0, start - ABOVE) : start], lead]
    return list(filter(None, above)), list(filter(None, [rest, *lines[end + 1 : end + 1 + BELOW]]))


def _is_stated(head: Head, field: str) -> bool:
    return any(seen.field == field and seen.basis == "metadata" for seen in head.seen)


def _is_unlikely(name: str, pieces: Sequence[Judged], kind: str, *, alone: bool = True) -> bool:
    """Whether a name that stands among the pieces is hardly of a kind; beside others that are, it is of
    theirs unless it is sooner something else."""
    found = [piece for piece in pieces if same_title(piece.text, name)]
    if not found or max(piece.share(kind) for piece in found) > UNLIKELY:
        return False
    return alone or any(piece.kind != "other" for piece in found)


def _bare(name: str) -> str:
    return letters(name).removeprefix("the")


def _with_outlet(head: Head, pieces: Sequence[Judged]) -> Head:
    if head.outlet is not None and _is_stated(head, "outlet"):
        return head
    best = max(pieces, key=lambda piece: piece.share("outlet"))
    share = 0.0 if is_section(best.text) or is_regional(best.text) else best.share("outlet")
    if head.outlet is not None:
        own = [piece for piece in pieces if same_title(piece.text, head.outlet)]
        sooner = share - max((piece.share("outlet") for piece in own), default=0.0) >= SOONER
        other = any(piece.share("writer") >= SURE for piece in own) or is_section(head.outlet)
        mistaken = other and _is_unlikely(head.outlet, pieces, "outlet")
        if _bare(best.text) in _bare(head.outlet) or not (sooner or mistaken):
            return head
        head = replace(head.without_basis("outlet"), outlet=None)
    return replace(head, outlet=best.text).because("text", best.text) if share >= LIKELY else head


def _with_writers(head: Head, pieces: Sequence[Judged]) -> Head:
    if head.byline is not None and _is_stated(head, "byline"):
        return head
    names = head.byline.split(", ") if head.byline else []
    beside = any(piece.text in names and piece.share("writer") >= LIKELY for piece in pieces)
    kept = [name for name in names if not _is_unlikely(name, pieces, "writer", alone=not beside)]
    if names and len(kept) == len(names):
        return head
    if not kept:
        credited = {credit.name.casefold() for credit in head.credits if credit.role in ("agency", "outlet")}
        likely = (piece.text for piece in pieces if piece.share("writer") >= LIKELY)
        likely = (name for name in likely if name.casefold() not in credited)
        kept = [name for name in dict.fromkeys(likely) if is_person_name(name) and not is_nobody(name)]
    head = replace(head.without_basis("byline"), byline=", ".join(kept) or None)
    return head.because("text", kept[0]) if kept else head


def _with_place(head: Head, pieces: Sequence[Judged], lead: str) -> Head:
    """The place: the one before the first sentence (``lead``) stays, whatever the weights say of it."""
    best = max(pieces, key=lambda piece: piece.share("place"))
    if head.dateline is not None:
        words = next((seen.words or "" for seen in head.seen if seen.field == "dateline"), "")
        led = bool(lead and words) and (lead.startswith(words) or words.startswith(lead))
        if led or _is_stated(head, "dateline"):
            return head
        if not _is_unlikely(head.dateline.split(",")[0], pieces, "place"):
            return head
        head = replace(head.without_basis("dateline"), dateline=None)
    if best.share("place") < LIKELY:
        return head
    return replace(head, dateline=best.text).because("text", best.text)


def _with_credits(head: Head, pieces: Sequence[Judged]) -> Head:
    """More credits; none for whoever is credited, signs or publishes already, by any of their names."""
    for piece in pieces:
        if piece.kind not in _CREDITED or piece.share(piece.kind) < LIKELY_CREDIT:
            continue
        if piece.kind != "photographer" and photographers(piece.line):
            continue  # "Photo: Ann Sel/AFP" says nothing of AFP as a source of the text
        name = agency_of(piece.text) or piece.text
        known = [credit.name for credit in head.credits]
        named = any(is_own(name, other) or is_own(other, name) for other in known)
        if named or is_own(name, head.outlet) or name.casefold() in (head.byline or "").casefold():
            continue
        role = cast("CreditRole", piece.kind)
        head = head.crediting([Credit(name, role)]).because("text", piece.text)
    return head


def _with_notes(head: Head, below: Sequence[str]) -> Head:
    """The helpers and translators in the notes below a text, which the extractor may have left out."""
    for line in below:
        said = read_note(line) or read_signature(line, labelled=True)
        credits = said.credits if said else ()
        known = {credit.name.casefold() for credit in head.credits}
        helped = [c for c in credits if c.role in _NOTED and c.name.casefold() not in known]
        head = head.crediting(c for c in helped if not is_own(c.name, head.outlet)).because("text", line)
    return head.without_writers_credited()
