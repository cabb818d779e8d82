"""Who is meant: the sources of one report, each once, and the way to each.

``SourceBook`` reads source phrases in the order of the text and gives, for each, the links of the
chain from the report's outlet down to it. Names, pronouns ("he added"), offices ("the minister"),
media ("the newspaper") and the unnamed ("the same source") lead back to a source met before where
exactly one fits; in doubt there are two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from reportedly.annotate.source_phrases import NOUNS, SourcePhrase, read_phrase
from reportedly.annotation import LocalSource, Name
from reportedly.record import SourceKind, Span

NAMED_KIND: dict[str, SourceKind] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "country": "organisation",
    "place": "organisation",
    "group": "organisation",
}
# Nouns of the unnamed who are somebody's source, as against a crowd that anyone may ask.
HUMAN = frozenset(noun for noun, kind in NOUNS.items() if kind == "person")
# How far (characters) after a medium was cited an unnamed source is still taken to be its: about
# two sentences.
RETELLING_REACH = 400

HE_SHE = frozenset({"he", "she", "him", "her", "himself", "herself"})
THEY = frozenset({"they", "them", "themselves", "both", "many", "some", "others", "all"})
PARTITIVE = frozenset({"one", "another", "second", "third", "fourth", "fifth", "other", "others", "two", "three"})
IT = frozenset({"it", "itself", "which", "that"})
SPEAKING = frozenset({"i", "we", "you", "me", "us", "my", "our"})


@dataclass(slots=True)
class Draft:
    """A source being read; becomes a ``LocalSource``. ``path`` leads to it from the outlet, both
    left out; ``noun`` is the noun it was described by."""

    kind: SourceKind
    label: str | None = None
    name: int | None = None
    descriptions: list[str] = field(default_factory=list)
    count: int | None = None
    plural: bool = False
    noun: str = ""
    path: tuple[int, ...] = ()
    spans: list[Span] = field(default_factory=list)


class SourceBook:
    """The sources of one report. Index 0 is its own outlet."""

    def __init__(
        self,
        doc: Doc,
        names: Sequence[Name],
        outlet: str | None,
        *,
        resolve_role: Callable[[str, int, Sequence[Name]], int | None],
        resolve_pronoun: Callable[[str, int, Doc, Sequence[Name]], int | None],
    ) -> None:
        self.doc = doc
        self.names = names
        self.drafts = [Draft(kind="outlet", label=outlet)]
        self.last: list[int] = []  # sources in the order in which they last spoke
        self._resolve_role = resolve_role
        self._resolve_pronoun = resolve_pronoun
        self._own = _folded(outlet)
        self._told_us = False  # whether the report shows reporting of its own
        self._medium_at: tuple[int, int] | None = None  # (medium, offset) of the last medium cited

    def credited(self, label: str) -> int:
        """An agency or outlet that the whole text is credited to."""
        self.drafts.append(Draft(kind="outlet", label=label))
        return len(self.drafts) - 1

    def read(self, span: Span) -> tuple[int, ...]:
        """The links from the outlet (left out) to the source at ``span``; empty where it is the
        outlet itself, or nobody ("I", inside a quotation)."""
        phrase = read_phrase(self.doc, span, self.names)
        if phrase is None:
            return self.unknown(span)
        links = self._links(phrase)
        if len(links) == 1 and self._is_first_unnamed(links[0]):
            self.drafts[links[0]].path = self._medium_before(span[0])
            links = (*self.drafts[links[0]].path, *links)
        for k in links:
            if self.drafts[k].kind == "outlet":
                self._medium_at = (k, span[1])
        for k in links[-1:]:
            self.drafts[k].spans.append(span)
            self.last = [i for i in self.last if i != k] + [k]
        return links

    def _is_first_unnamed(self, k: int) -> bool:
        draft = self.drafts[k]
        return draft.kind == "anonymous" and not draft.spans and not draft.path and draft.noun in HUMAN

    def _medium_before(self, at: int) -> tuple[int, ...]:
        """The one medium that the report is retelling: an unnamed source who turns up in the sentences
        right after it was cited is that medium's, not this outlet's."""
        media = [k for k, d in enumerate(self.drafts) if d.kind == "outlet" and k != 0]
        if self._medium_at is None or len(media) != 1 or self._told_us:
            return ()
        k, cited_at = self._medium_at
        between = self.doc.text[cited_at:at]
        return (k,) if at > cited_at and len(between) <= RETELLING_REACH else ()

    def hearer(self, span: Span) -> tuple[int, ...]:
        """The medium that was told; empty where the hearer is no medium, or the outlet itself."""
        phrase = read_phrase(self.doc, span, self.names)
        if phrase is None:
            return ()
        if phrase.noun_class == "name" and phrase.name is not None:
            if self.names[phrase.name].kind != "outlet":
                return ()
            links = self._named(phrase.name)
            self._told_us = self._told_us or not links
            return links
        if phrase.noun_class == "medium" and phrase.definite and not phrase.plural:
            return self._medium(phrase)
        return ()

    def unknown(self, span: Span) -> tuple[int, ...]:
        """Somebody of whom nothing is said ("it is said", "reportedly")."""
        self.drafts.append(Draft(kind="anonymous", spans=[span]))
        return (len(self.drafts) - 1,)

    def sources(self) -> tuple[LocalSource, ...]:
        """All sources read so far, in the order in which they were met."""
        return tuple(
            LocalSource(
                kind=d.kind,
                label=d.label,
                name=d.name,
                description="; ".join(d.descriptions) or None,
                count=d.count,
                spans=tuple(dict.fromkeys(d.spans)),
            )
            for d in self.drafts
        )

    def _links(self, phrase: SourcePhrase) -> tuple[int, ...]:
        if phrase.noun in PARTITIVE and phrase.noun_class != "name":
            return self._one_of_them(phrase)
        if phrase.noun_class == "pronoun":
            return self._pronoun(phrase)
        if phrase.noun_class == "name":
            assert phrase.name is not None
            return self._named(phrase.name)
        reader = {
            "person": self._person,
            "role": self._role,
            "speaker": self._spokesperson,
            "medium": self._medium,
            "channel": self._channel,
            "document": self._document,
        }.get(phrase.noun_class, self._organisation)
        return reader(phrase)

    def _named(self, name: int) -> tuple[int, ...]:
        first = self.names[name].same
        if self.names[first].kind == "outlet" and self._is_own(first):
            return ()
        for k, draft in enumerate(self.drafts):
            if draft.name == first:
                return (k,)
        known = self.names[first]
        kind = NAMED_KIND[known.kind]
        return self._new(Draft(kind=kind, label=self._full_name(first), name=first))

    def _full_name(self, first: int) -> str:
        """The fullest name that the report gives."""
        return max((n.text for n in self.names if n.same == first), key=lambda t: (len(t.split()), len(t)))

    def _is_own(self, name: int) -> bool:
        if not self._own:
            return False
        return any(_folded(n.text) == self._own for n in self.names if n.same == self.names[name].same)

    def _pronoun(self, phrase: SourcePhrase) -> tuple[int, ...]:
        word = phrase.noun
        if word in SPEAKING:
            return ()
        for k in reversed(self.last):
            if self._agrees(word, self.drafts[k]):
                return self._again(k)
            if word in HE_SHE and self.drafts[k].kind == "person":
                break
        if word in HE_SHE | THEY:
            name = self._resolve_pronoun(word, phrase.span[0], self.doc, self.names)
            if name is not None and (word in THEY or self.names[name].kind == "person"):
                return self._named(name)
        return self.unknown(phrase.span)

    def _agrees(self, word: str, draft: Draft) -> bool:
        if word in HE_SHE:
            person = draft.kind == "person" or (draft.kind == "anonymous" and not draft.plural)
            return person and self._gender_agrees(word, draft)
        if word in THEY:
            return draft.plural or draft.kind == "organisation"
        if word in IT:
            return draft.kind in ("organisation", "outlet", "document")
        return False

    def _gender_agrees(self, word: str, draft: Draft) -> bool:
        if draft.name is None or draft.kind != "person":
            return True
        start = self.names[draft.name].start
        end = self.names[draft.name].end
        resolved = self._resolve_pronoun(word, end + 1, self.doc, [n for n in self.names if n.start == start])
        return resolved is not None

    def _one_of_them(self, phrase: SourcePhrase) -> tuple[int, ...]:
        """"A third", "one of them", "another": one of several unnamed who were met before."""
        for k in reversed(self.last):
            draft = self.drafts[k]
            if draft.kind == "anonymous" and draft.plural and draft.descriptions:
                one = Draft("anonymous", descriptions=[draft.descriptions[0]], count=1, noun=draft.noun)
                return self._new(one, draft.path)
        return self._new(self._unnamed(phrase))

    def _person(self, phrase: SourcePhrase) -> tuple[int, ...]:
        via = self._owner_medium(phrase)
        if phrase.definite and not phrase.plural:
            k = self._met_before(phrase)
            if k is not None:
                self._describe(k, phrase)
                return self._again(k)
        if phrase.definite and phrase.plural and phrase.bare:
            k = self._met_before(phrase)
            if k is not None:
                return self._again(k)
        return self._new(self._unnamed(phrase), via)

    def _met_before(self, phrase: SourcePhrase) -> int | None:
        """The unnamed source that "the source", "the diplomat" goes back to."""
        for k in reversed(self.last):
            draft = self.drafts[k]
            if draft.kind != "anonymous" or draft.plural != phrase.plural or not draft.noun:
                continue
            same_noun = draft.noun == phrase.noun
            general = phrase.noun in ("source", "person", "official") and phrase.bare
            if not (same_noun or general):
                continue
            if phrase.bare or _says_little(draft):
                return k
        if phrase.bare and phrase.noun not in ("source", "person"):
            for k in reversed(self.last):
                if self.drafts[k].kind == "person" and self._called(k, phrase.noun):
                    return k
        return None

    def _called(self, k: int, noun: str) -> bool:
        """Whether a named person was introduced by this noun ("…, an analyst at …")."""
        draft = self.drafts[k]
        if draft.name is None:
            return draft.noun == noun
        return any(noun in (n.title or "").lower() for n in self.names if n.same == draft.name)

    def _role(self, phrase: SourcePhrase) -> tuple[int, ...]:
        if not phrase.definite and phrase.owner is None:
            return self._new(self._unnamed(phrase), self._owner_medium(phrase))
        name = self._resolve_role(phrase.description, phrase.span[0], self.names)
        if name is not None:
            return self._named(name)
        for k in reversed(self.last):
            draft = self.drafts[k]
            if draft.kind in ("person", "anonymous") and draft.noun == phrase.noun and not draft.plural:
                return self._again(k)
        kind: SourceKind = "anonymous" if phrase.plural else "person"
        draft = self._unnamed(phrase)
        draft.kind = kind
        draft.count = None if kind == "person" else draft.count
        return self._new(draft)

    def _spokesperson(self, phrase: SourcePhrase) -> tuple[int, ...]:
        """An unnamed spokesperson speaks for the organisation."""
        if phrase.owner is not None and not self.names[phrase.owner].adjective:
            links = self._named(phrase.owner)
            if links:
                self._note(links[-1], phrase.noun)
                return links
        body = self._body_of(phrase)
        if body is not None:
            return body
        for k in reversed(self.last):
            if phrase.definite and self.drafts[k].kind == "organisation":
                return self._again(k)
        return self._new(self._unnamed(phrase))

    def _body_of(self, phrase: SourcePhrase) -> tuple[int, ...] | None:
        """The body named by common nouns with a spokesperson ("a police spokesman")."""
        head = self.doc[phrase.head]
        for child in head.children:
            inside = phrase.span[0] <= child.idx < phrase.span[1]
            nouns = [child] if child.dep_ in ("compound", "poss") else [
                c for c in child.children if child.lower_ in ("for", "of", "from") and c.dep_ == "pobj"
            ]
            for noun in nouns:
                if inside and noun.pos_ in ("NOUN", "PROPN"):
                    start = min(t.idx for t in noun.subtree)
                    body = read_phrase(self.doc, (start, noun.idx + len(noun)), self.names)
                    if body is not None and body.noun_class in ("name", "organisation", "other"):
                        links = self._links(body)
                        if links:
                            self._note(links[-1], phrase.noun)
                        return links
        return None

    def _medium(self, phrase: SourcePhrase) -> tuple[int, ...]:
        if phrase.owner is not None and self.names[phrase.owner].kind == "outlet":
            return self._named(phrase.owner)
        if phrase.plural or not phrase.definite:
            return self._new(self._unnamed(phrase))
        for k in reversed(self.last):
            if self.drafts[k].kind == "outlet" and k != 0:
                return self._again(k)
        before = [n for n in self.names if n.kind == "outlet" and n.end <= phrase.span[0]]
        if before:
            return self._named(before[-1].same)
        return ()  # "the newspaper" of a report that names no other is its own

    def _channel(self, phrase: SourcePhrase) -> tuple[int, ...]:
        """"A statement by the ministry says": the ministry."""
        if phrase.owner is not None and not self.names[phrase.owner].adjective:
            return self._named(phrase.owner)
        if phrase.definite and phrase.bare and self.last:
            return self._again(self.last[-1])
        return self._document(phrase)

    def _document(self, phrase: SourcePhrase) -> tuple[int, ...]:
        if phrase.definite and phrase.bare:
            for k in reversed(self.last):
                draft = self.drafts[k]
                if draft.kind == "document" or (draft.kind == "outlet" and k != 0 and phrase.noun in ("report", "article")):
                    return self._again(k)
        if phrase.noun == "report" and phrase.definite:
            medium = self._medium_inside(phrase)
            if medium:
                return medium
        draft = self._unnamed(phrase)
        draft.kind, draft.label, draft.descriptions, draft.count = "document", phrase.description, [], None
        for k, known in enumerate(self.drafts):
            if known.kind == "document" and known.label == draft.label:
                return (k,)
        return self._new(draft, self._owner_medium(phrase))

    def _medium_inside(self, phrase: SourcePhrase) -> tuple[int, ...]:
        """"The report from the newspaper": the newspaper."""
        if phrase.owner is not None and self.names[phrase.owner].kind == "outlet":
            return self._named(phrase.owner)
        for child in self.doc[phrase.head].children:
            for noun in child.children:
                if child.lower_ in ("from", "by", "in", "of") and noun.dep_ == "pobj":
                    start = min(t.idx for t in noun.subtree)
                    inner = read_phrase(self.doc, (start, noun.idx + len(noun)), self.names)
                    if inner is not None and inner.noun_class == "medium":
                        return self._medium(inner)
        return ()

    def _organisation(self, phrase: SourcePhrase) -> tuple[int, ...]:
        label = phrase.description
        if phrase.noun_class == "other" and not phrase.definite and phrase.owner is None and phrase.plural:
            return self._new(self._unnamed(phrase))
        for k, draft in enumerate(self.drafts):
            if draft.kind == "organisation" and draft.label == label:
                return (k,)
        if phrase.definite and phrase.bare and phrase.owner is None:
            for k in reversed(self.last):
                draft = self.drafts[k]
                if draft.kind == "organisation" and phrase.noun in (draft.label or "").lower():
                    return self._again(k)
            for name in reversed(self.names):
                if name.end <= phrase.span[0] and name.kind in ("organisation", "group"):
                    if phrase.noun in name.text.lower() or phrase.noun in ("company", "firm", "club", "party", "team"):
                        return self._named(name.same)
        return self._new(Draft(kind="organisation", label=label, noun=phrase.noun, plural=phrase.plural))

    def _owner_medium(self, phrase: SourcePhrase) -> tuple[int, ...]:
        """"A Meridian source": through Meridian, where that is a medium."""
        if phrase.owner is not None and self.names[phrase.owner].kind == "outlet":
            return self._named(phrase.owner)
        return ()

    def _unnamed(self, phrase: SourcePhrase) -> Draft:
        return Draft(
            kind="anonymous",
            descriptions=[phrase.description],
            count=phrase.count,
            plural=phrase.plural,
            noun=phrase.noun,
        )

    def _new(self, draft: Draft, via: tuple[int, ...] = ()) -> tuple[int, ...]:
        draft.path = via
        self.drafts.append(draft)
        return (*via, len(self.drafts) - 1)

    def _again(self, k: int) -> tuple[int, ...]:
        """A source met before, with those through whom the unnamed was met."""
        return (*self.drafts[k].path, k) if self.drafts[k].kind in ("anonymous", "person") else (k,)

    def _describe(self, k: int, phrase: SourcePhrase) -> None:
        """What is said of an unnamed source the second time is said of the same one."""
        if not phrase.bare:
            self._note(k, phrase.description)

    def _note(self, k: int, words: str) -> None:
        if words not in self.drafts[k].descriptions:
            self.drafts[k].descriptions.append(words)

    def reached_through(self, links: Sequence[int], via: Sequence[int]) -> None:
        """Remember the way by which an unnamed source was first met."""
        if links:
            draft = self.drafts[links[-1]]
            if draft.kind == "anonymous" and not draft.path:
                draft.path = tuple(k for k in via if k != links[-1] and k != 0)


def _says_little(draft: Draft) -> bool:
    """Whether a description adds nothing to its noun ("unnamed source")."""
    return all(len(d.split()) <= 2 for d in draft.descriptions)


def _folded(name: str | None) -> str:
    """A name for comparing outlets: no case, article or mark."""
    letters = "".join(c for c in (name or "").lower() if c.isalnum() or c == " ")
    return letters.removeprefix("the ").replace(" ", "")


__all__ = ["Draft", "SourceBook"]
