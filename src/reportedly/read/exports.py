"""Heads that archives of the press print over their texts: codes, keys in capitals, monitoring notes.

The layouts are those of Factiva (``HD``, ``PD``, ``SN`` …), Nexis (``BYLINE:``, ``LENGTH:`` …) and of
services that transcribe broadcasts ("Text of report by …"). A record's own keys are read in ``heads``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.read import dates
from reportedly.read.agencies import role_of
from reportedly.read.heads import Credit, Head
from reportedly.read.keyed import from_mapping
from reportedly.read.lines import read_facts
from reportedly.read.names import is_name, is_outlet_name
from reportedly.read.outlets import bare_name
from reportedly.read.signatures import read_signature
from reportedly.read.words import pairs, vocabulary

_CODE = re.compile(r"^(?P<code>[A-Z]{2,3})(?:\s+(?P<value>\S.*))?$")
_KEY = re.compile(r"^(?P<key>[A-Z][A-Z -]{2,20}):\s*(?P<value>.*)$")
# "Text of report in English by Velmar news agency Norlink website on 3 May"
_MONITORED = re.compile(
    r"^(?:Excerpt from|Text of) (?:a )?report (?:in (?:\w+|English translation from \w+) )?"
    r"(?:published |broadcast )?by (?P<name>.{2,80}?)(?: on (?P<day>.{6,40}))?$"
)
# "Source: Radio Keld, Keld, in Velmarish 1630 gmt 3 May 20"
_SOURCE = re.compile(
    r"^Source: (?P<name>[^,]{2,60}?)(?: (?:news agency )?(?:web ?site|newspaper|daily))?,(?: [^,]{2,40},)?"
    r" in (?P<tongue>\w+),? (?:\d{4} ?gmt )?(?P<day>.{6,30})$",
    re.I,
)
FEWEST_CODES = 4
FEWEST_KEYS = 2


def split_export(lines: list[str]) -> tuple[Head, list[str]] | None:
    """The head that an archive put over a text, and the text's own lines; ``None`` where there is none."""
    return _coded(lines) or _keyed(lines) or _monitored(lines)


def _coded(lines: list[str]) -> tuple[Head, list[str]] | None:
    codes = pairs("export_codes")
    found = [
        m["code"] for line in lines if (m := _CODE.match(line)) and m["code"] in {c.upper() for c in codes}
    ]
    if len(set(found)) < FEWEST_CODES or not {"HD", "SN"} <= set(found):
        return None
    values: dict[str, list[str]] = {}
    body: list[str] = []
    field = ""
    for line in lines:
        code = _CODE.match(line)
        if code and code["code"].casefold() in codes:
            field = codes[code["code"].casefold()]
            line = code["value"] or ""
        if field == "text":
            body.append(line)
        elif line:
            values.setdefault(field, []).append(line)
    known = {name: " ".join(texts) for name, texts in values.items()}
    if "time" in known and "published" in known:
        known["published"] += f" {known['time']}"
    return _signed(from_mapping(known), known.get("byline")), body


def _keyed(lines: list[str]) -> tuple[Head, list[str]] | None:
    keys = pairs("export_keys")
    seen = [m["key"].casefold() for line in lines if (m := _KEY.match(line))]
    if len({key for key in seen if key in keys}) < FEWEST_KEYS or not set(seen) & {"length", "load-date"}:
        return None
    known: dict[str, str] = {}
    before: list[str] = []
    body: list[str] = []
    started = False
    for line in lines:
        found = _KEY.match(line)
        field = keys.get(found["key"].casefold()) if found else None
        if found and field is not None:
            started = True
            if field == "text":
                body = [found["value"]]
            elif field != "none":
                known.setdefault(field, found["value"])
        elif started:
            body.append(line)
        elif line:
            before.append(line)
    return _signed(_above(before, from_mapping(known)), known.get("byline")), body


def _above(lines: list[str], head: Head) -> Head:
    """What the lines over the keys say: the publication, its day, perhaps the title."""
    for line in lines:
        facts = read_facts(line)
        if facts is not None and facts.published and head.published is None:
            head = replace(head, published=facts.published, published_basis="metadata")
            head = head.because("metadata", line)
        elif (facts is not None and facts.dated) or re.match(
            r"(?i)copyright|all rights|final edition|\w+ edition$", line
        ):
            continue
        elif head.outlet is None and is_name(line):
            head = replace(head, outlet=bare_name(line)).because("metadata", line)
        elif head.title is None:
            head = replace(head, title=line).because("metadata", line)
    return head


def _signed(head: Head, byline: str | None) -> Head:
    """The byline of an export taken apart: writers without their jobs, agencies as credits."""
    signature = read_signature(byline) if byline else None
    if signature is None:
        return head
    return replace(head, byline=signature.byline).crediting(signature.credits).because("metadata", byline)


def _monitored(lines: list[str]) -> tuple[Head, list[str]] | None:
    """A broadcast or a text that a monitor took down. Whose own title stands over the text is the outlet, and
    the medium a credit; else the medium is the outlet."""
    filled = [line for line in lines if line]
    report = next((m for line in filled[:4] if (m := _MONITORED.match(line))), None)
    source = next((m for line in filled if (m := _SOURCE.match(line)) and _is_tongue(m["tongue"])), None)
    monitor = _title_of(filled[0]) if source else None
    told = source if monitor else report
    if told is None or not told["day"]:
        return None
    stamps = dates.find_all(told["day"])
    head = Head(
        outlet=monitor or told["name"],
        published=stamps[0].iso if stamps else None,
        published_basis="text" if stamps else None,
    )
    if monitor:
        head = head.crediting([Credit(told["name"], role_of(told["name"]))])
    first = report.group() if report else None
    body = [line for line in lines if line != first and not _SOURCE.match(line)]
    return head.because("text", told.group()), body


def _title_of(line: str) -> str | None:
    """A monitor's own title over a text: "KELD MONITORING DIGEST", "Keld Monitoring – Selected items"."""
    title = re.split(r"\s+[–|-]\s+", line)[0]
    return title if is_outlet_name(title) and is_name(title) else None


def _is_tongue(word: str) -> bool:
    return word.casefold() in vocabulary("tongues")
