"""Who took from whom: decided only by what can be shown, and otherwise left unknown."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from reportedly.read.credits import credited_for_text
from reportedly.record import Direction, Report

Order: TypeAlias = Literal["forward", "backward", "unknown"]


def reuse_direction(a: Report, b: Report) -> tuple[Report, Report, Direction]:
    """The giving report, the taking one, and what that rests on.

    A credit for the text outweighs the dates: an agency's own page is often dated after its
    customers'. Two reports that credit the same third party took from that one, not from each
    other. Dates decide next, where their precision tells them apart, unless the earlier report
    names the later one's outlet in its text and is not named back. With none of these the order is
    that of the ids and means nothing.
    """
    if a.report_id > b.report_id:
        a, b = b, a
    credit = _one_sided(_credits(b, a), _credits(a, b))
    if credit != "unknown":
        return _ordered(a, b, credit, "credited")
    if _shared_credit(a, b):
        return a, b, "unknown"
    dates, naming = _by_date(a, b), _one_sided(_names(b, a), _names(a, b))
    if dates != "unknown" and naming in (dates, "unknown"):
        return _ordered(a, b, dates, "dated")
    if dates == "unknown" and naming != "unknown":
        return _ordered(a, b, naming, "credited")
    return a, b, "unknown"


def _ordered(a: Report, b: Report, order: Order, basis: Direction) -> tuple[Report, Report, Direction]:
    return (a, b, basis) if order == "forward" else (b, a, basis)


def _one_sided(forward: bool, backward: bool) -> Order:
    if forward == backward:
        return "unknown"
    return "forward" if forward else "backward"


def _by_date(a: Report, b: Report) -> Order:
    """ISO prefixes compare as far as both are precise; the same as far as known is unknown."""
    if a.published is None or b.published is None:
        return "unknown"
    known = min(len(a.published), len(b.published))
    return _one_sided(a.published[:known] < b.published[:known], a.published[:known] > b.published[:known])


def _credits(taker: Report, giver: Report) -> bool:
    """Whether one report's credits for the text hold the other's outlet."""
    if _same_outlet(taker, giver) or not giver.outlet:
        return False
    name = f" {_plain(giver.outlet)} "
    return any(name in f" {_plain(credit)} " for credit in credited_for_text(taker))


def _shared_credit(a: Report, b: Report) -> bool:
    own = {_plain(report.outlet) for report in (a, b) if report.outlet}
    return bool(({_plain(c) for c in credited_for_text(a)} & {_plain(c) for c in credited_for_text(b)}) - own)


def _names(taker: Report, giver: Report) -> bool:
    """Whether one report's text names the other's outlet, as written."""
    if _same_outlet(taker, giver) or not giver.outlet or giver.outlet not in taker.text:
        return False
    return re.search(rf"(?<!\w){re.escape(giver.outlet)}(?!\w)", taker.text) is not None


def _same_outlet(a: Report, b: Report) -> bool:
    return bool(a.outlet and b.outlet) and _plain(a.outlet or "") == _plain(b.outlet or "")


def _plain(name: str) -> str:
    """A name for comparing: lower case, single spaces, no article, no punctuation."""
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", name.casefold())))
