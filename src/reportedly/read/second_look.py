"""A second look at a report's head and end: what the counted weights say that the names there are.

Rules have read the head before (``opening``, ``closing``). Where they found nothing, the likeliest piece is
taken; where what they found is hardly what they took it for, it goes. What metadata say stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.agencies import agency_of
from reportedly.read.captions import names_picture, photographers
from reportedly.read.closing_lines import AT_DESK
from reportedly.read.credits import is_own
from reportedly.read.dateline_places import WORD
from reportedly.read.heads import Credit, Head
from reportedly.read.jobs import is_nobody
from reportedly.read.names import is_person_name
from reportedly.read.notes import origin_of, read_note
from reportedly.read.outlets import bare_name
from reportedly.read.piece_odds import Judged, judged_pieces
from reportedly.read.piece_signs import letters
from reportedly.read.sections import is_regional, is_section
from reportedly.read.signatures import read_signature
from reportedly.read.titles import same_title
from reportedly.read.words import settlements
from reportedly.read.zones import in_printed_zone
from reportedly.record import CreditRole

ABOVE, BELOW = 40, 8  # lines above a text and below it that are looked at
# Shares from which a piece counts as found, and up to which it counts as not what rules took it for: rules
# were right in some 7 of 8 names on heads that nobody had read, so less than 1 in 8 has to speak for them.
LIKELY, UNLIKELY = 0.5, 0.1
LIKELY_ALONE = 0.3  # of an outlet where rules found none
SURE, SURE_ROLE = 0.8, 0.6
_SENT = re.compile(
    rf"(?i:(?:receiv\w+|gett?\w*|got)\s+this\s+(?:e-?mail|message|newsletter|mailing)\s+(?:because|as|since)\s+you\b[^.:|]{{0,60}}?"
    rf"\b(?:of|to|from)\s+)(?:the\s+)?(?P<name>(?:The\s+)?{WORD}(?:\s+(?:of\s+)?{WORD}){{1,4}})"
)
_KNOWN = 60  # characters by which the first and the last paragraph are found again among the lines
_NOTED = ("helper", "translator", "photographer")
_TEXTUAL: dict[str, CreditRole] = {"agency": "agency", "source": "outlet", "helper": "helper"}
_ROLES: dict[str, CreditRole] = {**_TEXTUAL, "photographer": "photographer", "translator": "translator"}


def look_again(lines: Sequence[str], paragraphs: Sequence[str], head: Head) -> Head:
    """A head with what the pieces around its text are likely to be; ``lines`` are all that a reader sees."""
    around = lines_around(lines, paragraphs)
    head = in_printed_zone(head, around[0]) if around else head
    if head.updated == head.published and _is_stated(head, "updated"):
        head = replace(
            head, updated=None
        )  # systems write there the day of publication until there is another
    pieces = judged_pieces(*around) if around else []
    if not around or not pieces:
        return head
    head = _with_outlet(_with_sender(head, around[1]), pieces)
    if head.outlet is not None and not _is_stated(head, "outlet"):
        head = replace(head, outlet=bare_name(head.outlet))
    head = _with_writers(head, pieces)
    head = _with_credits(_with_place(head, pieces, around[0]), pieces, around[0])
    return _with_notes(_with_pictures(head, around), around[1])


def lines_around(lines: Sequence[str], paragraphs: Sequence[str]) -> tuple[list[str], list[str]] | None:
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
    near = (kind, "helper") if kind == "writer" else (kind,)  # who wrote and who helped are told by few words
    if not found or max(sum(map(piece.share, near)) for piece in found) > UNLIKELY:
        return False
    return alone or any(piece.kind != "other" for piece in found)


def _with_sender(head: Head, below: Sequence[str]) -> Head:
    """The outlet that says to whom it was sent: "You received this because you subscribed to The Quay."."""
    sent = next(filter(None, map(_SENT.search, below)), None)
    if sent is None or _is_stated(head, "outlet"):
        return head
    return replace(head.without_basis("outlet"), outlet=sent["name"]).because("text", sent.group())


def _with_outlet(head: Head, pieces: Sequence[Judged]) -> Head:
    """The likeliest outlet, if it is likely; else the one that rules found, unless it is sooner a writer."""
    if head.outlet is not None and _is_stated(head, "outlet"):
        return head
    best = max(pieces, key=lambda piece: piece.share("outlet"))
    share = 0.0 if is_section(best.text) or is_regional(best.text) else best.share("outlet")
    if head.outlet is not None:
        own = [piece for piece in pieces if same_title(piece.text, head.outlet)]
        other = any(piece.share("writer") >= SURE for piece in own) or is_section(head.outlet)
        mistaken = other and _is_unlikely(head.outlet, pieces, "outlet")
        same = share < LIKELY or letters(best.text).removeprefix("the") in letters(head.outlet)
        if same and not mistaken:
            return head
        head = replace(head.without_basis("outlet"), outlet=None)
    found = share >= (LIKELY_ALONE if head.outlet is None else LIKELY)
    return replace(head, outlet=best.text).because("text", best.text) if found else head


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


def _with_place(head: Head, pieces: Sequence[Judged], above: Sequence[str]) -> Head:
    """The place: the one before the first sentence, at the end of what is above, stays, whatever the weights
    say of it."""
    lead = above[-1] if above else ""
    best = max(pieces, key=lambda piece: 0.0 if _is_no_place(piece) else piece.share("place"))
    least = LIKELY if best.line in above else SURE  # below, days stand beside other articles too
    if head.dateline is not None:
        words = next((seen.words or "" for seen in head.seen if seen.field == "dateline"), "")
        led = bool(lead and words) and (lead.startswith(words) or words.startswith(lead))
        if led or _is_stated(head, "dateline"):
            return head
        place = head.dateline.split(",")[0]
        initials = place.isupper() and is_own(place, head.outlet) and place.casefold() not in settlements()
        if not (initials or _is_unlikely(place, pieces, "place")):
            return head
        head = replace(head.without_basis("dateline"), dateline=None)
    if _is_no_place(best) or same_title(best.text, head.outlet or "") or best.share("place") < least:
        return head
    return replace(head, dateline=best.text).because("text", best.text)


def _is_no_place(piece: Judged) -> bool:
    """Whether a piece is a desk's or a section's name, or stands in a picture's credit."""
    return is_nobody(piece.text) or is_section(piece.text) or names_picture(piece.line)


def _with_credits(head: Head, pieces: Sequence[Judged], above: Sequence[str]) -> Head:
    """The credits that rules found, where they are likely, each with its likeliest part; and more, but none
    for whoever is credited, signs or publishes already, by any of their names."""
    weighed = (_weighed(credit, pieces, above, head.byline) for credit in head.credits)
    kept = [credit for credit in weighed if credit]
    head = replace(head, credits=tuple(kept))
    for piece in pieces:
        if (role := _ROLES.get(piece.kind)) is None or piece.share(piece.kind) < LIKELY:
            continue
        if photographers(piece.line) or _is_nobodys(piece.line):
            continue  # "Photo: Ann Sel/AFP" is read, and says nothing of AFP as a source of the text
        text = AT_DESK.sub("", piece.text)
        name = agency_of(text) or text
        known = [credit.name for credit in head.credits]
        named = any(is_own(name, other) or is_own(other, name) for other in known)
        if named or is_own(name, head.outlet) or name.casefold() in (head.byline or "").casefold():
            continue
        head = head.crediting([Credit(name, role)]).because("text", piece.text)
    return head


def _is_nobodys(line: str) -> bool:
    """Whether a line is read, and names nobody who has a part in the text: "Editing by Jo Pike"."""
    signature = read_signature(line, labelled=True)
    return signature is not None and signature.nobody and not (signature.credits or signature.writers)


def _weighed(
    credit: Credit, pieces: Sequence[Judged], above: Sequence[str], byline: str | None
) -> Credit | None:
    """A credit with the part that it surely has; ``None`` where its name stands above the text and is hardly
    credited at all; below it, rules know better, and of who helped a writer beside him."""
    own = [p for p in pieces if (agency_of(p.text) or p.text).casefold() == credit.name.casefold()]
    beside = byline is not None and any(byline.split(", ")[0] in piece.line for piece in own)
    if not own or (credit.role == "helper" and beside):
        return credit
    top = all(piece.line in above[:-1] and not _is_read(piece.line) for piece in own)
    if top and max(sum(map(piece.share, _ROLES)) for piece in own) < UNLIKELY:
        return None
    share, kind = max((piece.share(kind), kind) for piece in own for kind in _TEXTUAL)
    sure = share >= SURE_ROLE and credit.role in _TEXTUAL.values()
    return Credit(credit.name, _TEXTUAL[kind]) if sure else credit


def _is_read(line: str) -> bool:
    """Whether a line is a picture's credit or a note, of which rules understand every word."""
    return bool(photographers(line)) or read_note(line) is not None or origin_of(line) is not None


def _with_pictures(head: Head, around: tuple[Sequence[str], Sequence[str]]) -> Head:
    """Who took the pictures above and below a text, whose captions the extractor may have left out."""
    for line in filter(names_picture, (*around[0], *around[1])):
        head = head.crediting(photographers(line)).because("text", line)
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
