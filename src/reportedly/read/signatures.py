"""Who signs: the people, agencies, outlets and the place in a line of names, and the part of each.

"By Ann Sel and Jo Pike, Norlink", "(Reporting by Jo Pike; translated by Mina Orr)", "Text: Ann Sel/TT".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.read import labels
from reportedly.read.agencies import agency_of, is_agency, is_any_agency, role_of
from reportedly.read.heads import Credit
from reportedly.read.jobs import WRITES_FROM, is_nobody, led_by_job, names_job, without_job
from reportedly.read.names import is_city, is_name, is_outlet_name, is_person_name
from reportedly.read.words import pairs, vocabulary

MOST_NAMES = 8
LONGEST_NAME = 5  # words
_CONTACT = re.compile(r"\S+@\S+|(?<!\w)@\w+|\S*://\S+")
_SPLIT = re.compile(
    r"\s*[,;/&]\s*(?:and\s+)?|\s+for\s+(?=(?:[Tt]he\s+)?[A-Z])|\s+(?:and|et|und|y|en|og|och|ve|och|и|та|e|i)\s+"
)
_FROM_THERE = re.compile(
    r"(?i:reporting|reports|writing)\s+(?i:from)\s+(?P<place>[^\W\d_a-z][\w'’.-]*(?:,?\s+[^\W\d_a-z][\w'’.-]*){0,3})$"
)
_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]{2,80})\)")


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
    text = re.sub(r",\s+(?=in\s+[A-Z])", " ", text)  # "Ann Sel, in Keld, and Jo Pike, in Tarnhill"
    text = text.lstrip("(") if ")" not in text else text.rstrip(")") if "(" not in text else text
    place = _FROM_THERE.match(text)
    if place is not None and not any(map(_is_house, re.split(r",?\s+", place["place"]))):
        return Signature(nobody=True, place=place["place"])
    if not text or len(text) > 200:
        return None
    whole = Signature()
    for clause in labels.clauses(text):
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
    while (found := _BRACKETED.search(text)) and is_city(found["inside"]):  # "Ann Sel (Keld)"
        inside = inside.joined(Signature(place=found["inside"]))
        text = (text[: found.start()] + text[found.end() :]).strip(" ,")
    if found:
        more = _labelled_clause(found["inside"]) or read_names(found["inside"], "source")
        if more is None:
            return None
        inside, text = inside.joined(more), (text[: found.start()] + text[found.end() :]).strip(" ,")
    if all(is_nobody(piece) or is_any_agency(piece) for piece in _SPLIT.split(text)):
        return Signature(nobody=True).joined(inside)
    if (led := _led(text, role)) is not None:
        return led.joined(inside)
    writer, _, house = re.sub(r"\s+of\s+(?=(?:the\s+)?\S)", "\t", text, count=1, flags=re.I).partition("\t")
    if house and _is_house(house) and is_person_name(writer):
        return _signed([writer, house], role, None).joined(inside)
    if agency_of(text) is not None:
        return _signed([text], role, None).joined(inside)
    text, tail = without_job(text), text
    if not text:  # "Diplomatic correspondent, Geneva"
        last = tail.rsplit(",", 1)[-1].strip()
        lone = "," in tail and is_name(last, most=3) and not names_job(last)
        return Signature(nobody=True, place=last if lone else None)
    spots = [spot for _, spot in map(_without_place, _SPLIT.split(text)) if spot]
    text, place = (text, spots[0]) if len(spots) > 1 else _without_place(text)
    if is_nobody(text):
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
        if is_nobody(piece) or is_any_agency(piece):
            continue
        signed, house_of = _parted(piece)
        if house_of is not None:  # "JO PIKE Associated Press"
            names.extend([signed, house_of])
            continue
        if not (is_name(piece, most=LONGEST_NAME) or agency_of(piece)):
            return None
        is_last = number == len(pieces) - 1 and number > 0
        medium = bool(agency_of(piece)) or is_outlet_name(piece) or piece.isupper()
        if is_last and place is None and (" " not in piece or is_city(piece)) and not medium:
            place = piece  # "By Ann Sel, Tarnhill"
            continue
        names.append(piece)
    if not names:
        return Signature(nobody=True, place=place).joined(inside)
    return _signed(names, role, place).joined(inside)


def _led(text: str, role: str) -> Signature | None:
    """The names after a job: "our correspondent in Keld, Ann Sel", "Norlink writer Ann Sel"."""
    found = led_by_job(text)
    if found is None:
        return None
    names = read_names(found.names, role) if found.names else Signature(nobody=True)
    house = agency_of(found.before) if found.before else None
    if names is None or (found.before and not house and not is_outlet_name(found.before)):
        return None
    credited = Signature(credits=(Credit(house, "agency"),), place=found.place) if house else Signature()
    return Signature(place=found.place).joined(names).joined(credited)


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
    if role == "photographer" and any(map(_is_photographer, names)):
        names = [name for name in names if _is_photographer(name)]  # "Ann Sel/Norlink" is Ann Sel
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


def _is_photographer(name: str) -> bool:
    return is_person_name(name) and agency_of(name) is None


def _surely_person(name: str, names: list[str]) -> bool:
    return False if len(names) > 1 else is_person_name(name)


def _labelled_clause(clause: str) -> Signature | None:
    found = labels.labelled(clause)
    return read_names(*found) if found else None


def _without_place(text: str) -> tuple[str, str | None]:
    found = WRITES_FROM.search(text)
    if not found or not found.start() or found["place"].casefold() in vocabulary("tongues"):
        return text, None
    return text[: found.start()].strip(" ,"), found["place"].strip(" .,")
