"""How an English report is annotated: one parse, one run of the tagger, then each annotator in turn."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.annotate.attribution.tagger import AttributionTagger, Tagged
from reportedly.annotate.chaining.revising import revised
from reportedly.annotate.events.events import find_events
from reportedly.annotate.events.retyping import retyped
from reportedly.annotate.model import model_name
from reportedly.annotate.names.names import find_names, resolve_pronoun, resolve_role
from reportedly.annotate.parser import parse
from reportedly.annotate.sayings.grounds import find_grounds
from reportedly.annotate.sayings.leads import find_leads
from reportedly.annotate.sayings.merging import merge
from reportedly.annotate.sayings.passing import with_passers
from reportedly.annotate.sayings.quotation import find_quotations
from reportedly.annotate.sayings.sayings import find_sayings
from reportedly.annotate.sayings.scopes import within_scope
from reportedly.annotate.sayings.speech import with_speech
from reportedly.annotate.sayings.turns import find_addresses, find_turns
from reportedly.annotate.sayings.widening import with_quotations
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotate.statements.statements import build_statements, in_order
from reportedly.annotate.status.status import judge
from reportedly.annotate.status.status_head import restated
from reportedly.annotate.times.times import find_times
from reportedly.annotation import Annotation, LocalStatement, Name, Time
from reportedly.read.credits import credited_for_text, is_own
from reportedly.record import Report, Span, Status

# Where in a text (characters from either end) a credit tells through whom it came.
CREDIT_REACH = 300
# Texts whose reading is kept for their copies, and the characters of the longest: some 60 MB of usual news.
KEPT, LONGEST_KEPT = 16, 10_000
# Raised whenever the same report would be annotated differently, so that cases know to do it again.
VERSION = 20


@functools.cache
def basis() -> str:
    """What an annotation rests on: this module's version and the parser's model."""
    return f"english-{VERSION} {model_name()}"


@functools.cache
def tagger() -> AttributionTagger:
    """The attribution tagger, loaded once per process."""
    return AttributionTagger.load()


@dataclass(frozen=True, slots=True)
class Ruled:
    """A report as the rules read it: its statements have the chains that syntax and tagger show. ``wire`` are
    the sources that the whole text is credited to. ``beside`` are statements of its own that stand beside an
    attribution and share its words: the network, which has met none, is not asked for them."""

    doc: Doc
    names: tuple[Name, ...]
    times: tuple[Time, ...]
    tagged: Tagged
    book: SourceBook
    wire: tuple[int, ...]
    statements: tuple[LocalStatement, ...]
    beside: tuple[LocalStatement, ...] = ()


def annotate_english(report: Report) -> Annotation:
    """All that an English report says, as offsets into its text."""
    ruled = read_by_rules(report)
    doc, names, times, book = ruled.doc, ruled.names, ruled.times, ruled.book
    chained = revised(doc, ruled.tagged, book, ruled.wire, ruled.statements)
    statements = restated(doc, ruled.tagged, in_order((*chained, *ruled.beside)))
    return Annotation(
        report_id=report.report_id,
        basis=basis(),
        sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
        names=names,
        times=times,
        sources=book.sources(),
        statements=statements,
        events=retyped(doc, find_events(doc, names, times, statements), ruled.tagged.meaning),
    )


def read_by_rules(report: Report) -> Ruled:
    """One parse, one run of the tagger, and the statements as the rules chain them."""
    doc, tagged = _read(report.text) if len(report.text) <= LONGEST_KEPT else _read.__wrapped__(report.text)
    text = report.text
    heading = ". ".join(filter(None, (report.title, report.dateline)))
    names = find_names(doc, heading, report.dateline or "", tagged)
    times = find_times(doc, report.published)
    quotations = find_quotations(text)
    shown = [*find_sayings(doc), *find_leads(doc), *find_turns(doc, names), *find_addresses(doc, names)]
    attributions = merge(doc, shown, tagged.attributions, quotations)
    attributions = [*within_scope(text, attributions, quotations), *find_grounds(doc)]
    book = SourceBook(doc, names, report.outlet, resolve_role=resolve_role, resolve_pronoun=resolve_pronoun)
    wire = tuple(book.credited(name) for name in in_order_of_passing(text, credited_media(report)))
    statements, beside = build_statements(
        doc,
        with_passers(doc, with_quotations(text, with_speech(doc, attributions, quotations), quotations)),
        quotations,
        book,
        wire=wire,
        judge=functools.partial(_status, doc),
    )
    return Ruled(doc, names, times, tagged, book, wire, statements, beside)


@functools.lru_cache(maxsize=KEPT)
def _read(text: str) -> tuple[Doc, Tagged]:
    """The parse of a text and what the tagger makes of it: most of what annotating it costs, and the same for
    all who print it. No annotator changes either."""
    return parse(text), tagger().read(text)


def credited_media(report: Report) -> list[str]:
    """The agencies and outlets that the whole text is credited to: not its own outlet, not a translator
    or helper, and not a word that stands for any agency ("agencies")."""
    own = (report.outlet or "").casefold()
    others = [name for name in credited_for_text(report) if not is_own(name, report.outlet)]
    others = [
        name for name in others if not own or (name.casefold() not in own and own not in name.casefold())
    ]
    return [n for n in others if not any(m != n and is_own(n, m) for m in others)]  # "(Meridian)" for short


def in_order_of_passing(text: str, media: Sequence[str]) -> list[str]:
    """``media`` with those first that a text came through last: "(Selby Press, via Norlink)" reached the page
    by Norlink."""
    through = [
        m
        for m in media
        if re.search(rf"\bvia (?:the )?{re.escape(m)}\b", text[:CREDIT_REACH] + text[-CREDIT_REACH:])
    ]
    return [*through, *(m for m in media if m not in through)]


def _status(doc: Doc, pieces: Sequence[Span], cue: Span | None) -> tuple[Status, Span | None, Span | None]:
    judgement = judge(doc, pieces, cue)
    return judgement.status, judgement.words, judgement.force
