"""The words that stand for a claim: of all its statements the one that reads best by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.link.claims.wording import fold, word_set
from reportedly.record import Statement

# Fewer words say nothing to one who has not read the report.
LEAST_WORDS = 4
# An opening of so few words before a comma ("On 2 May, …", "Notably, …") comes before the clause.
OPENING = 4
# Verbs that are finite by form: Huddleston & Pullum, The Cambridge Grammar of the English Language, 3.1-3.2.
FINITE = frozenset(
    "is are was were has have had does do did will would can could may might shall should must cannot".split()
)
PAST = re.compile(r"\w{3,}ed$")


def claim_text(members: Sequence[Statement], published: Mapping[str, str]) -> str:
    """The earliest full clause that names a source, own sentences first; else the earliest there is."""
    first = min(
        members,
        key=lambda s: (
            len(s.text.split()) < LEAST_WORDS,
            not is_clause(s.text),
            not s.text.lstrip("“\"‘'")[:1].isupper(),
            len(s.chain) == 1,
            published[s.report_id],
            s.report_id,
            s.start,
            s.end,
        ),
    )
    return " ".join(first.text.split())


def is_clause(text: str) -> bool:
    """Whether a text has a finite verb where its main clause is, by the forms of its words."""
    parts = [fold(part).split() for part in text.split(",")]
    main = parts[0]
    if len(main) <= OPENING and len(parts) > 1:
        main = main + parts[1]
    # What follows "to" is no finite verb, and what ends in -ed after a determiner is an adjective.
    adjectives = word_set("before_adjectives.txt")
    for before, word in zip(["", *main], main, strict=False):
        past = bool(PAST.match(word)) or word in word_set("irregular_past.txt")
        if word in FINITE or (past and before and before not in adjectives):
            return True
    return False
