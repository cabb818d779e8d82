"""Who signs: the people, agencies, outlets and the place in a line of names, and the part of each.

"By Ann Sel and Jo Pike, Norlink", "(Reporting by Jo Pike; translated by Mina Orr)", "Text: Ann Sel/TT".
"""

from __future__ import annotations

import re

from reportedly.read import labels
from reportedly.read.name_runs import labelled_clause, read_names
from reportedly.read.signers import Signature, is_house

_CONTACT = re.compile(r"\S+@\S+|(?<!\w)@\w+|\S*://\S+")
_WRITE_TO = re.compile(r"(?:contact|reach|e-?mail|write\s+to|follow)\s", re.I)  # "Contact reporter Ann Sel"
_FROM_THERE = re.compile(
    r"(?i:reporting|reports|writing)\s+(?i:from)\s+(?P<place>[^\W\d_a-z][\w'’.-]*(?:,?\s+[^\W\d_a-z][\w'’.-]*){0,3})$"
)


def read_signature(text: str, *, labelled: bool = False) -> Signature | None:
    """Everybody in a line of names, each clause with its label; ``None`` where a word of it is no name's.

    ``labelled``: only what a label opens counts, so that a line of capitals is not taken for a name.

    >>> read_signature("Reporting by Ann Sel; translated by Mina Orr", labelled=True).byline
    'Ann Sel'
    """
    if len(text) > 600:  # far from a line of names, and what follows takes time that grows with its square
        return None
    if _WRITE_TO.match(text):
        return None
    text = re.sub(r"^(?:of|for)\s+(?=[A-Z])", "", text.strip(), flags=re.I) if len(text) < 60 else text
    text = re.sub(r"\s+", " ", _CONTACT.sub(" ", text)).strip(" -–—|·•,.;:[]")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    text = re.sub(r",\s+(?=in\s+[A-Z])", " ", text)  # "Ann Sel, in Keld, and Jo Pike, in Tarnhill"
    text = text.lstrip("(") if ")" not in text else text.rstrip(")") if "(" not in text else text
    place = _FROM_THERE.match(text)
    if place is not None and not any(map(is_house, re.split(r",?\s+", place["place"]))):
        return Signature(nobody=True, place=place["place"])
    if not text or len(text) > 200:
        return None
    whole = Signature()
    for clause in labels.clauses(text):
        found = labelled_clause(clause)
        if found is None and labelled and whole.empty and not whole.nobody:
            return None
        found = found or read_names(clause)
        if found is None:
            return None
        whole = whole.joined(found)
    helped = whole.credits and all(credit.role == "helper" for credit in whole.credits)
    if helped and not whole.outlet and len(whole.writers) == 1 and " " not in whole.writers[0]:
        return Signature((), whole.credits, whole.writers[0], whole.place)  # "By Keldnews with AP"
    return whole
