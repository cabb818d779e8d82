"""What one line below an article says: who signs it, whose it is, who passed it on."""

from __future__ import annotations

import re

from reportedly.read import furniture
from reportedly.read.agencies import agency_of, is_agency
from reportedly.read.credits import NAME, credit_to, is_language, names_in, trimmed, unsaid
from reportedly.read.heads import Credit, Head
from reportedly.read.jobs import names_job
from reportedly.read.last_words import whole_line, without_dates
from reportedly.read.lines import read_facts
from reportedly.read.name_runs import read_names
from reportedly.read.names import is_city, is_medium, is_name, is_outlet_name, is_person_name
from reportedly.read.notes import LONGEST_NOTE, TAKEN_FROM, Found, is_about_the_text, read_note
from reportedly.read.signatures import read_signature
from reportedly.read.signers import Signature
from reportedly.read.words import settlements, vocabulary

LONGEST_SIGNED = 40  # words of a line that is nothing but who wrote, helped, edited or passed a text on
LONGEST_NAME = 4  # words of an agency's or a writer's name
MOST_SHOUTED = 4  # words from which a line of capitals is no name
_LAST = re.compile(
    r"(?<=[.!?”\"’)»。」])\s*(?:[(\[](?P<inside>[^()\[\]]{2,60})[)\]]|[–—-]{1,2}\s*(?P<dashed>[^\s.][^.()]{1,40})"
    r"|(?P<bare>(?:[A-Z][\w'’-]*\s?){1,3}))\.?$"
)
# "Source: AFP/as": who was at the desk.
AT_DESK = re.compile(r"(?<=[A-Z]{3})/[a-z]{2,3}(?:\([a-z]{2,3}\))?(?=\.?$)")
# "WAM/Ann Sel/Jo Pike", "Norlink-ABC/sb": an agency and who was at its desk.
_DESK = re.compile(
    r"^(?:--?\s?)?(?P<house>[^\W\d_][\w-]{1,20})/(?:[^\W\d_][\w.]*\s?){1,4}(?:/(?:[^\W\d_][\w.]*\s?){1,4})?$"
)
# "(JP) (Norlink 3/5/2020)": before a credit, who was at the desk.
_SIGNED = re.compile(r"(?<=[.!?”\"’)])\s*\([A-Z]{1,4}(?:[-/.][A-Z]{1,4})*\)$")
_WITH_HOUSE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,2}),\s(?P<house>[^,]{2,40})"
)
_READ_THERE = re.compile(
    rf"^(?i:read|see|find)\s+(?i:the\s+)?(?i:original|full|whole)\s+(?i:article|story|report|post|text|piece)?\s*(?i:here\s+)?"
    rf"(?i:on|at|in)\s+(?:[Tt]he\s+)?{NAME}\.?$"
)
_APPEARED = re.compile(
    rf"(?i:\b(?:appeared|published|printed)\s+(?:first\s+|originally\s+)?(?:in|by|on)\s+)(?:[Tt]he\s+)?{NAME}"
)
_ORIGINAL = re.compile(rf"\s+from\s+(?:the\s+)?(?:\w+\s+)?(?:original\s+)?(?:in|at|by)\s+{NAME}\.?$")
_RIGHTS_AFTER = re.compile(rf"^{NAME}\s*(?:\d{{4}}\s*)?(?:©|\(c\))\s*(?:\d{{4}}.*)?$")
# "… on Monday. dpa mm ds", "… on Monday. (FENA) S. R."
_DESK_MARKS = re.compile(
    r"(?:^|(?<=[.!?”\"’)])\s+)\(?(?P<name>[A-Za-z]{2,7})\)?(?:\s+(?:[A-Z]{2,4}|[a-z]{2,4}/?|(?:[A-Z]\.\s?){1,3})){1,3}$"
)
_OWN_MARK = re.compile(r"(?<=[.!?”\"’)])\s+[A-Z]{2,3}$")  # "… told nothing. AC": the paper's own letters
_RIGHTS = re.compile(
    r"(?i:©|\(c\)|copyright)\s*(?i:copyright\s*|by\s+)?(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,.]*" + NAME
)
_PERMISSION = re.compile(
    rf"\bpermission\s+(?:from|of)\s+(?:[Tt]he\s+)?{NAME}\.?$"
)  # below initials: "Copyright KP."
_DISTRIBUTED = re.compile(rf"(?i:\b(?:distributed|provided|supplied)\s+by\s+){NAME}")
_SOURCE = re.compile(r"^SOURCE\s+(?P<name>[^\W\d_a-z][^.:]{2,60})\.?$")  # below a press release
_BEHALF = re.compile(
    rf"^(?i:distributed|issued|released|sent)\s+by\s+(?:the\s+)?(?P<wire>[^.]{{2,60}}?)\s+on\s+behalf\s+of\s+(?:the\s+)?{NAME}"
)
_OWN_LINE = re.compile(rf"^(?i:published\s+in)\s+{NAME}[,\s]")
_REACHED = re.compile(
    r"^(?:(?i:contact|reach|e-?mail|write\s+to|follow)\s+)?"
    r"(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){1,3})"
    r"(?:\s+(?:can|may)\s+be\s+(?:reached|contacted|emailed)\b|\s+(?:at|on|via)\s+\S*@\S+|,?\s+\S+@\S+\.\S+$)"
)


def signer_of(line: str) -> Head | None:
    """The writer, and the place, in a line below an article that is a name, or says who is to be written to:
    "— Ann Sel", "Ann Sel, Keld", "Ann Sel can be reached at ann@norlink.example"."""
    if found := _REACHED.match(line[:200]):
        named = is_person_name(found["name"]) and found["name"][0].isupper()
        return Head(byline=found["name"]) if named else None
    name, _, place = line.strip("()[]–—-―~ .").partition(", ")
    spot = not place or (is_name(place, most=3) and not is_outlet_name(place) and not is_agency(place))
    small = name.isupper() and len(name.split()) < MOST_SHOUTED
    if furniture.is_furniture(line) or line.endswith(".") or not spot or len(name.split()) > LONGEST_NAME:
        return None
    mixed = not name.isupper() or small
    houses = is_agency(name) or is_medium(name)
    named = is_person_name(name) and mixed and not houses and not names_job(name)  # "Digital Editor"
    there = place if is_city(place) or place.casefold() in settlements() else None
    return Head(byline=name, dateline=there) if named and _is_no_button(name) else None


def _is_no_button(name: str) -> bool:
    """Whether no word of a name is furniture's: "Read More" and "Top Stories" are no people."""
    listed = vocabulary("furniture_lines") | vocabulary("section_words")
    return not any(word.casefold() in listed for word in name.split())


def closing_line(line: str) -> Found:
    """What a line at the end of a report says of it; ``rest`` is what stays of the line as text, all of it
    where it says nothing."""
    line = AT_DESK.sub("", line)
    if len(line.split()) <= LONGEST_NOTE and (noted := read_note(line)) is not None:
        return noted
    words = len(line.split())
    if words <= LONGEST_SIGNED:
        if (taken := TAKEN_FROM.match(line)) and not is_language(unsaid(taken["name"])):
            by = re.search(r"\s+by\s+(?P<name>[^.]{2,60})\.?$", line)
            translator = read_names(by["name"], "translator") if by else None
            return Found("", (credit_to(unsaid(taken["name"])), *(translator.credits if translator else ())))
        original = _ORIGINAL.search(line.strip("()[] "))
        signature = read_signature(line[: original.start()] if original else line, labelled=True)
        if signature is None and original is not None:  # "Translated from the Arabic by Ann Sel"
            signature, original = read_signature(line, labelled=True), None
        if signature is not None and not (signature.empty and not signature.place):
            return _of_signature(signature, original["name"] if original else None)
        if source := _SOURCE.match(line):
            return Found("", (credit_to(source["name"]),))
        if behalf := _BEHALF.match(line):
            return Found("", (credit_to(behalf["wire"]), Credit(trimmed(behalf["name"]), "outlet")))
        if (appeared := _APPEARED.search(line)) and is_about_the_text(line):
            return Found("", (credit_to(unsaid(appeared["name"])),))
        if _OWN_LINE.match(line) and read_facts(line.split(" in ", 1)[-1]) is not None:
            printed = read_facts(line)
            return Found("", (), printed.outlet if printed else None)
        if (
            (pair := _WITH_HOUSE.fullmatch(line))
            and is_person_name(pair["name"])
            and agency_of(pair["house"])
        ):
            return Found("", (credit_to(pair["house"]),), None, pair["name"])
        if whole := whole_line(line):
            return Found("", whole)
        if (desk := _DESK.match(line)) and agency_of(desk["house"]):
            return Found("", (credit_to(desk["house"]),))
    if (there := _READ_THERE.match(line)) is not None:
        return Found("", (credit_to(unsaid(there["name"])),))
    if (own := _RIGHTS_AFTER.match(line)) and words <= 20 and own["name"].casefold() != "copyright":
        return _of_rights(line, own["name"])
    if (marks := _DESK_MARKS.search(line)) and agency_of(marks["name"]):
        return Found(line[: marks.start()], (credit_to(marks["name"]),))
    if (rights := _RIGHTS.search(line)) and words <= LONGEST_NOTE:
        return _of_rights(line, rights["name"])
    if last := _LAST.search(line[-160:]):
        named = without_dates(last["inside"] or last["dashed"] or last["bare"])
        found = tuple(c for c in names_in(named) if is_agency(c.name))
        if found and (last["bare"] is None or all(agency_of(word) for word in [named.split()[0]])):
            rest = line[: len(line) - len(last.group(0))].rstrip()
            return Found(_SIGNED.sub("", rest), found)
    return Found(_OWN_MARK.sub("", line))


def _of_signature(signature: Signature, original: str | None) -> Found:
    credits = signature.credits
    if original:
        credits = (*credits, credit_to(trimmed(original)))
    if signature.outlet:
        credits = (*credits, credit_to(signature.outlet))
    return Found("", credits, None, signature.byline)


def _of_rights(line: str, name: str) -> Found:
    holder = re.split(r"\s+(?:All\s+)?[Rr]ights\b", trimmed(name))[0].removesuffix(" All")
    holder = re.sub(r"(?:^|\s+)(?:[Tt]his|[Aa]ll|[Dd]istributed)(?:\s.*)?$", "", holder)
    if not holder or furniture.is_legal(holder):
        return Found("")
    if holder.isupper() and (asked := _PERMISSION.search(line)) and is_outlet_name(asked["name"]):
        holder = asked["name"]
    by = _DISTRIBUTED.search(line)
    credits = [Credit(agency_of(holder) or holder, "agency")] if is_agency(holder) else []
    if by and (distributor := trimmed(by["name"])) and is_agency(distributor):
        credits.append(credit_to(distributor))
    return Found("", tuple(credits), None if is_agency(holder) else holder)
