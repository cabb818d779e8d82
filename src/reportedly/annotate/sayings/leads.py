"""Credits after a headline or lead: "Harbour to close: report", "Bank to cut jobs - sources"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from reportedly.annotate.parser import text_of
from reportedly.annotate.sayings.sayings import Saying
from reportedly.annotate.sources.source_nouns import NOUNS

# A line without a full stop whose last few words, after a colon or dash, name who says so.
CREDIT = re.compile(
    r"^(?P<what>[^\n]{12,200}?)\s*(?::|\s[-–—]{1,2})\s+(?P<who>(?:[\w'’-]+ ){0,3}[\w'’-]+)$", re.M
)
KINDS = frozenset({"person", "medium", "document", "organisation", "speaker", "role"})


def find_leads(doc: Doc) -> Iterator[Saying]:
    """All lines that end in such a credit; who is meant, the text tells."""
    for line in CREDIT.finditer(text_of(doc)):
        words = line["who"].lower().split()
        noun = words[-1]
        known = NOUNS.get(noun) or NOUNS.get(noun.removesuffix("s"))
        if known in KINDS and line["who"].split()[-1].islower() and '"' not in line["who"]:
            yield Saying((line.span("what"),), None, line.span("who"), lead=True)
