"""Who signs a report: the writers, credits and outlet that names stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.read.agencies import agency_of, is_agency, role_of
from reportedly.read.heads import Credit
from reportedly.read.names import is_medium, is_outlet_name, is_person_name
from reportedly.read.words import vocabulary


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
        """All that either signature says; where both say it, what this one does."""
        return Signature(
            tuple(dict.fromkeys(self.writers + other.writers)),
            tuple(dict.fromkeys(self.credits + other.credits)),
            self.outlet or other.outlet,
            self.place or other.place,
            self.nobody or other.nobody,
        )


def is_house(name: str) -> bool:
    """Whether a name is an agency's or an outlet's: "Reporting from AFP" names no place."""
    return is_agency(name) or is_outlet_name(name) or (name.isupper() and len(name) <= 4)


def signed_by(names: list[str], role: str, place: str | None, *, own: bool = False) -> Signature:
    """The signature of names that all had one part; ``own``: an outlet among them is the page's own."""
    writers: list[str] = []
    credits: list[Credit] = []
    outlet: str | None = None
    if role == "photographer" and any(map(is_photographer, names)):
        names = [name for name in names if is_photographer(name)]  # "Ann Sel/Norlink" is Ann Sel
    for name in names:
        agency = agency_of(name)
        shown = agency or re.sub(r"^[Tt]he\s+(?=\S+\s+\S)", "", name) if role != "writer" else agency or name
        if role == "writer" and agency is None:
            first = name.split()[0]
            led = first.isupper() and is_medium(first) and " " in name  # "RNZ Pacific"
            if led or (is_outlet_name(name) and not _surely_person(name, names)):
                outlet = outlet or name
            elif " " not in name and name.isupper() and 2 <= len(name) <= 5:
                credits.append(Credit(name, "agency"))
            else:
                writers.append(name)
        elif role in {"writer", "source"}:
            if own and agency is None:
                outlet = outlet or name
            else:
                credits.append(Credit(shown, role_of(agency or name)))
        elif role in {"translator", "helper", "photographer"}:
            credits.append(Credit(shown, role))  # type: ignore[arg-type]
    return Signature(tuple(writers), tuple(credits), outlet, place, nobody=role == "editor")


def is_photographer(name: str) -> bool:
    return is_person_name(name) and agency_of(name) is None


def _surely_person(name: str, names: list[str]) -> bool:
    if len(names) == 1:
        return is_person_name(name)
    words = name.split()
    surname = len(words) == 2 and words[1].casefold() in vocabulary("outlet_surnames")
    return surname and words[0] != "The" and not is_medium(name)
