"""Who signs: the people, agencies, outlets and the place in a line of names, and the part of each.

"By Ann Sel and Jo Pike, Norlink", "(Reporting by Jo Pike; translated by Mina Orr)", "Text: Ann Sel/TT".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.read.heads import Credit
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.words import alternatives, pairs, vocabulary
from reportedly.record import CreditRole

MOST_NAMES = 8
LONGEST_NAME = 5  # words
_CONTACT = re.compile(r"\S+@\S+|(?<!\w)@\w+|\S*://\S+")
_SPLIT = re.compile(
    r"\s*[,;/&]\s*(?:and\s+)?|\s+for\s+(?=(?:[Tt]he\s+)?[A-Z])|\s+(?:and|et|und|y|en|og|och|ve|och|и|та|e|i)\s+"
)
_PLACE = re.compile(
    r"\s+(?:(?i:reports?|reporting|writes)\s+)?(?:in|from|à|aus|en|i|w|в)\s+(?P<place>[^\W\d_a-z][\w'’.-]*(?:,?\s+[^\W\d_a-z][\w'’.-]*){0,3})$"
)
_FROM_THERE = re.compile(
    r"(?i:reporting|reports|writing)\s+(?i:from)\s+(?P<place>[^\W\d_a-z][\w'’.-]*(?:,?\s+[^\W\d_a-z][\w'’.-]*){0,3})$"
)
_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]{2,80})\)")
_CLAUSE = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a report: writers, credits, the outlet named beside them, the place they write from."""

    writers: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    outlet: str | None = None
    place: str | None = None
    nobody: bool = False  # "Staff", "Our correspondent"

    @property
    def byline(self) -> str | None:
        return ", ".join(self.writers) or None

    @property
    def empty(self) -> bool:
        return not (self.writers or self.credits or self.outlet or self.nobody)

    def joined(self, other: Signature) -> Signature:
        return Signature(
            tuple(dict.fromkeys(self.writers + other.writers)),
            tuple(dict.fromkeys(self.credits + other.credits)),
            self.outlet or other.outlet,
            self.place or other.place,
            self.nobody or other.nobody,
        )


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's or the general word for one."""
    return agency_of(name) is not None or is_any_agency(name)


def is_any_agency(name: str) -> bool:
    """Whether a credit names no agency in particular ("Agencies", "wire reports")."""
    return name.casefold().removeprefix("the ") in vocabulary("wire_words")


def agency_of(name: str) -> str | None:
    """The usual form of an agency's name, or ``None`` where no agency is known or seen by its words."""
    bare = re.sub(
        r"^(?:the\s+)|\s+(?:writers?|reporters?|correspondents?|staff)$", "", name.strip(), flags=re.I
    )
    known = pairs("agencies").get(bare.casefold()) or pairs("agencies").get(name.strip().casefold())
    if known:
        return known
    return bare if _agency_words().search(bare) and is_name(bare, most=LONGEST_NAME + 1) else None


def role_of(name: str) -> CreditRole:
    """The part of whoever a text is credited to, by the look of the name."""
    if is_agency(name):
        return "agency"
    initials = " " not in name and name.isupper() and len(name) <= 8
    return "agency" if initials else "outlet"


def read_signature(text: str, *, labelled: bool = False) -> Signature | None:
    """Everybody in a line of names, each clause with its label; ``None`` where a word of it is no name's.

    ``labelled``: only what a label opens counts, so that a line of capitals is not taken for a name.

    >>> read_signature("Reporting by Ann Sel; translated by Mina Orr", labelled=True).byline
    'Ann Sel'
    """
    if len(text) > 600:  # far from a line of names, and what follows takes time that grows with its square
        return None
    text = re.sub(r"^(?:of|for)\s+(?=[A-Z])", "", text.strip(), flags=re.I) if len(text) < 60 else text
    text = re.sub(r"\s+", " ", _CONTACT.sub(" ", text)).strip(" -–—|·•,.;:[]")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    place = _FROM_THERE.match(text)
    if place is not None and not any(map(_is_house, re.split(r",?\s+", place["place"]))):
        return Signature(nobody=True, place=place["place"])
    if not text or len(text) > 200:
        return None
    whole = Signature()
    for clause in _clauses(text):
        found = _labelled_clause(clause)
        if found is None and labelled and whole.empty and not whole.nobody:
            return None
        found = found or read_names(clause)
        if found is None:
            return None
        whole = whole.joined(found)
    return whole


def read_names(text: str, role: str = "writer") -> Signature | None:
    """The people, agencies and outlets in a run of names that all had one part."""
    text = text.strip(" .,:-–—|·•")
    inside = Signature()
    if found := _BRACKETED.search(text):
        more = _labelled_clause(found["inside"]) or read_names(found["inside"], "source")
        if more is None:
            return None
        inside, text = more, (text[: found.start()] + text[found.end() :]).strip(" ,")
    if all(_is_nobody(piece) or is_any_agency(piece) for piece in _SPLIT.split(text)):
        return Signature(nobody=True).joined(inside)
    writer, _, house = re.sub(r"\s+of\s+(?=(?:the\s+)?\S)", "\t", text, count=1, flags=re.I).partition("\t")
    if house and agency_of(house) and is_person_name(writer):
        return _signed([writer, house], role, None).joined(inside)
    if agency_of(text) is not None:
        return _signed([text], role, None).joined(inside)
    text, tail = _without_role(text), text
    if not text:  # "Diplomatic correspondent, Geneva"
        last = tail.rsplit(",", 1)[-1].strip()
        lone = "," in tail and is_name(last, most=3) and not _role().search(last)
        return Signature(nobody=True, place=last if lone else None)
    spots = [spot for _, spot in map(_without_place, _SPLIT.split(text)) if spot]
    text, place = (text, spots[0]) if len(spots) > 1 else _without_place(text)
    if _is_nobody(text):
        return Signature(nobody=True, place=place).joined(inside)
    pieces = [piece for piece in (p.strip(" .") for p in _SPLIT.split(text)) if piece]
    if not pieces:
        return inside if not inside.empty else None
    if len(pieces) > MOST_NAMES:
        return None
    names: list[str] = []
    for number, piece in enumerate(pieces):
        piece = re.sub(r"^(?:from|by|for|of|with|special to)\s+(?:the\s+)?", "", piece, flags=re.I)
        piece, spot = _without_place(piece)  # "Ann Sel in Keld and Jo Pike in Tarnhill"
        place = place or spot
        if _is_nobody(piece) or is_any_agency(piece):
            continue
        signed, house_of = _parted(piece)
        if house_of is not None:  # "JO PIKE Associated Press"
            names.extend([signed, house_of])
            continue
        if not (is_name(piece, most=LONGEST_NAME) or agency_of(piece)):
            return None
        is_last = number == len(pieces) - 1 and number > 0
        medium = bool(agency_of(piece)) or is_outlet_name(piece) or piece.isupper()
        if is_last and place is None and " " not in piece and not medium:
            place = piece  # "By Ann Sel, Tarnhill"
            continue
        names.append(piece)
    if not names:
        return Signature(nobody=True, place=place).joined(inside)
    return _signed(names, role, place).joined(inside)


def _is_house(name: str) -> bool:
    """Whether a name is an agency's or an outlet's: "Reporting from AFP" names no place."""
    return is_agency(name) or is_outlet_name(name) or (name.isupper() and len(name) <= 4)


def _parted(piece: str) -> tuple[str, str | None]:
    """A writer and the agency whose name follows without a comma."""
    words = piece.split()
    for size in (3, 2, 1):
        head, tail = " ".join(words[:-size]), " ".join(words[-size:])
        if len(words) - size == 2 and tail.casefold() in pairs("agencies") and is_person_name(head):
            return head, tail
    return piece, None


def _signed(names: list[str], role: str, place: str | None) -> Signature:
    writers: list[str] = []
    credits: list[Credit] = []
    outlet: str | None = None
    for name in names:
        agency = agency_of(name)
        shown = agency or re.sub(r"^[Tt]he\s+(?=\S+\s+\S)", "", name) if role != "writer" else agency or name
        if role == "writer" and agency is None:
            if is_outlet_name(name) and not _surely_person(name, names):
                outlet = outlet or name
            elif " " not in name and name.isupper() and 2 <= len(name) <= 5:
                credits.append(Credit(name, "agency"))
            else:
                writers.append(name)
        elif role in {"writer", "source"}:
            credits.append(Credit(shown, role_of(agency or name)))
        elif role in {"translator", "helper", "photographer"}:
            credits.append(Credit(shown, role))  # type: ignore[arg-type]
    return Signature(tuple(writers), tuple(credits), outlet, place, nobody=role == "editor")


def _surely_person(name: str, names: list[str]) -> bool:
    return False if len(names) > 1 else is_person_name(name)


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a signature: at semicolons, and at commas that a label follows."""
    for part in _CLAUSE.split(text):
        yield from (piece for piece in _before_label().split(part) if piece.strip())


def _labelled_clause(clause: str) -> Signature | None:
    found = _label().match(clause.strip())
    if found is None:
        return None
    label = re.sub(r"\s+", " ", (found["label"] or found["coloned"]).casefold())
    label = re.sub(r"^translat\w+ from .* by$", "translated by", label)
    role = pairs("credit_labels").get(label)
    return read_names(found["names"], role) if role else None


@cache
def _label() -> re.Pattern[str]:
    """A label and the names after it; one word needs a colon unless it is a small word like "by"."""
    labels = pairs("credit_labels")
    bare = [label for label in labels if label.split()[-1] in _SMALL_LABELS or label in _OPENERS]
    any_label = "|".join(
        re.escape(label).replace(r"\ ", r"\s+") for label in sorted(labels, key=len, reverse=True)
    )
    no_colon = "|".join(
        re.escape(label).replace(r"\ ", r"\s+") for label in sorted(bare, key=len, reverse=True)
    )
    translated = r"translat(?:ed|ion)\s+from\s+(?:the\s+)?(?:\w+\s+){1,2}by"
    return re.compile(
        rf"^(?:(?P<label>{translated}|{no_colon})(?:\s*:\s*|\s+)|(?P<coloned>{any_label})\s*:\s*)(?P<names>\S.*)$",
        re.I,
    )


_SMALL_LABELS = frozenset(
    {"by", "from", "par", "von", "por", "di", "door", "av", "avec", "with", "via", "of", "in", "bei"}
)
_OPENERS = frozenset({"reportage", "version française", "author", "photography", "photographs"})


@cache
def _before_label() -> re.Pattern[str]:
    labels = "|".join(
        re.escape(label).replace(r"\ ", r"\s+")
        for label in sorted(pairs("credit_labels"), key=len, reverse=True)
        if len(label) > 6
    )
    return re.compile(
        rf"\s*,\s+(?=(?:{labels})\b)|\s+(?=\(?translated\s+(?:from|by)\b)"
        r"|\s+(?=with\s+(?:the\s+)?(?-i:[A-Z])|with\s+(?:news\s+)?agenc)",
        re.I,
    )


@cache
def _agency_words() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('agency_words')}\b", re.I)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('byline_roles')}(?!\w)", re.I)


def names_job(line: str) -> bool:
    """Whether a line holds what writers are called after their names: "Reporter", "Lecturer in …"."""
    return _role().search(line) is not None


def _without_role(text: str) -> str:
    """Names without the jobs after them: "Ann Sel, Chief Political Correspondent" is Ann Sel."""
    text = re.split(r"[,\s]+special to\s+", text, flags=re.I)[0]
    found = _role().search(text)
    if found is None or _is_nobody(text):
        return text
    before, after = text[: found.start()], text[found.end() :]
    if "," in before and len(before.split(",")[0].split()) >= 2:
        kept = before.split(",")[0]
    else:
        words = before.split()
        while len(words) > 2 and words[-1].casefold().strip(",&") in _DESKS:
            words.pop()
        kept = " ".join(words)
    if not kept.strip() or (not words_before(kept) and "," not in before):
        return ""
    place = _PLACE.search(after)
    return f"{kept.strip(' ,/')}{place.group() if place else ''}"


def words_before(kept: str) -> list[str]:
    """The words of a name that are no desk's: none in "Diplomatic" of "Diplomatic correspondent"."""
    return [word for word in kept.split() if word.casefold().strip(",&") not in _DESKS]


_DESKS = vocabulary("desk_words") | {"and", "&"}


def _without_place(text: str) -> tuple[str, str | None]:
    found = _PLACE.search(text)
    if not found or not found.start() or found["place"].casefold() in vocabulary("tongues"):
        return text, None
    return text[: found.start()].strip(" ,"), found["place"].strip(" .,")


def _is_nobody(text: str) -> bool:
    """Whether a byline names a newsroom and nobody in it: "Staff", "Our correspondent", "The Post Staff"."""
    bare = text.casefold().strip(" .")
    if bare in vocabulary("staff_names"):
        return True
    before, _, last = bare.rpartition(" ")
    if not before or last not in vocabulary("staff_ends") or agency_of(text) is not None:
        return False
    name = text.strip(" .")[: len(before)]
    return name.isupper() or last != "staff" or not is_person_name(name)
