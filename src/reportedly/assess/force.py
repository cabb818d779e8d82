"""One thing told with different force: an interest here is a formal request there."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set

from reportedly.assess.joined import joined
from reportedly.assess.scene import UNDATED, Scene, conflict
from reportedly.link.claims.compare import ALL, compare_words
from reportedly.link.claims.drift import STEPS, level, told_as_less
from reportedly.link.claims.wording import fold, word_list, word_set
from reportedly.record import Conflict, ConflictKind, Statement

# What is asked for, offered or thought possible in one report and planned in another has drifted. Whether it
# is asked for or thought possible says who speaks of it, not how near it is.
OPEN = frozenset({"requested", "possible", "offered"})
# Two statements tell of one act where each answers this share of the other's telling words. Read on status
# drifts of one half of 43 ECB+ stories, none of which told of one act without it: of 26, 12 stay at 0.5.
ONE_ACT = 0.5


def force_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Drift of strength and of status over reports, within a claim; of status also from one claim to another,
    where a report tells as done what it has from one that does not."""
    told: set[frozenset[str]] = set()
    phrases: set[Hashable] = set()
    for claim, members in scene.shared_claims():
        put = [(s, *found) for s in members if (found := force_of(s))]
        key = tuple(sorted({(s.report_id, words) for s, words, _ in put}))
        # The same phrases stand in statements that hold each other.
        if key not in phrases and (row := _strength(scene, claim.claim_id, put)):
            phrases.add(key)
            yield row
        for row in _status(scene, claim.claim_id, members):
            told.add(frozenset(i for v in row.values for i in v.statement_ids))
            yield row
    yield from _hardened(scene, told)


def _strength(scene: Scene, claim_id: str, put: Sequence[tuple[Statement, str, int]]) -> Conflict | None:
    """How strongly reports have one thing asked for: statements with their words and the rank of these."""
    reports: dict[int, set[str]] = {}
    for s, _, rank in put:
        reports.setdefault(rank, set()).add(s.report_id)
    # The same report may ask in its headline and seek in its text; drift is between reports.
    if len(reports) < 2 or len(set.union(*reports.values())) < 2:
        return None
    ordered = sorted(put, key=lambda p: (p[2], p[1], p[0].statement_id))
    weak, strong = ordered[0], ordered[-1]
    return conflict(
        "strength",
        "drift",
        [(words, s.statement_id, s.report_id) for s, words, _ in ordered],
        f"{scene.outlet(weak[0].report_id)} has “{weak[1]}”, "
        f"{scene.outlet(strong[0].report_id)} “{strong[1]}”",
        claim_id=claim_id,
    )


def _hardened(scene: Scene, before: Set[frozenset[str]]) -> Iterator[Conflict]:
    """Acts of which statements of two claims tell with another status: a row for each act that has none of
    those before."""
    found = []
    for pair in sorted(scene.linked.opposed, key=lambda o: (-o.score, o.one, o.other)):
        if pair.slot != "status" or any({pair.one, pair.other} <= row for row in before):
            continue
        weak, strong = sorted(
            (scene.statements[pair.one], scene.statements[pair.other]),
            key=lambda s: (_step(scene, s), s.statement_id),
        )
        if _step(scene, weak) < _step(scene, strong) and not _natural(scene, weak, strong):
            found.append((weak, strong))
    for act in joined(
        found,
        lambda p: (scene.claim_of[p[0].statement_id].claim_id, scene.claim_of[p[1].statement_id].claim_id),
    ):
        told = {s.statement_id: s for pair in act for s in pair}
        ordered = _by_step(scene, told.values())
        claim = scene.claim_of[ordered[0].statement_id]
        kind: ConflictKind = "update" if all(_came_later(scene, b, a) for a, b in act) else "drift"
        yield _status_row(scene, claim.claim_id, ordered, kind)


def _by_step(scene: Scene, told: Iterable[Statement]) -> list[Statement]:
    """Statements by how near they put their act to being done."""
    return sorted(told, key=lambda s: (_step(scene, s), scene.day(s), s.statement_id))


def _step(scene: Scene, statement: Statement) -> int:
    """How near a statement puts its act to being done."""
    found = level(scene.told[statement.statement_id])
    return STEPS.get(statement.status, 0) if found is None else found


def _natural(scene: Scene, weak: Statement, strong: Statement) -> bool:
    """Whether it is the course of things that another tells on a later day as done what was planned."""
    return _step(scene, weak) == STEPS["planned"] and _came_later(scene, strong, weak)


def _status(scene: Scene, claim_id: str, members: list[Statement]) -> Iterator[Conflict]:
    """Told as planned in one report and as asked for, offered or possible in another; or on one word with any
    other step towards what has taken place."""
    pairs = [
        (a, b)
        for a in members
        for b in members
        if ((a.status == "planned" and _is_open(scene, b, a) and _one_act(scene, a, b)) or _grew(a, b))
        and told_as_less(scene.told[b.statement_id], scene.told[a.statement_id])
    ]
    told = {s.statement_id: s for pair in pairs for s in pair}
    if not told or len({fold(_words(s)) for s in told.values()}) < 2:  # one wording, read in two ways
        return
    kind: ConflictKind = "update" if all(_came_later(scene, *pair) for pair in pairs) else "drift"
    yield _status_row(scene, claim_id, _by_step(scene, told.values()), kind)


def _is_open(scene: Scene, weak: Statement, planned: Statement) -> bool:
    """Whether a statement leaves open what another has as planned. Of one day, who asks for a thing and who
    decides on it have told of one act only where both go back to one source, or one report knows it from
    the other."""
    if weak.status not in OPEN:
        return False
    if weak.status == "possible" or _came_later(scene, planned, weak):
        return True
    roots = [scene.roots.get(s.statement_id, frozenset()) | {s.root} for s in (weak, planned)]
    retold = weak.chain[0] in planned.chain or planned.chain[0] in weak.chain
    return bool(roots[0] & roots[1]) or retold


def _status_row(scene: Scene, claim_id: str, told: list[Statement], kind: ConflictKind) -> Conflict:
    by_status: dict[str, set[str]] = {}
    for s in told:
        by_status.setdefault(s.status, set()).add(scene.outlet(s.report_id))
    who = ", ".join(f"{status} ({', '.join(sorted(by_status[status]))})" for status in sorted(by_status))
    values = [(_words(s), s.statement_id, s.report_id) for s in told]
    return conflict("status", kind, values, f"one act is told as {who}", claim_id=claim_id)


def _words(statement: Statement) -> str:
    """What is told, with the words that show its status where these stand outside."""
    text, force = (" ".join((t or "").split()) for t in (statement.text, statement.force))
    return f"{force}: {text}" if force and force.lower() not in text.lower() else text


def _grew(strong: Statement, weak: Statement) -> bool:
    """Whether one tells as nearer to what has taken place what it has on the very word of the other."""
    if strong.report_id == weak.report_id or "denied" in {strong.status, weak.status}:
        return False
    if STEPS[strong.status] <= STEPS[weak.status] or len(weak.chain) < 2:
        return False
    retold = weak.chain[0] in strong.chain or bool(set(strong.chain[1:-1]) & {weak.chain[0], *weak.chain[1:]})
    return retold and strong.root == weak.root


def _came_later(scene: Scene, planned: Statement, before: Statement) -> bool:
    """Whether a plan is told on a later day, on another word: things went on, and no wording grew."""
    ours, theirs = (scene.roots.get(s.statement_id, frozenset()) | {s.root} for s in (planned, before))
    days = [scene.day(s)[:10] for s in (planned, before)]
    return not ours & theirs and UNDATED not in days and days[0] > days[1]


def _one_act(scene: Scene, one: Statement, other: Statement) -> bool:
    """Whether two statements of different reports tell of one act: what is not yet so is grouped loosely, one
    subject with several acts."""
    if one.report_id == other.report_id:
        return False
    words = compare_words(scene.told[one.statement_id], scene.told[other.statement_id])
    if len(words.shared) < 2 and min(words.answered) < ALL:
        return False
    return words.enough and min(words.answered) >= ONE_ACT


def force_of(statement: Statement) -> tuple[str, int] | None:
    """The words that show how strongly something is asked for, and their rank; None without any.

    The words are those of the report: "formally requested", "expressed interest".
    """
    ranks = {row[0]: int(row[1]) for row in word_list("asking.txt")}
    modifiers = {row[0]: int(row[1]) for row in word_list("force_modifiers.txt")}
    for text in (statement.force or "", statement.text):
        words = [(m.group(0), m.start(), m.end()) for m in re.finditer(r"[^\W\d_]+", text)]
        folded = [fold(w) for w, _, _ in words]
        for i, word in enumerate(folded):
            pair = " ".join(folded[i : i + 2])
            key = pair if pair in ranks else word
            if key not in ranks:
                continue
            first = _start(folded, i)
            rank = 2 * ranks[key] + sum(modifiers.get(w, 0) for w in folded[first : i + 1])
            last = words[i + key.count(" ")]
            return " ".join(text[words[first][1] : last[2]].split()), rank
    return None


def _start(folded: list[str], at: int) -> int:
    """Where the phrase begins: its adverb or adjective, and the verb of "expressed interest"."""
    modifiers, stop = word_set("force_modifiers.txt"), word_set("stopwords.txt")
    first = at
    while first and folded[first - 1] in modifiers:
        first -= 1
    if (
        folded[at] in word_set("asking_nouns.txt")
        and first
        and folded[first - 1].endswith(("ed", "s", "ing"))
        and folded[first - 1] not in stop
    ):
        first -= 1
    while first and folded[first - 1] in modifiers:
        first -= 1
    return first
