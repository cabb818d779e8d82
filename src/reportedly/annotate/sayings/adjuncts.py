"""Attributions that no reporting verb makes.

"According to X", "the claim that P", "in the words of X", "as X put it", and "this was reported by X" of the
sentence before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import CUES, SUBJECTS, after_colon
from reportedly.annotate.sayings.retelling import agent_of, asides_of, cut_before, passers_of, seen_by
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.token_spans import span_of, spans_of
from reportedly.annotate.wordlists import words, words_by

BACK_NOUNS = words("en/back_nouns.txt")
# Tokens between the commas of "according to Ana Prell, *the deputy mayor of Keld*, ".
LONGEST_APPOSITION = 8
# Nouns of talk that nobody need own: "rumours that P" stand on the rumours.
TALK = words_by("en/saying_words.tsv")["rumour"]


def according(token: Token) -> Iterator[Saying]:
    """ "According to X, P" and "P, according to X"."""
    to = next((c for c in token.children if c.lower_ == "to"), token.nbor())
    named = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None)
    if named is None:
        return
    sentence = token.sent
    edge = max(named.right_edge.i, _apposition_end(named) or 0)
    if (speaker := behind_according(token.head)) is not None and speaker.head.i == named.i:
        edge = speaker.left_edge.i - 1
    phrase = {*range(token.i, edge + 1)}
    source = span_of(t for t in sentence if named.left_edge.i <= t.i <= edge)
    content = spans_of(after_colon([t for t in _scope(token) if t.i not in phrase], token))
    if not content:
        return
    seen = next((span_of(x.subtree) for x in seen_by(named)), None)
    passers = tuple(span_of(x.subtree) for x in passers_of(named))
    cut = cut_before(source, asides_of(named))
    yield Saying(
        content, (token.idx, to.idx + len(to)), cut, via=passers, seen=seen, phrase=(token.idx, source[1])
    )


def behind_according(verb: Token) -> Token | None:
    """The speaker of "According to Gol, *the coach*, Ana Prell, told fans that P", whom the parser took for
    an apposition: the verb has no other subject."""
    if any(c.dep_ in SUBJECTS for c in verb.children) or verb.dep_ not in ("ROOT", "ccomp"):
        return None
    token = next((c for c in verb.lefts if c.lower_ == "according"), None)
    to = next((c for c in token.children if c.lower_ == "to"), None) if token is not None else None
    named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if named is None or (verb.i == named.right_edge.i + 1 and verb.doc[named.right_edge.i].text != ","):
        return None
    return next((c for c in named.rights if c.dep_ == "appos" and c.left_edge.nbor(-1).text == ","), None)


def _apposition_end(named: Token) -> int | None:
    """The last token of "his biographer, *Ana Prell*, the house was sold", where the parser took the name for
    the subject of what is said."""
    doc, last = named.doc, named.right_edge
    first = last.i if last.text == "," else last.i + 1
    if first + 2 >= len(doc) or doc[first].text != "," or any(t.text == "," for t in doc[named.i : first]):
        return None
    for k in range(first + 1, min(len(doc) - 1, first + 1 + LONGEST_APPOSITION)):
        if doc[k].text == ",":
            inside = doc[first + 1 : k]
            proper = all(t.pos_ == "PROPN" or t.text == "-" for t in inside)
            titled = inside[0].lower_ in ("the", "a", "an", "his", "her", "its", "their")
            titled = titled and all(t.pos_ not in ("VERB", "AUX", "PRON") or t.tag_ == "PRP$" for t in inside)
            proper = proper and (len(inside) > 1 or inside[0].ent_type_ == "PERSON")
            fits = (proper and named.pos_ == "NOUN") or (titled and named.pos_ == "PROPN")
            return k - 1 if len(inside) and fits and doc[k + 1].lower_ not in ("and", "or") else None
        if doc[k].is_punct and doc[k].text != "-":
            return None
    return None


def _scope(token: Token) -> Iterable[Token]:
    """How far "according to X" reaches: the sentence, or the one clause that it stands in."""
    sentence = token.sent
    clause = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), sentence.root)
    while clause.dep_ not in ("ROOT", "conj") and not _is_apart(clause, token) and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "relcl":
        return [t for t in clause.subtree if t.tag_ not in ("WDT", "WP")]
    if clause.dep_ == "conj" and token.i > clause.head.i:
        joint = next((c for c in clause.head.children if c.dep_ == "cc" and c.i < clause.i), None)
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.children)
        apart = (joint is not None and joint.lower_ in ("but", "while")) or lemma(clause.head) in CUES
        if own and apart:
            return clause.subtree
    return sentence


def _is_apart(clause: Token, token: Token) -> bool:
    """Whether "according to X" may reach over a relative clause alone: one that stands behind a comma, or
    that nothing parts it from ("farms that sell ten tonnes, according to X" is about the farms)."""
    parted = token.i > clause.i and token.nbor(-1).text == ","
    first = clause.left_edge
    return clause.dep_ == "relcl" and not (parted and first.i and first.nbor(-1).text != ",")


def as_put(verb: Token) -> Iterator[Saying]:
    """ "P, as X put it"."""
    doc, subject = verb.doc, verb.nbor(-1)
    first = subject.left_edge
    if not first.i or first.nbor(-1).lower_ != "as" or verb.i + 1 >= len(doc) or verb.nbor().lower_ != "it":
        return
    aside = set(range(first.i - 1, verb.i + 2))
    content = spans_of(t for t in verb.sent if t.i not in aside)
    if content:
        yield Saying(content, (verb.idx, verb.idx + len(verb)), span_of(subject.subtree, stop=verb))


def in_words(noun: Token) -> Iterator[Saying]:
    """ "In X's words, P", "in the view of X"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    owner = owner or next(
        (g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None
    )
    if owner is not None:
        yield from _beside(noun, owner)


def by_account(noun: Token) -> Iterator[Saying]:
    """ "By her own account she failed", "by the ministry's account"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if noun.dep_ == "pobj" and owner is not None:
        yield from _beside(noun, owner)


def _beside(noun: Token, owner: Token) -> Iterator[Saying]:
    """What a sentence says beside the phrase that gives it as its owner's words."""
    aside = set(range(noun.head.i, noun.right_edge.i + 1))
    content = spans_of(t for t in noun.sent if t.i not in aside)
    if content:
        stop = next((c for c in owner.children if c.dep_ == "case"), None)
        yield Saying(content, (noun.idx, noun.idx + len(noun)), span_of(owner.subtree, stop=stop))


def passed_on(verb: Token) -> Iterator[Saying]:
    """ "This was reported by X", "the move, first reported by X": of the sentence before."""
    agent = agent_of(verb)
    if agent is None or lemma(verb) == "confirm":  # who confirms it has not told it first
        return
    if verb.dep_ in ("acl", "relcl", "advcl"):
        subject: Token | None = verb.head
    else:
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or not _points_back(subject) or verb.sent.start == 0:
        return
    before = verb.doc[verb.sent.start - 1].sent
    if not any(t.is_alpha for t in before):
        return
    told = spans_of(before)
    yield Saying(told, (verb.idx, verb.idx + len(verb)), span_of(agent.subtree), back=True)


def answered(verb: Token) -> Iterator[Saying]:
    """ "X denies this": of the sentence before, which stays whose it is."""
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "obj")), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if thing is None or thing.lower_ not in ("this", "that", "it") or subject is None or verb.dep_ != "ROOT":
        return
    if verb.sent.start == 0 or any(c.dep_ == "neg" for c in verb.children) or thing.right_edge.i > thing.i:
        return
    before = spans_of(verb.doc[verb.sent.start - 1].sent)
    if before:
        cut = cut_before(span_of(subject.subtree), asides_of(subject))
        via = tuple(span_of(x.subtree) for x in passers_of(subject))
        yield Saying(before, (verb.idx, verb.idx + len(verb)), cut, via=via, back=True, apart=True)


def pointed_at(verb: Token) -> Iterator[Saying]:
    """ "That is what X told Y": the sentence before."""
    be, what = verb.head, next((c for c in verb.children if c.lower_ == "what"), None)
    if verb.dep_ not in ("ccomp", "csubj", "advcl") or lemma(be) != "be" or what is None:
        return
    first = next((c for c in be.children if c.dep_ == "nsubj"), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i > what.i), None)
    if first is None or first.lower_ not in ("that", "this") or subject is None or verb.sent.start == 0:
        return
    before = spans_of(verb.doc[verb.sent.start - 1].sent)
    if before:
        hearer = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
        yield Saying(
            before,
            (verb.idx, verb.idx + len(verb)),
            span_of(subject.subtree),
            hearer=span_of(hearer.subtree) if hearer is not None else None,
            back=True,
        )


def _points_back(subject: Token) -> bool:
    """Whether a subject stands for the sentence before: "this", "the claim", "this move"."""
    if subject.lower_ in ("this", "that", "it"):
        return subject.dep_ != "det"
    articles = ("this", "that", "the", "such", "these")
    pointed = any(c.lower_ in articles and c.dep_ == "det" for c in subject.children)
    return pointed and lemma(subject) in BACK_NOUNS


def by_noun(noun: Token) -> Iterator[Saying]:
    """ "The minister's claim that P", "a prediction by X that P", "rumours that P"."""
    clause = next(
        (c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and _opens_with_that(c)), None
    )
    if clause is None:
        return
    tokens = list(clause.subtree)
    while tokens and (tokens[0].dep_ == "mark" or tokens[0].is_punct):
        tokens = tokens[1:]
    content = spans_of(tokens)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (
                g
                for c in noun.children
                if c.lower_ in ("by", "from", "of", "among")
                for g in c.children
                if g.dep_ == "pobj"
            ),
            None,
        )
    if not content:
        return
    cue = (noun.idx, noun.idx + len(noun))
    if owner is not None:
        stop = next((c for c in owner.children if c.dep_ == "case"), None)
        yield Saying(content, cue, span_of(owner.subtree, stop=stop), apart=True)
    elif lemma(noun) in TALK:
        left = [t for t in noun.subtree if t.i <= noun.i]
        yield Saying(content, cue, span_of(left), apart=True)


def _opens_with_that(clause: Token) -> bool:
    # "the report that the paper carried" is a relative clause: its "that" is a subject or an object
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
