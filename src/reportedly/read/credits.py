"""Whom a report credits for its words: agencies, translators, the outlet it was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportedly.read import dates, furniture
from reportedly.read.datelines import Dateline
from reportedly.read.heads import Credit, Head
from reportedly.read.lines import read_facts
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.signatures import (
    Signature,
    agency_of,
    is_agency,
    is_any_agency,
    names_job,
    read_names,
    read_signature,
    role_of,
)
from reportedly.read.words import alternatives, vocabulary
from reportedly.record import CreditRole, Report

CLOSING = 5  # paragraphs from the end in which a closing credit or note is looked for
LONGEST_NAME = 4  # words of an agency's name
LONGEST_NOTE = 40  # words of a note about how the text was made
_NAME = r"(?P<name>(?:[Tt]he\s+)?[^\W\d_a-z][\w'’.&-]*(?:\s+(?:[^\W\d_a-z][\w'’.&-]*|of|and|al|de|the|&))*)"
_LAST = re.compile(
    r"(?<=[.!?”\"’)»。」])\s*(?:[(\[](?P<inside>[^()\[\]]{2,60})[)\]]|[–—-]{1,2}\s*(?P<dashed>[^\s.][^.()]{1,40})"
    r"|(?P<bare>(?:[A-Z][\w'’-]*\s?){1,3}))\.?$"
)
# The same after anything, or alone: only for the last words of a text.
_ENDING = re.compile(
    r"(?:^|(?<=[.!?”\"’)»。」]))\s*(?:[(\[](?P<inside>[^()\[\]]{2,60})[)\]]"
    r"|[–—-]{1,2}\s*(?P<dashed>[^\s.][^.()]{1,40})|//(?P<slashed>[^\s/]{2,20})//(?:\s*[A-Z]{1,3})?)\.?$"
)
_INITIALS = re.compile(
    r"^(?:[A-Z]{2,4}|[a-z]{2,4}|bur-[a-z]{2,4})(?:\s*[/.]{1,2}\s*(?:[A-Z]{2,4}|[a-z]{2,4})){0,3}$"
)
# "WAM/Ann Sel/Jo Pike", "Norlink-ABC/sb": an agency and who was at its desk.
_DESK = re.compile(
    r"^(?:--?\s?)?(?P<house>[^\W\d_][\w-]{1,20})/(?:[^\W\d_][\w.]*\s?){1,4}(?:/(?:[^\W\d_][\w.]*\s?){1,4})?$"
)
_END_MARKS = re.compile(
    r"(?:\s+|^)(?:(?:Enditem|ENDITEM|EndItem)(?:/\w{1,4})?|/\s*End|\((?:END|End|end|ends)\)(?:\s\w{1,4})?"
    r"|==\w+|Item ends|ends|-30-)$|(?<=\.)/\.$"
)
_READ_THERE = re.compile(
    rf"^(?i:read|see|find)\s+(?i:the\s+)?(?i:original|full|whole)\s+(?i:article|story|report|post|text|piece)?\s*(?i:here\s+)?"
    rf"(?i:on|at|in)\s+(?:[Tt]he\s+)?{_NAME}\.?$"
)
LONGEST_ORIGIN = 15  # words of a line that tells where a text was taken from
_FROM = re.compile(rf"^[(\[]?(?i:translated|taken|adapted|abridged|reprinted|republished)\s+from\s+{_NAME}")
_APPEARED = re.compile(
    rf"(?i:\b(?:appeared|published|printed)\s+(?:first\s+|originally\s+)?(?:in|by|on)\s+)(?:[Tt]he\s+)?{_NAME}"
)
_ORIGINAL = re.compile(rf"\s+from\s+(?:the\s+)?(?:\w+\s+)?(?:original\s+)?(?:in|at|by)\s+{_NAME}\.?$")
_CONTRIBUTED = re.compile(
    r"^(?P<names>.{3,120}?)\s+(?:also\s+)?(?:contributed(?:\s+to\s+this\s+\w+|\s+(?:reporting|research|additional|from)\b.*)?"
    r"|helped\s+(?:report|with)\b.*)\.?$"
)
_ABOUT_WRITER = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){1,3})\s+"
    r"(?:is\s+(?:an?|the|our)\b|covers\b|writes\s+(?:about|for|on)\b|reports\s+(?:on|for)\b|joined\b|works\s+(?:as|for)\b)"
)
_REPORTED = re.compile(
    r"^(?P<names>[^\W\d_a-z].{3,100}?)\s+reported\s+from\s+(?P<places>[^\W\d_a-z][^.;]{1,80}?)\.?$"
)
# "Norlink writers Ann Sel and Jo Pike"
_HOUSE = re.compile(
    r"^(?:the\s+)?\S.{1,40}?\s+(?:staff\s+)?(?:writers?|reporters?|journalists?|correspondents?)\s+(?=[A-Z])",
    re.I,
)
_CAME_FROM = re.compile(
    r"^(?:some\s+)?(?:information|material|details)\b.{0,40}?\b(?:came\s+from|(?:was|were)\s+(?:provided|supplied)\s+by|from)\s+(?P<names>.{2,80}?)\.?$",
    re.I,
)
_WROTE = re.compile(
    r"^(?P<house>.{2,40}?)\s+(?:writers?|reporters?|journalists?|correspondents?)\s+(?P<names>.{3,100}?)"
    r"\s+(?:reported|wrote|contributed)\b.*$"
)
_RIGHTS_AFTER = re.compile(rf"^{_NAME}\s*(?:©|\(c\))\s*(?:\d{{4}}.*)?$")
_DESK_MARKS = re.compile(r"(?<=[.!?”\"’)])\s+(?P<name>[A-Z]{2,5})(?:\s+[A-Z]{2,4}){1,3}$")
_RIGHTS = re.compile(
    r"(?i:©|\(c\)|copyright)\s*(?i:copyright\s*|by\s+)?(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,.]*" + _NAME
)
_DISTRIBUTED = re.compile(rf"(?i:\b(?:distributed|provided|supplied)\s+by\s+){_NAME}")
_OWN_LINE = re.compile(rf"^(?i:published\s+in)\s+{_NAME}[,\s]")


@dataclass(frozen=True, slots=True)
class Closing:
    """What the end of a report says: the paragraphs left, credits, writers and a day of updating, and an
    outlet that a note names, with the note's words."""

    lines: tuple[str, ...]
    head: Head
    outlet: str | None
    outlet_words: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """What one closing line says, and what of it stays in the text."""

    rest: str
    credits: tuple[Credit, ...] = ()
    outlet: str | None = None
    byline: str | None = None


def credited_for_text(report: Report) -> list[str]:
    """The agencies and outlets that the whole text of a report is from: not translators, helpers or
    photographers, nor a word that stands for any agency ("agencies")."""
    if not report.credit_roles:
        return [name for name in report.credits if not is_any_agency(name)]
    named = zip(report.credits, report.credit_roles, strict=True)
    return [name for name, role in named if role in {"agency", "outlet"} and not is_any_agency(name)]


def of_dateline(dateline: Dateline) -> tuple[Credit, ...]:
    """The agencies in a dateline's brackets."""
    return names_in(dateline.credit, "agency") if dateline.credit else ()


def names_in(text: str, role: str | None = None) -> tuple[Credit, ...]:
    """The agencies and outlets a credit names; ``AP/Reuters`` names two."""
    if (whole := agency_of(text.strip("()[] "))) is not None:
        return (Credit(whole, "agency"),)
    passed = re.split(r"\s+via\s+(?:the\s+)?", text, flags=re.I)
    if len(passed) > 1:  # "A via B": the text reached this page by B
        return tuple(dict.fromkeys(name for part in reversed(passed) for name in names_in(part, role)))
    out: list[Credit] = []
    for piece in re.split(r"\s*[/;,+]\s*|\s+and\s+|\s*&\s+|(?<=[A-Z.]{3})-(?=[A-Z])", text):
        name = re.sub(r"^(?:with|from|by|via)\s+(?:the\s+)?|^\W+|[\s.]+$", "", piece.strip(), flags=re.I)
        known = agency_of(name)
        if known or is_any_agency(name):
            out.append(Credit(known or name, "agency"))
        elif name and is_name(name, most=5):
            out.append(Credit(name, "agency" if role == "agency" else role_of(name)))
    if len(out) == 2 and _initials(out[1].name) == out[0].name.casefold():
        out.pop()  # "NNN-Norvane News Network"
    return tuple(dict.fromkeys(out))


def take_closing(lines: list[str]) -> Closing:
    """Reads credits, notes and rights lines off the end of a report and takes them out of its text."""
    head = Head()
    outlet: str | None = None
    words: str | None = None
    kept: list[str] = []
    ending = True  # nothing of the text itself has been met yet, from the end
    for number, line in enumerate(reversed(lines)):
        if number >= CLOSING or not line:
            kept.append(line)
            continue
        bare = _END_MARKS.sub("", line) if ending else line
        found = _closing_line(bare)
        if ending and found.rest == line and _says_nothing(line) and number < len(lines) - 1:
            continue
        if not found.credits and ending and found.rest:
            last = _last_words(found.rest, alone=number < len(lines) - 1)
            found = _Found(last.rest, last.credits, found.outlet, found.byline)
        above = (
            Head(byline=found.byline)
            .crediting(found.credits)
            .because("text", bare[len(found.rest) :].strip())
        )
        head = above.filled_from(head).crediting_as(head)
        if found.outlet:
            outlet, words = found.outlet, bare
        if found.rest:
            ending = False
            kept.append(found.rest)
    for line in lines[-CLOSING:]:
        head = head.filled_from(Head(updated=_updated(line)).because("text", line))
    return Closing(tuple(reversed(kept)), head, outlet, words)


def _says_nothing(line: str) -> bool:
    """Whether a line below an article is a label, a desk's mark, or leads elsewhere."""
    if _ENDING.match(line) or agency_of(line) or ("(" in line and not furniture.is_furniture(line)):
        return False
    return furniture.is_label(line) or furniture.is_closing(line) or furniture.is_furniture(line)


def _updated(line: str) -> str | None:
    """The day on which a note says that the text was changed; the note itself stays for the reader."""
    if len(line) > dates.LONGEST_LINE or not _is_about_the_text(line):
        return None
    found = re.search(r"\b(?:updated|amended|corrected|edited)\b(?:\s+\w+)?\s+on\b", line)
    stamps = dates.find_all(line) if found else ()
    return stamps[0].iso if stamps else None


def origin_of(line: str) -> Credit | None:
    """The outlet in a line that says no more than where the text was translated or taken from."""
    taken = _FROM.match(line) if len(line.split()) <= LONGEST_ORIGIN else None
    if taken is None or _is_language(name := _unsaid(taken["name"])):
        return None
    rest = line[taken.end() :].strip(" ]).")
    return None if rest and not rest.startswith("by ") else Credit(name, "outlet")


def _closing_line(line: str) -> _Found:
    if len(line.split()) <= LONGEST_NOTE and (noted := _notes(line)) is not None:
        return noted
    words = len(line.split())
    if words <= 20:
        if (taken := _FROM.match(line)) and not _is_language(_unsaid(taken["name"])):
            by = re.search(r"\s+by\s+(?P<name>[^.]{2,60})\.?$", line)
            translator = read_names(by["name"], "translator") if by else None
            return _Found("", (_credit(_unsaid(taken["name"])), *(translator.credits if translator else ())))
        original = _ORIGINAL.search(line.strip("()[] "))
        signature = read_signature(line[: original.start()] if original else line, labelled=True)
        if signature is None and original is not None:  # "Translated from the Arabic by Ann Sel"
            signature, original = read_signature(line, labelled=True), None
        if signature is not None and not (signature.empty and not signature.place):
            return _of_signature(signature, original["name"] if original else None)
        if (appeared := _APPEARED.search(line)) and _is_about_the_text(line):
            return _Found("", (_credit(_unsaid(appeared["name"])),))
        if _OWN_LINE.match(line) and read_facts(line.split(" in ", 1)[-1]) is not None:
            return _Found("")
        if whole := _whole_line(line):
            return _Found("", whole)
        if (desk := _DESK.match(line)) and agency_of(desk["house"]):
            return _Found("", (_credit(desk["house"]),))
    if (there := _READ_THERE.match(line)) is not None:
        return _Found("", (_credit(_unsaid(there["name"])),))
    if (own := _RIGHTS_AFTER.match(line)) and words <= 20 and own["name"].casefold() != "copyright":
        return _of_rights(line, own["name"])
    if (marks := _DESK_MARKS.search(line)) and agency_of(marks["name"]):
        return _Found(line[: marks.start()], (_credit(marks["name"]),))
    if (rights := _RIGHTS.search(line)) and words <= LONGEST_NOTE:
        return _of_rights(line, rights["name"])
    if last := _LAST.search(line[-160:]):
        named = last["inside"] or last["dashed"] or last["bare"]
        found = tuple(c for c in names_in(named) if is_agency(c.name))
        if found and (last["bare"] is None or all(agency_of(word) for word in [named.split()[0]])):
            return _Found(line[: len(line) - len(last.group(0))].rstrip(), found)
    return _Found(line)


def _notes(line: str) -> _Found | None:
    """What a line says that is nothing but notes on how the text was made; ``None`` where it is more."""
    credits: list[Credit] = []
    outlet: str | None = None
    byline: str | None = None
    noted = False
    for sentence in re.split(r"(?<=[.!])\s+(?=[^\W\d_a-z])", line.strip("()[]— ")):
        if found := _CONTRIBUTED.match(sentence) or _CAME_FROM.match(sentence):
            helpers = read_names(_HOUSE.sub("", found["names"]), "helper")
            if helpers is None or not helpers.credits:
                return None
            credits.extend(helpers.credits)
        elif (found := _REPORTED.match(sentence)) and _names_people(found):
            byline = byline or _names_people(found)
            noted = True
        elif credits and (signed := read_signature(sentence, labelled=True)) is not None and signed.credits:
            credits.extend(signed.credits)
            byline = byline or signed.byline
        elif (found := _WROTE.match(sentence)) and agency_of(found["house"]):
            writers = read_names(found["names"])
            credits.append(_credit(found["house"]))
            byline = writers.byline if writers else None
        elif found := _note().search(sentence):
            if found["verb"].casefold() in {"updated", "amended", "corrected"}:
                return None
            name = re.sub(r"^the\s+", "", _trimmed(found["name"]))
            role: CreditRole | None = "translator" if "translated" in found["verb"].casefold() else None
            credits.append(Credit(name, role) if role else _credit(name))
            elsewhere = re.search(r"\bfrom\b|republished|reprinted", found.group(), re.I)
            person = is_person_name(name) and not name.startswith("The ")
            outlet = outlet or (None if elsewhere or person else name)
        elif (
            furniture.is_furniture(sentence) or furniture.is_legal(sentence) or furniture.is_closing(sentence)
        ):
            continue
        elif not credits:
            return None
    return _Found("", tuple(credits), outlet, byline) if credits or noted else None


def _names_people(found: re.Match[str]) -> str | None:
    """The writers in "Ann Sel reported from Keld, and Jo Pike from Tarnhill"."""
    names = read_names(found["names"])
    others = re.findall(r"(?:,|\band)\s+(?:and\s+)?(\S+\s\S+)\s+from\b", found["places"])
    if names is None or not names.writers or not all(map(is_person_name, [*names.writers, *others])):
        return None
    return ", ".join([*names.writers, *others])


def _of_signature(signature: Signature, original: str | None) -> _Found:
    credits = signature.credits
    if original:
        credits = (*credits, _credit(_trimmed(original)))
    if signature.outlet:
        credits = (*credits, _credit(signature.outlet))
    return _Found("", credits, None, signature.byline)


def _of_rights(line: str, name: str) -> _Found:
    holder = re.split(r"\s+(?:All\s+)?[Rr]ights\b", _trimmed(name))[0].removesuffix(" All")
    holder = re.sub(r"\s+(?:[Tt]his|[Aa]ll|[Dd]istributed).*$", "", holder)
    by = _DISTRIBUTED.search(line)
    credits = [Credit(agency_of(holder) or holder, "agency")] if is_agency(holder) else []
    if by and (distributor := _trimmed(by["name"])) and is_agency(distributor):
        credits.append(_credit(distributor))
    return _Found("", tuple(credits), None if is_agency(holder) else holder)


def _last_words(line: str, *, alone: bool) -> _Found:
    """A credit as the very last words of a text, whoever it names, and what of the line stays.

    There a name in brackets, or one word or an outlet's name after a dash, is who the text is from;
    further up it would be an aside. Two words after a dash are as likely the writer's name.
    """
    if alone and _INITIALS.match(re.sub(r"\s*\([^()]*\)\s*", "", line).replace(" ", "/")):
        inside = re.search(r"\(([^()]*)\)", line)
        return _Found("", names_in(inside[1]) if inside else ())  # the desk's initials
    match = _ENDING.search(line)
    if match is None:
        return _Found(line)
    named = match["inside"] or match["dashed"] or match["slashed"]
    signature = read_signature(named, labelled=True)
    if signature is not None and signature.credits:
        return _Found(line[: match.start()].rstrip(), signature.credits, None, signature.byline)
    if match["inside"]:
        found = tuple(
            c
            for c in names_in(re.sub(r"\s+service$", "", named) if agency_of(named) is None else named)
            if len(c.name.split()) <= LONGEST_NAME
        )
        mixed = read_signature(named)
        if mixed is not None and any(c.role == "translator" for c in mixed.credits):
            found = mixed.credits
    else:
        found = tuple(c for c in names_in(named) if " " not in c.name or is_outlet_name(c.name))
    return _Found(line[: match.start()].rstrip(), found) if found else _Found(line)


def _whole_line(line: str) -> tuple[Credit, ...]:
    """A line that is nothing but agencies: ``(AP)``, ``— Reuters``, ``Agencies``, ``AFP/Reuters``."""
    bare = line.strip("()[]–—-./ ")
    pieces = [piece.strip() for piece in re.split(r"[/,;+]|\band\b|&", bare) if piece.strip()]
    if pieces and all(is_agency(re.sub(r"^(?:with|from)\s+", "", piece, flags=re.I)) for piece in pieces):
        return names_in(bare)
    return ()


def _credit(name: str) -> Credit:
    name = re.sub(r"^[Tt]he\s+(?=\S+\s+\S)", "", name.strip())
    return Credit(agency_of(name) or name, role_of(name))


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)).casefold()


def is_own(credit: str, outlet: str | None) -> bool:
    """Whether a credit is the outlet's own name or its initials: "(NW)" in the Norvane Wire."""
    if not outlet:
        return False
    one, other = credit.casefold().removeprefix("the "), outlet.casefold().removeprefix("the ")
    return one == other or other.startswith(f"{one} ") or (credit.isupper() and one == _initials(other))


def without_own(credits: Iterable[Credit], outlet: str | None) -> tuple[Credit, ...]:
    """Credits but for the outlet itself. Where it is credited too ("Source: The Quay, AFP"), the text is
    its own and the others helped."""
    all_of_them = tuple(credits)
    others = tuple(c for c in all_of_them if c.role == "translator" or not is_own(c.name, outlet))
    if len(others) == len(all_of_them):
        return others
    return tuple(Credit(c.name, "helper") if c.role in {"agency", "outlet"} else c for c in others)


@cache
def _note() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:\b(?:this|the)\s+(?:\w+\s+)?{alternatives('text_nouns')}\s+"
        rf"(?:was|is|has been|(?=originally|first))\s*(?:\w+\s+)?"
        rf"(?P<verb>{alternatives('note_words')})\s+(?:in\s+{alternatives('tongues')}\s+)?(?:by|in|on|at|from)\s+){_NAME}"
    )


def _is_about_the_text(line: str) -> bool:
    return (
        re.match(rf"[(\[]?(?:this|the)\s+(?:\w+\s+)?{alternatives('text_nouns')}\b", line, re.I) is not None
    )


def _is_language(name: str) -> bool:
    """Whether "translated from X" names a tongue: one in the list, or one word that is no outlet's."""
    name = name.removesuffix(" original")
    known = name.casefold() in vocabulary("tongues")
    return known or (" " not in name and not is_agency(name) and not is_outlet_name(name))


def is_about_writer(line: str, byline: str | None) -> bool:
    """Whether a line below an article tells who wrote it: "Ann Sel covers the harbour for …"."""
    found = _ABOUT_WRITER.match(line) if len(line.split()) <= LONGEST_NOTE else None
    if found is None:
        return False
    written = byline is not None and found["name"].casefold() in byline.casefold()
    return written or (is_person_name(found["name"]) and names_job(line[: found.end() + 60]))


def translated_from(lines: Iterable[str]) -> Head:
    """The tongue that a note among these lines says the text was translated from."""
    for line in lines:
        if len(line.split()) > LONGEST_NOTE or (found := _tongue().search(line)) is None:
            continue
        if _is_about_the_text(line) or line.strip("([—– ")[:8].casefold() == "translat":
            return Head(translated_from=found["tongue"]).because("text", line)
    return Head()


@cache
def _tongue() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:translat(?:ed|ion)\b.{{0,40}}?\bfrom\s+(?:the\s+)?(?:original\s+)?)(?P<tongue>(?i:{alternatives('tongues')}))\b"
    )


def _unsaid(name: str) -> str:
    """A name without the translator after it: "the Oster Zeitung by Ana Prell" is the Oster Zeitung."""
    return re.sub(r"^[Tt]he\s+", "", _trimmed(re.split(r"\s+by\s+", name)[0]))


def _trimmed(name: str) -> str:
    """A name without a sentence's end: ``The Example Review. The`` is ``The Example Review``."""
    return re.sub(r"\s+(?:and|of|the|de|al)$", "", re.split(r"\.(?:\s|$)", name)[0].strip(" ,&"))
