"""One attribution as written, the record that rules, tagger and quotation marks hand on."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.record import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution as written, before its sources are resolved.

    ``via`` are those who pass the words on, outermost first; ``hearer`` is who was told, which is one
    of them only if it is a medium. ``back`` says that the content is the sentence before. ``lead`` marks a
    headline's credit ("…: report"), which the text explains. ``seen`` is a document that the source hands
    on if it is a medium ("which has seen the record"). ``phrase`` is the whole "according to X". ``apart``
    says that whoever's words it stands in only answers it ("the claim that P is baseless").
    ``carrier`` carries it if that is a medium ("in remarks carried by X"), and ``within`` is a document that
    hands it on ("a record in which S says"). ``mouth`` speaks for the source ("through his lawyer").
    ``grounds`` says that there is no content, and that
    this is told of words before: the source is what those of ``via`` rest on ("It cited a report."), or the
    ``hearer`` is who heard those of the source ("He was speaking to the radio.").
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    via: tuple[Span, ...] = ()
    hearer: Span | None = None
    back: bool = False
    lead: bool = False
    apart: bool = False
    seen: Span | None = None
    phrase: Span | None = None
    carrier: Span | None = None
    within: Span | None = None
    mouth: Span | None = None
    grounds: bool = False
