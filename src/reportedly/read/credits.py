"""Whom a report credits for its words: agencies, outlets, and whether one of them is the outlet itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reportedly.read.agencies import agency_of, is_agency, is_any_agency, role_of
from reportedly.read.datelines import Dateline
from reportedly.read.heads import Credit
from reportedly.read.jobs import is_nobody
from reportedly.read.names import is_name, is_outlet_name
from reportedly.read.words import alternatives, pairs, vocabulary
from reportedly.record import Report

_SMALL = (
    "of|and|al|de|du|des|del|della|dei|di|da|do|dos|das|den|der|la|le|les|los|las|van|von|en|et|und|y|e|the|&"
)
NAME = rf"(?P<name>(?:[Tt]he\s+)?[^\W\d_a-z][\w'’.&-]*(?:\s+(?:[^\W\d_a-z][\w'’.&-]*|(?:{_SMALL})(?!\w)))*)"


def credited_for_text(report: Report) -> list[str]:
    """The agencies and outlets that the whole text of a report is from: not translators, helpers or
    photographers, nor a word that stands for any agency ("agencies")."""
    if not report.credit_roles:
        return [name for name in report.credits if not is_any_agency(name)]
    named = zip(report.credits, report.credit_roles, strict=True)
    return [name for name, role in named if role in {"agency", "outlet"} and not is_any_agency(name)]


def of_dateline(dateline: Dateline) -> tuple[Credit, ...]:
    """The agencies in a dateline's brackets."""
    if not dateline.credit or is_nobody(dateline.credit):
        return ()
    named = names_in(dateline.credit, "agency")
    return tuple(credit for credit in named if credit.name.casefold() not in vocabulary("picture_words"))


def names_in(text: str, role: str | None = None) -> tuple[Credit, ...]:
    """The agencies and outlets a credit names; ``AP/Reuters`` names two."""
    if (whole := agency_of(text.strip("()[] "))) is not None:
        return (Credit(whole, "agency"),)
    passed = re.split(r"\s+via\s+(?:the\s+)?", text, flags=re.I)
    if len(passed) > 1:  # "A via B": the text reached this page by B
        return tuple(dict.fromkeys(name for part in reversed(passed) for name in names_in(part, role)))
    out: list[Credit] = []
    for piece in re.split(r"\s*[/;,+]\s*|\s+(?:and|AND)\s+|\s*&\s+|(?<=[A-Z.]{3})-(?=[A-Z])", text):
        name = re.sub(r"^(?:with|from|by|via)\s+(?:the\s+)?|^\W+|[\s.]+$", "", piece.strip(), flags=re.I)
        if re.match(r"translat\w* .*\bby\b", name, re.I):  # who put it into English passed nothing on
            continue
        known = agency_of(name)
        if known or is_any_agency(name):
            out.append(Credit(known or name, "agency"))
        elif name and is_name(name, most=5):
            out.append(Credit(name, "agency" if role == "agency" else role_of(name)))
    if len(out) == 2 and _initials(out[1].name) == out[0].name.casefold():
        out.pop()  # "NNN-Norvane News Network"
    return tuple(dict.fromkeys(out))


def credit_to(name: str) -> Credit:
    name = re.sub(r"^[Tt]he\s+(?=\S+\s+\S)", "", name.strip())
    return Credit(agency_of(name) or name, role_of(name))


def is_own(credit: str, outlet: str | None) -> bool:
    """Whether a credit is the outlet's own name or its initials: "(NW)" in the Norvane Wire."""
    if not outlet:
        return False
    named = re.sub(r"\s*\([^()]{2,12}\)$|\.(?:com|net|org)$", "", outlet)
    if (agency := agency_of(credit)) is not None and agency in (agency_of(named), _leading_agency(named)):
        return True
    if re.search(rf"\({re.escape(credit)}\)$", outlet):
        return True
    credit = _newsroom().sub("", credit)
    one, other = credit.casefold().removeprefix("the "), outlet.casefold().removeprefix("the ")
    part = other.startswith(f"{one} ") or other.endswith(f" {one}")  # "The Chronicle" of the Keld Chronicle
    return one == other or part or (credit.isupper() and one == _initials(other))


@cache
def _newsroom() -> re.Pattern[str]:
    """What a house's own newsroom and company are called after its name: "Keld News Service"."""
    return re.compile(rf"(?<=\w)\s+{alternatives('newsroom_ends')}$", re.I)


def _leading_agency(name: str) -> str | None:
    """The agency that a longer name of its page begins with: "Norvane Press Agency General News"."""
    words = name.removeprefix("The ").split()
    starts = (" ".join(words[:size]) for size in range(len(words) - 1, 1, -1))
    return next((known for start in starts if (known := pairs("agencies").get(start.casefold()))), None)


def without_own(credits: Iterable[Credit], outlet: str | None) -> tuple[Credit, ...]:
    """Credits but for the outlet itself. Where it is credited too ("Source: The Quay, AFP"), the text is
    its own and the other newsrooms helped."""
    all_of_them = tuple(credits)
    others = tuple(c for c in all_of_them if c.role == "translator" or not is_own(c.name, outlet))
    if len(others) == len(all_of_them):
        return others
    return tuple(Credit(c.name, "helper") if c.role == "agency" or _is_newsroom(c) else c for c in others)


def _is_newsroom(credit: Credit) -> bool:
    """Whether a credit is a newsroom's, by its words or as it has but one; bodies that issue what others
    print are named in full."""
    return credit.role == "outlet" and (is_outlet_name(credit.name) or len(credit.name.split()) == 1)


def is_language(name: str) -> bool:
    """Whether "translated from X" names a tongue: one in the list, or one word that is no outlet's."""
    name = name.removesuffix(" original")
    known = name.casefold() in vocabulary("tongues")
    return known or (" " not in name and not is_agency(name) and not is_outlet_name(name))


def unsaid(name: str) -> str:
    """A name without the translator after it: "the Oster Zeitung by Ana Prell" is the Oster Zeitung."""
    return re.sub(r"^[Tt]he\s+", "", trimmed(re.split(r"\s+by\s+", name)[0]))


def trimmed(name: str) -> str:
    """A name without a sentence's end: ``The Example Review. The`` is ``The Example Review``."""
    return re.sub(r"\s+(?:and|of|the|de|al)$", "", re.split(r"\.(?:\s|$)", name)[0].strip(" ,&"))


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)).casefold()
