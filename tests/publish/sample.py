"""A record made by hand: six reports on one invented story, with a copy, a translation, drift and conflict.

Every offset is looked up in the texts, so a row can only quote what stands there.
"""

from __future__ import annotations

from tests.publish.texts import DISPATCH, LANTERN, LEDGER, MORNING, VALLEY, WADI

from reportedly.record import (
    Alias,
    Claim,
    Conflict,
    ConflictValue,
    Count,
    Entity,
    Event,
    Quote,
    Record,
    Report,
    Reuse,
    ReuseKind,
    Source,
    Statement,
    Status,
    Story,
)


def _report(
    report_id: str,
    outlet: str,
    title: str,
    published: str,
    text: str,
    *,
    byline: str | None = None,
    language: str = "en",
    credits: tuple[str, ...] = (),
) -> Report:
    url = f"https://{report_id}.example/story"
    file = f"reports/{report_id}.txt"
    return Report(
        report_id, file, 1, outlet, title, byline, published, "metadata", language, credits, url, text
    )


REPORTS = (
    _report(
        "dispatch",
        "Ilmara Dispatch",
        "Minister: no buses for Branholt",
        "2026-03-05T17:20",
        DISPATCH,
        byline="Ada Quill",
    ),
    _report("lantern", "The Lantern", "Ministry weighs moving a town", "2026-03-02", LANTERN),
    _report(
        "ledger",
        "The Northern Ledger",
        "Army evacuates Branholt as dam cracks",
        "2026-03-05",
        LEDGER,
        credits=("Sawt al-Wadi",),
    ),
    _report("morning", "Morning Esk", "Branholt to be evacuated", "2026-03-03T11:00", MORNING),
    _report("valley", "Valley Post", "Ministry plans to evacuate Branholt", "2026-03-03T06:30", VALLEY),
    _report("wadi", "Sawt al-Wadi", "الوزارة تطلب إخلاء بلدة تحت السد", "2026-03-04", WADI, language="ar"),
)
TEXT = {report.report_id: report.text for report in REPORTS}

SOURCES = (
    Source("o-calendar", "document", None, "ministry’s calendar", None, None),
    Source("o-dispatch", "outlet", "e-dispatch", "Ilmara Dispatch", None, None),
    Source("o-engineer", "anonymous", None, None, "engineer, attended a safety meeting on 27 February", 1),
    Source("o-fishermen", "anonymous", None, None, "fishermen on the lower river", None),
    Source("o-lantern", "outlet", "e-lantern", "The Lantern", None, None),
    Source("o-ledger", "outlet", None, "The Northern Ledger", None, None),
    Source("o-morning", "outlet", None, "Morning Esk", None, None),
    Source("o-renn", "person", "e-renn", "Tova Renn", "water minister", None),
    Source("o-valley", "outlet", None, "Valley Post", None, None),
    Source("o-wadi", "outlet", "e-wadi", "Sawt al-Wadi", None, None),
)


def _statement(
    key: str,
    report: str,
    words: str,
    chain: str,
    status: Status = "happened",
    *,
    cue: str | None = "said",
    quote: Quote = "indirect",
    force: str | None = None,
    pieces: tuple[str, ...] = (),
) -> Statement:
    text = TEXT[report]
    start = text.index(words)
    end = start + len(words)
    spans = []
    for piece in pieces or (words,):
        at = text.index(piece, start)
        spans.append((at, at + len(piece)))
    ids = tuple(f"o-{part}" for part in chain.split())
    return Statement(
        *(
            f"s-{report}-{key}",
            report,
            start,
            end,
            words,
            tuple(spans),
            cue,
            quote,
            status,
            force,
            ids,
            ids[-1],
        )
    )


_SAID = (
    "“Nobody in that room thought the wall would fail this spring,” he said, "
    "“but nobody wanted to promise it.”"
)
STATEMENTS = tuple(
    sorted(
        (
            _statement(
                "evacuation",
                "lantern",
                "The water ministry is considering the evacuation of Branholt after cracks were found in the "
                "Ilmara dam",
                "lantern engineer",
                "possible",
                cue="told",
                force="is considering",
            ),
            _statement(
                "cracks",
                "lantern",
                "inspectors had counted three cracks on the downstream face",
                "lantern engineer",
            ),
            _statement(
                "fail",
                "lantern",
                _SAID,
                "lantern engineer",
                "possible",
                quote="direct",
                pieces=(
                    "Nobody in that room thought the wall would fail this spring,",
                    "but nobody wanted to promise it.",
                ),
            ),
            _statement(
                "pumps",
                "lantern",
                "The ministry had expressed interest in borrowing pumps from the neighbouring "
                "province of Sarn",
                "lantern engineer",
                "possible",
                force="expressed interest in",
            ),
            _statement(
                "drained",
                "lantern",
                "The dam was last drained in 2019, when a gate jammed",
                "lantern",
                cue=None,
                quote="none",
            ),
            _statement(
                "evacuation",
                "valley",
                "The water ministry plans to evacuate Branholt because of cracks in the Ilmara dam",
                "valley lantern engineer",
                "planned",
                cue="reported",
                force="plans to",
            ),
            _statement(
                "cracks",
                "valley",
                "inspectors had counted three cracks during a visit on 27 February",
                "valley lantern engineer",
            ),
            _statement(
                "pumps",
                "valley",
                "Officials had expressed interest in borrowing pumps from Sarn",
                "valley lantern engineer",
                "possible",
                force="expressed interest in",
            ),
            _statement(
                "river", "valley", "the water had been brown for a week", "valley fishermen", "ongoing"
            ),
            _statement(
                "evacuation",
                "morning",
                "The water ministry plans to evacuate Branholt because of cracks in the Ilmara dam",
                "morning",
                "planned",
                cue=None,
                quote="none",
                force="plans to",
            ),
            _statement(
                "cracks",
                "morning",
                "Inspectors had counted three cracks during a visit on 27 February",
                "morning",
                cue=None,
                quote="none",
            ),
            _statement(
                "river", "morning", "the water had been brown for a week", "morning fishermen", "ongoing"
            ),
            _statement(
                "evacuation",
                "wadi",
                "طلبت وزارة المياه رسمياً من الجيش إخلاء بلدة برانهولت بعد ظهور شقوق في سد إلمارا",
                "wadi lantern engineer",
                "requested",
                cue="بحسب",
                force="طلبت",
            ),
            _statement(
                "cracks",
                "wadi",
                "المفتشين أحصوا سبعة شقوق خلال زيارة في 28 فبراير",
                "wadi lantern engineer",
                cue="قال",
            ),
            _statement(
                "evacuation",
                "ledger",
                "The army is evacuating the town of Branholt at the water ministry’s request after seven "
                "cracks appeared in the Ilmara dam",
                "ledger wadi lantern engineer",
                "ongoing",
                cue="reported",
                force="is evacuating",
            ),
            _statement(
                "request",
                "ledger",
                "at the water ministry’s request",
                "ledger wadi lantern engineer",
                "requested",
                cue="reported",
                force="request",
            ),
            _statement(
                "cracks",
                "ledger",
                "Inspectors counted the cracks on a visit on 28 February",
                "ledger wadi lantern engineer",
                cue="was quoted as saying",
            ),
            _statement(
                "evacuation",
                "dispatch",
                "Branholt would be evacuated",
                "dispatch renn",
                "denied",
                cue="denied",
                force="denied",
            ),
            _statement(
                "plan",
                "dispatch",
                "There is no plan, there is no order, and there will be no buses,",
                "dispatch renn",
                "denied",
                cue="told",
                quote="direct",
                force="there will be no",
            ),
            _statement(
                "cracks",
                "dispatch",
                "inspectors had visited the dam on 27 February and found hairline cracks, “three of them, as "
                "there were last year”",
                "dispatch renn",
                cue="confirmed",
                quote="mixed",
            ),
            _statement(
                "pumps",
                "dispatch",
                "She has asked the province of Sarn for pumps",
                "dispatch renn",
                "requested",
                force="has asked",
            ),
            _statement(
                "lend",
                "dispatch",
                "Sarn has offered to lend for the summer",
                "dispatch renn",
                "offered",
                force="has offered to",
            ),
            _statement(
                "inspection",
                "dispatch",
                "A second inspection will take place on 16 March",
                "dispatch calendar",
                "planned",
                cue="according to",
                force="will take place",
            ),
        ),
        key=lambda row: row.statement_id,
    )
)


def _ids(*keys: str) -> tuple[str, ...]:
    return tuple(f"s-{key}" for key in keys)


CLAIMS = (
    Claim(
        "c-cracks",
        "Inspectors found three cracks in the Ilmara dam",
        _ids(
            "dispatch-cracks",
            "lantern-cracks",
            "ledger-cracks",
            "morning-cracks",
            "valley-cracks",
            "wadi-cracks",
        ),
        ("dispatch", "lantern", "ledger", "morning", "valley", "wadi"),
        ("o-engineer", "o-renn"),
        6,
        6,
        2,
        "Tova Renn told the Ilmara Dispatch herself; every other report has it from the engineer of "
        "The Lantern, or copies one that has.",
    ),
    Claim(
        "c-evacuation",
        "The water ministry is considering the evacuation of Branholt",
        _ids(
            "lantern-evacuation",
            "ledger-evacuation",
            "morning-evacuation",
            "valley-evacuation",
            "wadi-evacuation",
        ),
        ("lantern", "ledger", "morning", "valley", "wadi"),
        ("o-engineer",),
        5,
        5,
        1,
        "Three outlets cite The Lantern, Morning Esk copies the Valley Post, and The Lantern has it from one "
        "unnamed engineer.",
    ),
    Claim(
        "c-inspection",
        "A second inspection will take place on 16 March",
        _ids("dispatch-inspection"),
        ("dispatch",),
        ("o-calendar",),
        1,
        1,
        1,
        "One report, on the word of the ministry’s calendar.",
    ),
    Claim(
        "c-no-evacuation",
        "Branholt will not be evacuated",
        _ids("dispatch-evacuation", "dispatch-plan"),
        ("dispatch",),
        ("o-renn",),
        1,
        1,
        1,
        "One report, on the word of Tova Renn.",
    ),
    Claim(
        "c-pumps",
        "The ministry wants to borrow pumps from Sarn",
        _ids("dispatch-pumps", "lantern-pumps", "valley-pumps"),
        ("dispatch", "lantern", "valley"),
        ("o-engineer", "o-renn"),
        3,
        3,
        2,
        "Tova Renn says so herself; the other two have it from the engineer of The Lantern.",
    ),
    Claim(
        "c-river",
        "The lower river has been brown for a week",
        _ids("morning-river", "valley-river"),
        ("morning", "valley"),
        ("o-fishermen",),
        2,
        2,
        1,
        "Morning Esk copies the Valley Post, which heard fishermen.",
    ),
)


def _entity(
    key: str,
    kind: str,
    name: str,
    aliases: dict[str, tuple[str, ...]],
    where: tuple[float, float] | None = None,
) -> Entity:
    spelled = tuple(Alias(text, reports) for text, reports in aliases.items())
    lat, lon = where or (None, None)
    return Entity(f"e-{key}", kind, name, spelled, lat, lon, None, None)  # type: ignore[arg-type]


_ALL = tuple(report.report_id for report in REPORTS)
ENTITIES = (
    _entity("army", "organisation", "the army", {"The army": ("ledger",), "الجيش": ("wadi",)}),
    _entity("branholt", "place", "Branholt", {"Branholt": _ALL[:5], "برانهولت": ("wadi",)}, (61.25, -3.5)),
    _entity("dam", "place", "Ilmara dam", {"Ilmara dam": _ALL[:5], "سد إلمارا": ("wadi",)}),
    _entity("dispatch", "outlet", "Ilmara Dispatch", {"Ilmara Dispatch": ("dispatch",)}),
    _entity(
        "lantern",
        "outlet",
        "The Lantern",
        {"The Lantern": ("lantern", "valley", "ledger"), "ذا لانترن": ("wadi",)},
    ),
    _entity(
        "ministry",
        "organisation",
        "water ministry",
        {"water ministry": ("lantern", "ledger", "morning", "valley"), "وزارة المياه": ("wadi",)},
    ),
    _entity(
        "renn",
        "person",
        "Tova Renn",
        {"Tova Renn": ("dispatch",), "Towa Ren": ("ledger",), "توفا رين": ("wadi",)},
    ),
    _entity("sarn", "place", "Sarn", {"Sarn": ("dispatch", "lantern", "morning", "valley")}, (60.5, -4.0)),
    _entity("wadi", "outlet", "Sawt al-Wadi", {"Sawt al-Wadi": ("ledger", "wadi")}),
)


def _event(
    key: str,
    kind: str,
    text: str,
    status: Status,
    reports: tuple[str, ...],
    statements: tuple[str, ...],
    *,
    when: tuple[str | None, str | None] = (None, None),
    actors: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    place: str | None = "e-branholt",
    n_origins: int = 1,
    counts: tuple[Count, ...] = (),
) -> Event:
    return Event(
        event_id=f"v-{key}",
        type=kind,
        mode=None,
        actors=actors,
        recipients=recipients,
        place=place,
        place_text=None,
        lat=61.25,
        lon=-3.5,
        where_prec=1,
        start=when[0],
        end=when[1],
        date_prec=1 if when[0] else None,
        status=status,
        counts=counts,
        statement_ids=statements,
        report_ids=reports,
        n_origins=n_origins,
        source_original=None,
        text=text,
    )


EVENTS = (
    _event(
        "denial",
        "REJECT",
        "The minister rules out an evacuation",
        "happened",
        ("dispatch",),
        _ids("dispatch-evacuation", "dispatch-plan"),
        when=("2026-03-05", "2026-03-05"),
        actors=("e-renn",),
    ),
    _event(
        "drained",
        "COOPERATE",
        "The dam was drained after a gate jammed",
        "happened",
        ("lantern",),
        _ids("lantern-drained"),
        when=("2019", "2019"),
        place="e-dam",
    ),
    _event(
        "evacuation",
        "AID",
        "The army evacuates Branholt",
        "ongoing",
        ("ledger",),
        _ids("ledger-evacuation"),
        when=("2026-03", "2026-03"),
        actors=("e-army",),
    ),
    _event(
        "inspection",
        "INVESTIGATE",
        "Inspectors visit the dam and count cracks",
        "happened",
        ("dispatch", "lantern", "ledger", "morning", "valley", "wadi"),
        CLAIMS[0].statement_ids,
        when=("2026-02-27", "2026-02-28"),
        actors=("e-ministry",),
        place="e-dam",
        n_origins=2,
        counts=(Count("cracks", 3, 3, 7, CLAIMS[0].statement_ids),),
    ),
    _event(
        "plan",
        "AID",
        "The ministry evacuates Branholt",
        "planned",
        ("morning", "valley"),
        _ids("morning-evacuation", "valley-evacuation"),
        actors=("e-ministry",),
    ),
    _event(
        "pumps",
        "REQUEST",
        "Sarn lends pumps",
        "requested",
        ("dispatch", "lantern", "valley"),
        CLAIMS[4].statement_ids,
        actors=("e-ministry",),
        recipients=("e-sarn",),
        place="e-sarn",
        n_origins=2,
    ),
    _event(
        "request",
        "REQUEST",
        "The ministry asks the army to evacuate Branholt",
        "requested",
        ("ledger", "wadi"),
        _ids("ledger-request", "wadi-evacuation"),
        when=("2026-03-02", "2026-03-04"),
        actors=("e-ministry",),
        recipients=("e-army",),
    ),
    _event(
        "second",
        "INVESTIGATE",
        "A second inspection of the dam",
        "planned",
        ("dispatch",),
        _ids("dispatch-inspection"),
        when=("2026-03-16", "2026-03-16"),
        place="e-dam",
    ),
)

CONFLICTS = (
    Conflict(
        "k-date",
        None,
        "v-inspection",
        "date",
        (
            ConflictValue(
                "27 February",
                _ids("dispatch-cracks", "morning-cracks", "valley-cracks"),
                ("dispatch", "morning", "valley"),
            ),
            ConflictValue("28 February", _ids("ledger-cracks", "wadi-cracks"), ("ledger", "wadi")),
        ),
        "contradiction",
        "One visit, two days; Sawt al-Wadi names 28 February and The Northern Ledger translates it.",
    ),
    Conflict(
        "k-denial",
        "c-evacuation",
        None,
        "denial",
        (
            ConflictValue(
                "Branholt is to be evacuated",
                CLAIMS[1].statement_ids,
                ("lantern", "ledger", "morning", "valley", "wadi"),
            ),
            ConflictValue(
                "Branholt will not be evacuated", _ids("dispatch-evacuation", "dispatch-plan"), ("dispatch",)
            ),
        ),
        "contradiction",
        "The minister denies what the engineer is quoted for.",
    ),
    Conflict(
        "k-number",
        "c-cracks",
        None,
        "number",
        (
            ConflictValue("3", _ids("dispatch-cracks", "lantern-cracks"), ("dispatch", "lantern")),
            ConflictValue("7", _ids("wadi-cracks"), ("wadi",)),
        ),
        "contradiction",
        "Both figures are given as the engineer’s; The Lantern, where he was first quoted, has three.",
    ),
    Conflict(
        "k-strength",
        "c-evacuation",
        None,
        "strength",
        (
            ConflictValue("is considering", _ids("lantern-evacuation"), ("lantern",)),
            ConflictValue("plans to", _ids("valley-evacuation", "morning-evacuation"), ("morning", "valley")),
            ConflictValue("طلبت (requested)", _ids("wadi-evacuation"), ("wadi",)),
            ConflictValue("is evacuating", _ids("ledger-evacuation"), ("ledger",)),
        ),
        "drift",
        "The Lantern has the ministry considering it; three days later the army is doing it, on the same "
        "word.",
    ),
)


def _reuse(key: str, source: str, target: str, *passages: tuple[ReuseKind, str, str]) -> list[Reuse]:
    found = []
    for number, (kind, taken, made) in enumerate(passages, 1):
        start, to = TEXT[source].index(taken), TEXT[target].index(made)
        found.append(
            Reuse(
                *(f"r-{key}-{number}", source, target, start, start + len(taken), to, to + len(made), kind),
                *(1.0 if kind == "verbatim" else 0.81, "credited" if kind == "translated" else "dated"),
            )
        )
    return found


_TAIL = VALLEY[VALLEY.index("Branholt has lived") :]
REUSE = (
    *_reuse("ledger", "wadi", "ledger", ("translated", WADI, LEDGER[: LEDGER.index("\n\nThis article")])),
    *_reuse(
        "morning",
        "valley",
        "morning",
        ("edited", VALLEY[: VALLEY.index("\n\nBranholt")], MORNING[: MORNING.index("\n\nBranholt")]),
        ("verbatim", _TAIL, _TAIL),
    ),
)

RECORD = Record(
    reports=REPORTS,
    stories=(Story("t-dam", "Cracks in the Ilmara dam", _ALL),),
    reuse=REUSE,
    entities=ENTITIES,
    sources=SOURCES,
    statements=STATEMENTS,
    claims=CLAIMS,
    events=EVENTS,
    conflicts=CONFLICTS,
)
