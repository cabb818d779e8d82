"""Runs of names that all had one part in a report: "Ann Sel in Keld and Jo Pike, Norlink"."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.read import labels
from reportedly.read.agencies import agency_of, is_any_agency
from reportedly.read.heads import Credit
from reportedly.read.houses import employer_of, newsroom_of
from reportedly.read.jobs import WRITES_FROM, is_nobody, led_by_job, names_job, without_job
from reportedly.read.names import is_city, is_name, is_outlet_name, is_person_name
from reportedly.read.sections import is_section
from reportedly.read.signers import Signature, is_house, is_photographer, signed_by
from reportedly.read.words import pairs, vocabulary

MOST_NAMES = 8
LONGEST_NAME = 5  # words
PAIRED = 4  # names from which every other one may be the place of the one before
_SPLIT = re.compile(
    r"\s*[,;/&]\s*(?:and\s+)?|\s+(?i:for)\s+(?=(?i:the\s+)?[A-Z])|\s+(?:and|AND|et|und|y|en|og|och|ve|och|и|та|e|i)\s+"
)
_FOR = re.compile(r"(?P<names>\S+\s\S.{0,60}?)\s+(?i:for)\s+(?P<house>(?i:the\s+)?[^\W\d_a-z].{1,60})$")
_EMPLOYED = re.compile(r"(?P<names>[^,]{3,60}),\s+(?P<job>[^,]{3,60}),\s+(?P<house>[^,]{2,60})")
_AND_LAST = re.compile(r"\s(?:and|AND|&|et|und|y|en|og|och|e)\s+(?:the\s+)?(?P<name>[^,;/&]{2,40})$")
_REPORTS = re.compile(r"\s+(?:(?:wire|news|staff)\s+)?(?:reports|dispatches|wires)$", re.I)
_INITIALS = re.compile(r"[A-Z]{2,5}")
_DESK = re.compile(r"[a-z]{2,3}")
_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]{2,80})\)")


def read_names(text: str, role: str = "writer") -> Signature | None:
    """The people, agencies and outlets in a run of names that all had one part."""
    text = text.strip(" .,:-–—|·•")
    inside = Signature()
    while (found := _BRACKETED.search(text)) and is_city(found["inside"]):  # "Ann Sel (Keld)"
        if not is_outlet_name(text[: found.start()]):  # "The Keld Herald (Keld)" tells where the paper is
            inside = inside.joined(Signature(place=found["inside"]))
        text = (text[: found.start()] + text[found.end() :]).strip(" ,")
    if found:
        more = labelled_clause(found["inside"]) or read_names(found["inside"], "source")
        if more is None:
            return None
        inside, text = inside.joined(more), (text[: found.start()] + text[found.end() :]).strip(" ,")
    named = _housed(text, role) or _listed(text, role)
    if named is None:
        return inside if not (inside.empty or text) else None
    return named.joined(inside)


def _housed(text: str, role: str) -> Signature | None:
    """Names with a house or a job beside them: "Ann Sel for Keldonline", "Staff", "Ann Sel of Norlink"."""
    if (written := _FOR.match(text)) and (names := read_names(written["names"], role)) is not None:
        pieces = [re.sub(r"^[Tt]he\s+(?=\S+$)", "", piece) for piece in _SPLIT.split(written["house"])]
        if names.writers and pieces and not any(map(is_photographer, pieces)):
            house = signed_by(pieces, "source", None, own=True)
            if house.outlet:  # "Ann Sel for Keldonline and Norlink": the agency helped
                house = replace(house, credits=tuple(Credit(c.name, "helper") for c in house.credits))
            return names.joined(house)
    if (hired := _EMPLOYED.fullmatch(text)) and names_job(hired["job"]) and is_house(hired["house"]):
        names = read_names(hired["names"], role)  # "Ann Sel, Local Reporter, The Quay"
        return names.joined(signed_by([hired["house"]], "source", None)) if names else None
    if (newsroom := newsroom_of(text)) is not None:
        return Signature(nobody=True).joined(signed_by([newsroom], "source", None, own=True))
    if (employed := employer_of(text)) is not None and (names := read_names(employed[0], role)) is not None:
        return names.joined(signed_by([employed[1]], "source", None))
    if all(is_nobody(piece) or is_any_agency(piece) for piece in _SPLIT.split(text)):
        return Signature(nobody=True)
    if (led := _led(text, role)) is not None:
        return led
    writer, _, of = re.sub(r"\s+of\s+(?=(?:the\s+)?\S)", "\t", text, count=1, flags=re.I).partition("\t")
    if of and is_house(of) and is_person_name(writer):
        return signed_by([writer, of], role, None)
    return signed_by([text], role, None) if agency_of(text) is not None else None


def _listed(text: str, role: str) -> Signature | None:
    """Names one after the other, each perhaps with a job and a place."""
    text, tail = _without_jobs(text), text
    if not text:  # "Diplomatic correspondent, Geneva"
        last = re.split(r"[,/]", tail)[-1].strip()
        lone = last != tail and is_name(last, most=3) and not names_job(last)
        return Signature(nobody=True, place=last if lone else None)
    spots = [spot for _, spot in map(_without_place, _SPLIT.split(text)) if spot]
    text, place = (text, spots[0]) if len(spots) > 1 else _without_place(text)
    if is_nobody(text):
        return Signature(nobody=True, place=place)
    pieces = _pieces(text)
    if not 0 < len(pieces) <= MOST_NAMES:
        return None
    writers, spots = pieces[::2], pieces[1::2]
    paired = len(pieces) >= PAIRED and len(writers) == len(spots) and all(map(is_person_name, writers))
    if paired and not any(is_person_name(spot) or is_house(spot) for spot in spots):
        return signed_by(writers, role, spots[0])  # "Ann Sel, Keld, and Jo Pike, Tarnhill"
    names: list[str] = []
    for number, piece in enumerate(pieces):
        piece = re.sub(r"^(?:from|by|for|of|with|special to)\s+(?:the\s+)?", "", piece, flags=re.I)
        piece, spot = _without_place(piece)  # "Ann Sel in Keld and Jo Pike in Tarnhill"
        place = place or spot
        if (
            is_nobody(piece)
            or is_any_agency(piece)
            or (number and piece.split()[0].casefold() in vocabulary("bodies"))
        ):
            continue  # "Ann Sel, University of Tarn"
        initials, _, desk = piece.partition(" ")
        if _INITIALS.fullmatch(initials) and is_city(desk):  # "PTI Mumbai"
            names, place = [*names, initials], place or desk
            continue
        signed, house = _parted(piece)
        if house is not None:  # "JO PIKE Associated Press"
            names += [signed, house]
            continue
        if not (is_name(piece, most=LONGEST_NAME) or agency_of(piece)):
            return None
        is_last = number == len(pieces) - 1 and number > 0
        medium = bool(agency_of(piece)) or is_outlet_name(piece) or piece.isupper()
        medium = medium or any(map(str.isdigit, piece))  # "News24"
        if is_last and place is None and (" " not in piece or is_city(piece)) and not medium:
            place = piece  # "By Ann Sel, Tarnhill"
            continue
        names.append(piece)
    if not names:
        return Signature(nobody=True, place=place)
    return _helped(signed_by(names, role, place), text) if role == "writer" else signed_by(names, role, place)


def _helped(signature: Signature, text: str) -> Signature:
    """A signature in which the agency that stands after "and" helped the writers: "By Ann Sel and AFP"."""
    last = _AND_LAST.search(text)
    agency = agency_of(last["name"]) if last and signature.writers else None
    if agency is None:
        return signature
    credits = (replace(c, role="helper") if c.name == agency else c for c in signature.credits)
    return replace(signature, credits=tuple(credits))


def _without_jobs(text: str) -> str:
    """Names without the jobs after each of several: "Ann Sel Reporter and Jo Pike Editor"."""
    named = [part.strip() for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", text)]
    people = [part for part in named if is_person_name(part) and not names_job(part)]
    if len(people) > 1 and len(people) < len(named) and all(map(names_job, set(named) - set(people))):
        return " and ".join(people)  # "Ann Sel, Political Editor, and Jo Pike"
    parts = re.split(r"\s+(?:and|&)\s+", text)
    if len(parts) > 1 and sum(map(names_job, parts)) > 1 and "," not in text:
        kept = [without_job(part) for part in parts]
        return " and ".join(kept) if all(map(is_person_name, kept)) else without_job(text)
    return without_job(text)


def _pieces(text: str) -> list[str]:
    """A run of names, name by name, without who was at an agency's desk: "AFP and Norlink, as"."""
    if agency_of(re.split(r"\s+and\s+|\s*[,/&]\s*", text)[0]):
        text = _REPORTS.sub("", text)
    pieces = [piece for piece in (p.strip(" .") for p in _SPLIT.split(text)) if piece]
    if any(map(agency_of, pieces)):
        pieces = [piece for piece in pieces if agency_of(piece) or not _DESK.fullmatch(piece)]
    return pieces


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
    if found.place and is_house(found.place):  # "Repórter da Agência Tarn"
        return names.joined(credited).joined(signed_by([found.place], "source", None))
    return Signature(place=found.place).joined(names).joined(credited)


def _parted(piece: str) -> tuple[str, str | None]:
    """A writer and the agency whose name follows without a comma."""
    words = piece.split()
    for size in (3, 2, 1):
        head, tail = " ".join(words[:-size]), " ".join(words[-size:])
        if len(words) - size == 2 and tail.casefold() in pairs("agencies") and is_person_name(head):
            return head, tail
    return piece, None


def labelled_clause(clause: str) -> Signature | None:
    found = labels.labelled(clause)
    return read_names(*found) if found else None


def _without_place(text: str) -> tuple[str, str | None]:
    found = WRITES_FROM.search(text)
    if not found or not found.start() or found["place"].casefold() in vocabulary("tongues"):
        return text, None
    if is_section(found["place"]):  # "by Ann Sel, in News"
        return text[: found.start()].strip(" ,"), None
    return text[: found.start()].strip(" ,"), found["place"].strip(" .,")
