"""Who is meant: the sources of one report, each once, and the way to each.

``SourceBook`` reads source phrases in the order of the text and gives, for each, the links of the
chain from the report's outlet down to it. Names, pronouns ("he added"), offices ("the minister"),
media ("the newspaper") and the unnamed ("the same source") lead back to a source met before where
exactly one fits; in doubt there are two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc

from reportedly.annotate.parser import text_of
from reportedly.annotate.sayings.quotation import find_quotations
from reportedly.annotate.sources import bodies, documents, media, pronouns, speakers, unnamed
from reportedly.annotate.sources.bearers import Bearers, folded
from reportedly.annotate.sources.drafts import NAMED_KIND, Draft
from reportedly.annotate.sources.introductions import Introductions
from reportedly.annotate.sources.labels import labelled
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase
from reportedly.annotate.sources.topics import Topic, find_topics
from reportedly.annotation import LocalSource, Name
from reportedly.record import SourceKind, Span

# As many sources and sentences back are looked at for whom a word goes back to.
FARTHEST = 40
# Characters between a quotation and the "she" of "she said".
TAG_REACH = 2
# Paragraphs on which somebody who goes on speaking is still heard by the same way.
WAY_REACH = 1
# "The company *in its release*": through what a source speaks for itself is no part of who it is.
CHANNEL = re.compile(
    r"(?<=\w),? (?:in|by|via|on) (?:an?|its|his|her|their|the same|another)(?: [\w-]+){0,2} "
    r"(?:statement|release|letter|e-?mail|message|post|tweet|interview|note|bulletin|filing|testimony|affidavit"
    r"|blog|website|site|channel|account)$"
)

Links = tuple[int, ...]
RoleResolver = Callable[[str, int, tuple[Name, ...]], int | None]
PronounResolver = Callable[[str, int, Doc, tuple[Name, ...]], int | None]


class SourceBook:
    """The sources of one report. Index 0 is its own outlet."""

    def __init__(
        self,
        doc: Doc,
        names: tuple[Name, ...],
        outlet: str | None,
        *,
        resolve_role: RoleResolver,
        resolve_pronoun: PronounResolver,
    ) -> None:
        self.doc = doc
        self.names = names
        self.drafts = [Draft(kind="outlet", label=outlet)]
        self.last: list[int] = []  # sources in the order in which they last spoke
        self.resolve_role = resolve_role
        self.resolve_pronoun = resolve_pronoun
        self.bearers = Bearers(names, outlet)
        self.genders = self.bearers.genders
        self.introductions = Introductions(doc, names)
        self._quotations = find_quotations(text_of(doc))
        self.topics = find_topics(doc, self._quotations)
        self._ways: dict[int, tuple[int, Links]] = {}
        self._by_name: dict[int, int] = {}
        self.topic_ends = [t.span[1] for t in self.topics]
        self._starts = [s.start_char for s in doc.sents] or [0]
        self._read: dict[Span, Links] = {}
        self.nested: dict[int, int] = {}  # where a source spoke in another's words, by its number
        self.enclosing: Links = ()  # in whose words the phrase stands that is read now

    # ---- What statements ask for

    def credited(self, label: str) -> int:
        """An agency or outlet that the whole text is credited to."""
        self.drafts.append(Draft(kind="outlet", label=label))
        return len(self.drafts) - 1

    def read(self, span: Span) -> Links:
        """The links from the outlet (left out) to the source at ``span``; empty where it is the
        outlet itself, or nobody ("I", inside a quotation)."""
        if span in self._read:
            return self._read[span]
        tail = CHANNEL.search(text_of(self.doc), *span)
        bare = span if tail is None else (span[0], tail.start())
        phrase = read_phrase(self.doc, bare, self.names)
        if phrase is None:
            return self.unknown(span)
        links = self._read[span] = self.links(phrase)
        for k in links[-1:]:
            self.drafts[k].spans.append(span)
            self.last = [*(i for i in self.last if i != k), k]
        return links

    def unknown(self, span: Span) -> Links:
        """Somebody of whom nothing is said ("it is said", "reportedly")."""
        self.drafts.append(Draft(kind="anonymous", spans=[span]))
        return (len(self.drafts) - 1,)

    def reached_through(self, links: Sequence[int], via: Sequence[int]) -> None:
        """Remember the way by which an unnamed source was first met."""
        if links:
            draft = self.drafts[links[-1]]
            if draft.kind in ("anonymous", "person") and not draft.path and len(draft.spans) <= 1:
                draft.path = tuple(k for k in via if k != links[-1] and k != 0)

    def handed_on(self, k: int, seen: Span) -> Links:
        """The source that ``k`` hands on: of a medium whatever it saw, of another body only a document."""
        phrase = read_phrase(self.doc, seen, self.names)
        if phrase is None or self.drafts[k].kind not in ("outlet", "organisation"):
            return ()
        if phrase.noun_class in ("document", "channel"):
            return labelled(self, phrase, "document")
        return self.read(seen) if self.drafts[k].kind == "outlet" else ()

    def asks_for_secrecy(self, source: Span, words: str) -> None:
        """Keep of an unnamed source that it asked not to be named."""
        for k in self.read(source)[-1:]:
            if self.drafts[k].kind == "anonymous":
                first = words.split(None, 1)[0]
                lead = "" if first.endswith("ing") else "who "
                self.drafts[k].note(lead + " ".join(words.split()))

    def heard_through(self, k: int, way: Links, at: int) -> None:
        """Remember by which way a source was heard last; empty where it was heard at first hand."""
        self._ways[k] = (at, way)

    def way_of(self, k: int, source: Span | None, at: int) -> Links:
        """The way by which a source was heard before, where it goes on speaking: in the same paragraph, or as
        "he" and "the official" in the next."""
        place, way = self._ways.get(k, (0, ()))
        lines = text_of(self.doc).count("\n\n", place, at) if way else 0
        if not way or lines > WAY_REACH or (lines and source is not None and not self._is_back(source)):
            return ()
        self._ways[k] = (at, way)
        return way

    def _is_back(self, source: Span) -> bool:
        """Whether a source is a pronoun or a noun that goes back to somebody."""
        phrase = read_phrase(self.doc, source, self.names)
        return phrase is not None and phrase.noun_class != "name"

    def sources(self) -> tuple[LocalSource, ...]:
        """All sources read so far, in the order in which they were met."""
        return tuple(d.finished() for d in self.drafts)

    # ---- What the readers of phrases ask for

    def links(self, phrase: SourcePhrase) -> Links:
        """The links to whom a phrase means."""
        if phrase.called is not None:
            return unnamed.first_name(self, phrase)
        if (surname := speakers.by_surname(self, phrase)) is not None:
            return self.named(surname)
        if (short := media.in_short(self, phrase)) is not None:
            return self.named(short, body="medium")
        if len(phrase.joined) > 1 and (joint := speakers.as_one(self, phrase.joined)) is not None:
            return joint
        if (aged := speakers.by_age(self, phrase)) is not None:
            return aged
        if phrase.some_of and phrase.name is None:
            return unnamed.some_of_them(self, phrase)
        if phrase.noun_class == "name" and phrase.name is not None:
            if (employer := media.employer(self, phrase)) is not None:
                return employer
            unnamed.name_given(self, phrase)
            return self.named(phrase.name, body=phrase.body)
        readers: dict[str, Callable[[SourceBook, SourcePhrase], Links]] = {
            "pronoun": pronouns.resolve,
            "person": unnamed.person,
            "role": unnamed.role,
            "speaker": bodies.spokesperson,
            "medium": media.medium,
            "channel": documents.channel,
            "document": documents.document,
        }
        return readers.get(phrase.noun_class, bodies.organisation)(self, phrase)

    def named(self, name: int, *, body: str | None = None) -> Links:
        """The links to who bears a name; empty for the outlet itself. ``body``: what the words call it."""
        first = self.names[name].same
        if self.bearers.is_own(first):
            return ()
        called: SourceKind | None = {"medium": "outlet", "organisation": "organisation"}.get(body or "")  # type: ignore[assignment]
        k = self._by_name.get(first)
        if k is not None:
            draft = self.drafts[k]
            if called == "outlet" or (called and draft.kind == "person"):
                draft.kind = called
            return (k,)
        label = self.bearers.full_name(first)
        for k, draft in enumerate(self.drafts[1:], start=1):  # credited in the dateline, named in the text
            same = draft.name is None and folded(draft.label) == folded(label)
            if same and draft.kind in ("outlet", "person"):
                return (k,)
        kind = NAMED_KIND[self.names[first].kind]
        if called == "outlet" or (called and kind == "person"):
            kind = called
        return self.new(Draft(kind=kind, label=label, name=first, gender=self.genders.get(first)))

    def is_met(self, name: int) -> bool:
        """Whether who bears a name has been met as a source."""
        return self.names[name].same in self._by_name

    def speaks_as_body(self, name: int) -> bool:
        """Whether a name's words are the outlet's own, or its bearer spoke as a body."""
        if self.bearers.holds_own(self.names[name].text):
            return True
        k = self._by_name.get(self.names[name].same)
        return k is not None and self.drafts[k].kind in ("outlet", "organisation", "document")

    def give_name(self, k: int, name: int) -> None:
        """A source met before turns out to be the person of that name."""
        first = self.names[name].same
        draft = self.drafts[k]
        draft.kind, draft.label, draft.name, draft.count = (
            "person",
            self.bearers.full_name(first),
            first,
            None,
        )
        draft.gender = draft.gender or self.genders.get(first)
        self._by_name[first] = k

    def new(self, draft: Draft, via: Links = ()) -> Links:
        """A source not met before."""
        draft.path = via
        self.drafts.append(draft)
        if draft.name is not None:
            self._by_name[draft.name] = len(self.drafts) - 1
        return (*via, len(self.drafts) - 1)

    def again(self, k: int) -> Links:
        """A source met before, with those through whom the unnamed was met."""
        return (*self.drafts[k].path, k) if self.drafts[k].kind == "anonymous" else (k,)

    def medium_called(self, noun: str, at: int) -> Links:
        """The medium that "the paper" or "the agency" means; empty where none was met."""
        return media.met_before(self, noun, at) if noun in media.sorts() else ()

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds ``at`` begins."""
        return self._starts[self.sentence_number(at)]

    def sentence_end(self, at: int) -> int:
        """Where the sentence that holds ``at`` ends."""
        number = self.sentence_number(at) + 1
        return self._starts[number] if number < len(self._starts) else len(text_of(self.doc))

    def sentence_number(self, at: int) -> int:
        """Which sentence holds ``at``, from 0."""
        return max(0, bisect_right(self._starts, at) - 1)

    def sentence_back(self, at: int, count: int) -> int:
        """Where the sentence ``count`` before the one that holds ``at`` begins."""
        return self._starts[max(0, self.sentence_number(at) - count)]

    def is_quoted(self, at: int) -> bool:
        """Whether a place stands in quotation marks."""
        return any(q.start <= at < q.end for q in self._quotations)

    def quoted_before(self, at: int) -> range:
        """The places within the quotation that ends right before ``at``: what "she" of "she said" says."""
        own = (q for q in self._quotations if q.end <= at <= q.end + TAG_REACH)
        return next((range(q.start, q.end) for q in own), range(0))

    def parted(self, start: int, end: int) -> bool:
        """Whether a colon or semicolon parts two places of one sentence."""
        return any(mark in text_of(self.doc)[start:end] for mark in ":;")

    def before(self, at: int) -> Iterator[int | Topic]:
        """Sources that spoke and subjects of sentences before ``at``, the nearest first."""
        met: list[tuple[int, int, int | Topic]] = []
        for k in self.last[-FARTHEST:]:
            spoke = next((s for s, _ in reversed(self.drafts[k].spans) if s < at), None)
            if spoke is not None:
                met.append((spoke, 1, k))
        last = bisect_right(self.topic_ends, at)
        met += [(t.span[0], 0, t) for t in self.topics[max(0, last - FARTHEST) : last]]
        for _, _, item in sorted(met, key=lambda m: m[:2], reverse=True):
            yield item

    def met_before(self, at: int) -> Iterator[tuple[bool, int]]:
        """Of what came ``before``, sources that spoke (true and their number) and the names that sentences
        are about (false and theirs)."""
        for item in self.before(at):
            if isinstance(item, int):
                yield True, item
            elif (about := read_phrase(self.doc, item.span, self.names)) and about.name is not None:
                yield False, about.name


__all__ = ["Draft", "SourceBook"]
