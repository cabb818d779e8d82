"""Labels that say what part names have in a report: "Reporting by", "Text:", "with inputs from"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.read import dates
from reportedly.read.agencies import agency_of
from reportedly.read.names import is_person_name
from reportedly.read.words import pairs, vocabulary

LONGEST_LABEL = 40  # characters of a label on a line of its own
LONGEST_LABELLED = 80  # characters of the names or the day under it
_CLAUSE = re.compile(r"\s*;\s*")


def clauses(text: str) -> Iterator[str]:
    """The clauses of a signature: at semicolons, and at commas that a label follows."""
    for part in _CLAUSE.split(text):
        yield from (piece for piece in _before_label().split(part) if piece.strip())


def labelled(clause: str) -> tuple[str, str] | None:
    """The names that a label opens and the part it gives them; ``None`` where no label opens the clause."""
    found = _label().match(clause.strip())
    if found is None:
        return None
    label = re.sub(r"\s+", " ", (found["label"] or found["coloned"]).casefold())
    label = re.sub(r"^translat\w+ from .* by$", "translated by", re.sub(r" \([^()]*\)", "", label))
    role = pairs("credit_labels").get(label)
    return (found["names"], role) if role else None


def opens_next(line: str, following: str) -> bool:
    """Whether a line is only a label, and the next what it labels: "Editor" over "Jo Pike"."""
    if len(line) > LONGEST_LABEL or len(following) > LONGEST_LABELLED:
        return False
    label = line.strip(" :").casefold()
    if label in pairs("credit_labels"):
        return is_person_name(following) or agency_of(following) is not None
    return label in _labels_of_days() and bool(dates.find_all(following))


@cache
def _labels_of_days() -> frozenset[str]:
    return vocabulary("update_labels") | vocabulary("publish_labels")


@cache
def before_coloned() -> re.Pattern[str]:
    """What stands before a label and its colon inside a line: "3 May 2020 Source: Norlink"."""
    labels = sorted(pairs("credit_labels"), key=len, reverse=True)
    any_label = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in labels)
    return re.compile(rf"(?<=[\w)])[,.]?\s+(?=(?-i:[^\W\d_a-z]))(?=(?:{any_label})\s*:\s)", re.I)


@cache
def _label() -> re.Pattern[str]:
    """A label and the names after it; one word needs a colon unless it is a small word like "by"."""
    labels = pairs("credit_labels")
    small, openers = vocabulary("small_labels"), vocabulary("bare_labels")
    bare = [label for label in labels if label.split()[-1] in small or label in openers]
    any_label = "|".join(
        re.escape(label).replace(r"\ ", r"\s+") for label in sorted(labels, key=len, reverse=True)
    )
    no_colon = "|".join(
        re.escape(label).replace(r"\ ", r"\s+") for label in sorted(bare, key=len, reverse=True)
    )
    translated = (
        r"translat(?:ed|ion)\s+from\s+(?:the\s+)?(?:\w+\s+){1,2}(?:(?:for|at|in)\s+[^.;]{2,40}?\s+)?by"
        r"|(?:written|translated)\s+\([^()]{2,20}\)\s+by"
    )
    return re.compile(
        rf"^(?:(?P<label>{translated}|{no_colon})(?:\s*:\s*|\s+)|(?P<coloned>{any_label})\s*:\s*)(?P<names>\S.*)$",
        re.I,
    )


_SMALL_AGENCIES = r"(?:dpa|epd|kna|sid|afp|apa|sda|ots|rtr)\b"  # that sign in small letters
_WITH = r"(?:avec|mit|con|com|met|med|cu|ile|dengan|oraz|z|s|с|з)"  # "with" before an agency's initials


@cache
def _before_label() -> re.Pattern[str]:
    labels = "|".join(
        re.escape(label).replace(r"\ ", r"\s+")
        for label in sorted(pairs("credit_labels"), key=len, reverse=True)
        if len(label) > 6
    )
    coloned = "|".join(re.escape(label) for label in pairs("credit_labels") if " " not in label)
    return re.compile(
        rf"\s*[,.]\s+(?=(?:{labels})\b)|\s+(?=\(?translated\s+(?:from|by)\b)"
        r"|\s+(?=based\s+on\s+(?:\w+\s+)?report(?:ing|s)\s+by\b)"
        r"|\s+(?=(?-i:with|WITH)\s+(?:the\s+)?(?-i:[A-Z])|with\s+(?:news\s+)?agenc)"
        rf"|(?:\s*[,|]|\s[–—-])\s+(?=(?:{coloned})\s*:)"
        rf"|\s+(?={_WITH}\s+(?:l['’]|la\s+|der\s+|de\s+|het\s+)?(?:(?-i:[A-ZÀ-Þ]{{2}})|{_SMALL_AGENCIES}|ag[eê]n[ctzs]))",
        re.I,
    )
