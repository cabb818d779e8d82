"""Notes on how a text was made: who contributed, where it was taken or translated from, who its writer is.

They stand above or below an article and are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.read import dates, furniture
from reportedly.read.agencies import agency_of
from reportedly.read.credits import NAME, credit_to, is_language, trimmed, unsaid
from reportedly.read.heads import Credit, Head
from reportedly.read.jobs import names_job
from reportedly.read.name_runs import read_names
from reportedly.read.names import is_person_name
from reportedly.read.signatures import read_signature
from reportedly.read.signers import Signature
from reportedly.read.words import alternatives

LONGEST_NOTE = 40  # words of a note about how the text was made
LONGEST_ORIGIN = 15  # words of a line that tells where a text was taken from
TAKEN_FROM = re.compile(
    rf"^[(\[]?(?i:translated|taken|adapted|abridged|reprinted|republished)\s+from\s+{NAME}"
)
_CONTRIBUTED = re.compile(
    r"^(?P<names>.{3,120}?)\s+(?:also\s+)?(?:contributed(?:\s+to\s+this\s+\w+|\s+(?:reporting|research|additional|from)\b.*)?"
    r"|helped\s+(?:report|with)\b.*)\.?$"
)
_ABOUT_WRITER = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){1,3})\s+"
    r"(?:is\s+(?:an?|the|our)\b|has\s+(?:covered|written|reported|worked)\b|covers\b|writes\s+(?:about|for|on)\b|reports\s+(?:on|for)\b|joined\b|works\s+(?:as|for)\b)"
)
_THE_WRITER = re.compile(
    r"(?:The|This)\s+(?:writer|author|columnist|correspondent|reporter)s?\s+(?:is|are|was|were|works?|teach(?:es)?|can|may)\b"
)
_REPORTED = re.compile(
    r"^(?P<names>[^\W\d_a-z].{3,100}?)\s+(?:reported|reports|reporting|writes)\s+from\s+(?P<places>[^\W\d_a-z][^.;]{1,80}?)[.:]?$"
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
_INPUTS = re.compile(r"^with\s+(?P<names>.{2,60}?)\s+inputs?\.?$", re.I)  # "(With PTI inputs)"
_FIRST_IN = re.compile(
    rf"^(?i:(?:this\s+)?(?:(?:first|originally)\s+(?:published|appeared)|published\s+(?:first|originally)|the\s+original\s+(?:\w+\s+)?(?:was\s+published|appeared))\s+(?:in\s+[^\W\d_]{{3,12}}\s+)?(?:by|in|on|at)\s+)(?:[Tt]he\s+)?{NAME}\.?$"
)
# "To contact the reporter on this story: Ann Sel in Keld at …"
_TO_CONTACT = re.compile(
    r"^To\s+contact\s+the\s+(?P<part>reporters?|author|writer|editors?)\s+(?:responsible\s+)?(?:on|of|for)\s+this\s+story:\s+"
    r"(?P<name>[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][\w'’-]+){1,2})\s+(?:in\s+(?P<place>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2})\s+)?at\s"
)
_HELPED = (_CONTRIBUTED, _CAME_FROM, _INPUTS)
# "Al-Ofoq newspaper.", before who translated it
_PAPER = re.compile(
    r"^(?:[Tt]he\s+)?(?P<name>[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3})\s+(?:newspaper|daily|weekly|magazine|website)\.$"
)
_NEWSROOM = re.compile(r"\s+(?:team|desk|staff|newsroom|bureau|service)\b", re.I)
_AND_WAS = re.compile(r",?\s+and\s+(?:was|has\s+been|is)\s+(?=(?:translated|edited|republished|adapted)\b)")
_BY_WHOM = re.compile(rf"^\S+\s+\S+\s+by\s+(?:[Tt]he\s+)?{NAME}")
_FIRST_DAY = re.compile(
    r"\b(?:was|is|were)\s+(?P<first>first\s+|originally\s+)?(?:published|posted|issued)\s*(?:on|at)?\s*$",
    re.I,
)
_WROTE = re.compile(
    r"^(?P<house>.{2,40}?)\s+(?:writers?|reporters?|journalists?|correspondents?)\s+(?P<names>.{3,100}?)"
    r"\s+(?:reported|wrote|contributed)\b.*$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What one closing line says, and what of it stays in the text."""

    rest: str
    credits: tuple[Credit, ...] = ()
    outlet: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None


def read_note(line: str) -> Found | None:
    """What a line says that is nothing but notes on how the text was made; ``None`` where it is more."""
    credits: list[Credit] = []
    outlet: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None
    noted = False
    sentences = list(_sentences(line))
    for sentence in sentences:
        if found := next(filter(None, (form.match(sentence) for form in _HELPED)), None):
            helpers = read_names(_HOUSE.sub("", found["names"]), "helper")
            if helpers is None or not helpers.credits:
                return None
            credits.extend(helpers.credits)
        elif (found := _REPORTED.match(sentence)) and _names_people(found):
            byline = byline or _names_people(found)
            place = place or re.split(r",|\s+and\s", found["places"])[0].strip()
            noted = True
        elif asked := _TO_CONTACT.match(sentence):
            if asked["part"].casefold() in ("reporter", "reporters", "author", "writer"):
                byline, place = byline or asked["name"], place or asked["place"]
            noted = True
        elif (named := _PAPER.match(sentence)) and len(sentences) > 1:
            credits.append(credit_to(named["name"]))
        elif (day := _published_in(sentence)) is not None:
            published, noted = published or day, True
            if by := _BY_WHOM.search(sentence):  # "This report by Norlink was first published 3 May 2020."
                credits.append(credit_to(trimmed(by["name"])))
        elif (credits or len(sentences) > 1) and (signed := _signed(sentence)) is not None:
            credits.extend(signed.credits)
            byline = byline or signed.byline
            noted = True
        elif found := _FIRST_IN.match(sentence):
            credits.append(credit_to(trimmed(found["name"])))
        elif (found := _WROTE.match(sentence)) and agency_of(found["house"]):
            writers = read_names(found["names"])
            credits.append(credit_to(found["house"]))
            byline = writers.byline if writers else None
        elif found := _note().search(sentence):
            if found["verb"].casefold() in {"updated", "amended", "corrected"}:
                return None
            name = re.sub(r"^the\s+", "", trimmed(found["name"]))
            if _NEWSROOM.match(sentence[found.end() :]):  # "by The Quay's Indonesia team"
                name = re.split(r"['’]s\s", name)[0]
            elsewhere = re.search(r"\bfrom\b|republished|reprinted|appeared", found.group(), re.I)
            translated = "translated" in found["verb"].casefold()
            if translated and elsewhere:  # "translated from La Gazette": from an outlet, or a tongue
                credits += [] if is_language(name) else [credit_to(name)]
            else:
                credits.append(Credit(name, "translator") if translated else credit_to(name))
            person = is_person_name(name) and not name.startswith("The ")
            outlet = outlet or (None if elsewhere or person else name)
        elif (
            furniture.is_furniture(sentence) or furniture.is_legal(sentence) or furniture.is_closing(sentence)
        ):
            continue
        elif not credits:
            return None
    return Found("", tuple(credits), outlet, byline, place, published) if credits or noted else None


def _signed(sentence: str) -> Signature | None:
    """Who signs a sentence that is nothing but a label and names, or a newsroom that signs it."""
    signed = read_signature(sentence, labelled=True)
    if signed is None or any(credit.role in ("agency", "outlet") for credit in signed.credits):
        return None  # "Distributed by Norlink": a line of rights
    return signed if signed.credits or signed.writers or signed.nobody else None


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a note; "appeared in X and was translated by Y" says two things of one text."""
    for sentence in re.split(r"(?<=\w\w[.!])\s+(?=[^\W\d_a-z])", line.strip("()[]— ")):
        about = re.match(rf"(?i:this|the)\s+(?:\w+\s+)?{alternatives('text_nouns')}\b", sentence, re.I)
        first, *more = _AND_WAS.split(sentence) if about else [sentence]
        yield first
        yield from (f"{about.group()} was {clause}" for clause in more if about)


def _published_in(sentence: str) -> str | None:
    """The day on which a sentence that says no more says the text was published."""
    if len(sentence) > dates.LONGEST_LINE or not is_about_the_text(sentence):
        return None
    stamps = dates.find_all(sentence)
    found = _FIRST_DAY.search(sentence[: stamps[0].start]) if len(stamps) == 1 else None
    ours = sentence[:5].casefold() == "this " or (
        found and found["first"]
    )  # "The report was published on …" may be
    return stamps[0].iso if found and ours and not sentence[stamps[0].end :].strip(" .)") else None


def origin_of(line: str) -> Credit | None:
    """The outlet in a line that says no more than where the text was translated or taken from."""
    taken = TAKEN_FROM.match(line) if len(line.split()) <= LONGEST_ORIGIN else None
    if taken is None or is_language(name := unsaid(taken["name"])):
        return None
    rest = line[taken.end() :].strip(" ]).")
    return None if rest and not rest.startswith("by ") else Credit(name, "outlet")


def translated_from(lines: Iterable[str]) -> Head:
    """The tongue that a note among these lines says the text was translated from."""
    for line in lines:
        if len(line.split()) > LONGEST_NOTE or (found := _tongue().search(line)) is None:
            continue
        if is_about_the_text(line) or line.strip("([—– ")[:8].casefold() == "translat":
            return Head(translated_from=found["tongue"]).because("text", line)
    return Head()


def is_about_writer(line: str, byline: str | None) -> bool:
    """Whether a line below an article tells who wrote it: "Ann Sel covers the harbour for …"."""
    found = _ABOUT_WRITER.match(line) if len(line.split()) <= LONGEST_NOTE else None
    if found is None:
        return _THE_WRITER.match(line) is not None and len(line.split()) <= LONGEST_NOTE
    written = byline is not None and found["name"].casefold() in byline.casefold()
    return written or writer_in(line) is not None


def writer_in(line: str) -> str | None:
    """The name in a line that tells who somebody is by what he writes: "Ann Sel is a journalist in Keld."."""
    found = _ABOUT_WRITER.match(line) if len(line.split()) <= LONGEST_NOTE else None
    if found is None or not is_person_name(found["name"]) or not names_job(line[: found.end() + 60]):
        return None
    return found["name"]


def updated_in(line: str) -> str | None:
    """The day on which a note says that the text was changed; the note itself stays for the reader."""
    if len(line) > dates.LONGEST_LINE or not is_about_the_text(line):
        return None
    found = re.search(r"\b(?:updated|amended|corrected|edited)\b(?:\s+\w+)?\s+on\b", line)
    stamps = dates.find_all(line) if found else ()
    return stamps[0].iso if stamps else None


def is_about_the_text(line: str) -> bool:
    """Whether a line speaks of the text it stands under; "the report about the well" is another's."""
    if re.match(rf"the\s+{alternatives('text_nouns')}\s+(?:about|on|of|that|into)\b", line, re.I):
        return False
    return (
        re.match(rf"[(\[]?(?:this|the)\s+(?:\w+\s+)?{alternatives('text_nouns')}\b", line, re.I) is not None
    )


def _names_people(found: re.Match[str]) -> str | None:
    """The writers in "Ann Sel reported from Keld, and Jo Pike from Tarnhill"."""
    names = read_names(found["names"])
    others = re.findall(r"(?:,|\band)\s+(?:and\s+)?(\S+\s\S+)\s+from\b", found["places"])
    if names is None or not names.writers or not all(map(is_person_name, [*names.writers, *others])):
        return None
    return ", ".join([*names.writers, *others])


@cache
def _note() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:\b(?:this|the)\s+(?:\w+\s+)?{alternatives('text_nouns')}\s+"
        rf"(?:was|is|has been|(?=originally|first))\s*(?:\w+\s+)?"
        rf"(?P<verb>{alternatives('note_words')})\s+(?:in\s+{alternatives('tongues')}\s+)?(?:by|in|on|at|from)\s+){NAME}"
    )


@cache
def _tongue() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:translat(?:ed|ion)\b.{{0,40}}?\bfrom\s+(?:the\s+)?(?:original\s+)?)(?P<tongue>(?i:{alternatives('tongues')}))\b"
    )
