"""The pieces of a head's line between bars, dashes and brackets: addresses, outlets, names, places."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read import labels
from reportedly.read.addresses import host_of
from reportedly.read.agencies import agency_of
from reportedly.read.facts import Facts, facts_of
from reportedly.read.jobs import led_by_job
from reportedly.read.keyed import key_line
from reportedly.read.names import is_city, is_name, is_outlet_name, is_person_name
from reportedly.read.sections import is_section
from reportedly.read.signatures import read_signature
from reportedly.read.stamps import labels_of_days
from reportedly.read.words import alternatives, pairs, vocabulary

KEYED = 8  # words of a key and its value beside a date


_WEEKDAY = re.compile(rf"(?:^|[\s,]+){alternatives('weekdays')}$", re.I)


# "page 3", "Vol. 12", "UNIQUE ID: 180221_8"
_NUMBERED = re.compile(
    r"[A-D]\d{1,2}|(?i:pages?|pp?\.?|pg\.?|section|edition|vol\.?|no\.?|issue)\s*[A-Z]?\d*"
    r"|(?i:(?:(?:vol(?:ume)?|no|nr|issue|year|n)\.?[º°]?\s?#?[IVXLCDM\d]{1,8}(?:[.,/]\d{1,6})?,?\s?){1,3})"
    r"|[A-Za-z ]{2,20}:\s*\S*\d\S*"
)


_ON = re.compile(
    r"(?<=\w)[\s,]+(?:on|le|am|den|el|il|em|op|dne|dnia|the)$", re.I
)  # "Ann Sel on", before a day
_MAILBOX = re.compile(r"\S+@\S+\.\w+|@\w+")


_PLACES = re.compile(r"[^\W\d_]+(?:, [^\W\d_]+){1,2}")  # "ADEN, RIYADH"


_COUNTED = re.compile(r"\s+\d[\d,.]*\s+(?:comments?|replies|shares|views|min(?:ute)?s?(?:\s+read)?)$", re.I)


_AND = re.compile(r"^(?:and|et|und|y|e|en|och|og|i)\s+", re.I)


_HOST_AFTER = re.compile(r",\s*(?=(?:[\w-]+\.)+[a-z]{2,}\s*(?:\||$))")


_SEPARATORS = re.compile(r"\u2003|\s+[|•·–—/~-]+\s+|\s*[|•·●◆■▪∙⋅・｜¦►▸›»]\s*|\t+|\s*[()]\s*")


def split_pieces(rest: str, *, dated: bool) -> list[str]:
    """What is left of a line beside its days, piece by piece, without labels, sections and counts."""
    split = [_COUNTED.sub("", piece.strip(" ,.:/-–—")) for piece in _SEPARATORS.split(_parted(rest))]
    split = [_ON.sub("", _WEEKDAY.sub("", piece)) for piece in split] if dated else split
    named = (piece if _is_label(piece) else _after_name().sub("", piece) for piece in split)
    return [piece for piece in named if not (_is_label(piece) or _is_noted(piece))]


def _is_shouted_place(name: str) -> bool:
    """Whether a word in capitals is sooner a place than initials."""
    return name.isupper() and len(name) > 3 and agency_of(name) is None


def is_place_before(piece: str, line: str) -> bool:
    """Whether a line opens with a place in capitals before its date: "KELD, May 14, 2024"."""
    return piece.isupper() and line.startswith(f"{piece},") and " " not in piece and agency_of(piece) is None


def read_piece(piece: str, *, beside: bool, last: bool) -> Facts | None:
    """One part of a head line: an address, an outlet, names with or without a label, a place."""
    if host := host_of(piece):
        return Facts(domain=host)
    if beside and is_city(piece) and is_name(piece, most=4):
        return Facts(dateline=piece)
    if beside and _PLACES.fullmatch(piece) and _is_shouted_place(piece.split(",")[0]):
        return Facts(dateline=piece)
    led = led_by_job(piece, told=True)  # "Our Correspondent, Keld"
    nobody = led is not None and led.place is not None and not (led.names or led.before)
    signature = read_signature(piece, labelled=not (beside or nobody))
    if signature is not None:
        if not beside and signature.empty and not signature.nobody:
            return None
        if is_labelled(piece) or signature.credits or signature.nobody or signature.place:
            return facts_of(signature)
    if is_outlet_name(piece):
        return Facts(outlet=piece)
    if signature is not None and signature.writers and all(map(_like_person, signature.writers)):
        return facts_of(signature)
    if beside and is_name(piece, most=3) and (last or piece.isupper() or "," in piece):
        return Facts(dateline=piece) if is_name(piece.split(",")[0], most=3) else None
    return None


def _like_person(name: str) -> bool:
    return is_person_name(name) or (" " not in name and name[:1].isupper())


@cache
def _after_name() -> re.Pattern[str]:
    """A label of a date that stands behind a name: "Ann Sel Published 14 May"."""
    dated = alternatives("update_labels", "publish_labels")
    return re.compile(rf"(?<=\w)[\s,]+(?-i:(?=[A-Z])){dated}\s*:?\s*(?:on|at)?$", re.I)


def _parted(rest: str) -> str:
    """What is left of a line beside its days, with a bar before an address or a label inside it."""
    rest = _HOST_AFTER.sub(" | ", rest)
    return labels.before_coloned().sub(" | ", rest) if ":" in rest else rest


def _is_label(piece: str) -> bool:
    left = re.sub(r"[\W\d_]+", " ", labels_of_days().sub(" ", _AND.sub("", piece))).strip().casefold()
    return not left or left in vocabulary("reading_times") or is_section(left) or is_section(piece)


def is_label_word(word: str) -> bool:
    """Whether a lone word opens labels, or names a day or a month, so that it is no place: "Written"."""
    return word.casefold() in _label_words()


@cache
def _label_words() -> frozenset[str]:
    labels_of = (*pairs("credit_labels"), *vocabulary("publish_labels"), *vocabulary("update_labels"))
    openers = {label.split()[0] for label in labels_of}
    return frozenset(openers) | vocabulary("weekdays") | frozenset(pairs("months"))


def _is_noted(piece: str) -> bool:
    """Whether a piece is a number of a page or an issue, or a key of no interest: "Format: Press release"."""
    pair = key_line(piece)
    keyed = pair is not None and pair[0] in vocabulary("furniture_keys") and len(piece.split()) <= KEYED
    keyed = keyed and labels.labelled(piece) is None
    return keyed or _MAILBOX.fullmatch(piece) is not None or _NUMBERED.fullmatch(piece) is not None


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"^{alternatives('byline_words')}[\s:]+\S", re.I)


def is_labelled(piece: str) -> bool:
    """Whether a line opens with a word that only a byline or a credit opens with."""
    return (
        _labelled().match(piece) is not None
        or led_by_job(piece, told=True) is not None
        or read_signature(piece, labelled=True) is not None
    )
