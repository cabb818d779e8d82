"""What is said where the parser's tree does not show it: read off the order of the words.

Four shapes are sure enough: "P, X said on Friday.", "As X learned from Y, P.", "X said in a letter, seen by
Y, that P.", and "X thinks P" whose clause the parser took for an object with a relative clause.
"""

from __future__ import annotations

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import CUES, FINITE, OBJECTS, QUOTES, SUBJECTS
from reportedly.annotate.sayings.retelling import CITING, WORDS
from reportedly.annotate.sources.source_nouns import can_speak
from reportedly.annotate.token_spans import spans_of
from reportedly.record import Span

# Tokens of "the farmer claimed" between commas.
LONGEST_ASIDE = 8
# What closes the words that an inverted tag follows.
TAGGED = QUOTES | {",", "?", "!"}
# Between a reporting verb and its "that" stand its adjuncts and a short aside, no more tokens than these.
FURTHEST_THAT = 25
# "The road is shut, she says, and *its* owner is away": what goes back like this goes on from what was said.
BACK = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
# What these lead in tells when something was said, and a "that" after it belongs to it.
OCCASIONS = frozenset({"after", "before", "since", "during", "following", "amid"})
# What these lead in after an aside may be told of the saying, or by the report itself.
CLAUSAL = frozenset(
    {"as", "because", "if", "though", "although", "while", "whereas", "that", "per", "via", "despite"}
)
# After "X said" at the end of its sentence come a time, a place or a hearer, in no more tokens than these.
LONGEST_TAIL = 20


def content_by_order(verb: Token, subject: Token | None, takes: frozenset[str]) -> tuple[Span, ...]:
    """What ``verb`` says; empty where no shape fits."""
    if "clause" not in takes:
        return ()
    return (
        _after_that(verb) or _after_as(verb, subject) or _before_tag(verb, subject) or _as_object(verb, takes)
    )


def content_around(verb: Token, subject: Token) -> tuple[Span, ...]:
    """ "*The road*, he says, *is shut*": all that stands around the aside; empty where there is none, or
    where what follows it may be the report's own to tell."""
    doc, sentence = verb.doc, verb.sent
    first, last = subject.left_edge.i, verb.i
    if subject.i > verb.i:
        first, last = verb.i, subject.right_edge.i
    inside = last - first < LONGEST_ASIDE and first - 1 > sentence.start and last + 2 < sentence.end
    if not inside or doc[first - 1].text != "," or doc[last + 1].text != ",":
        return ()
    stops = (k + 1 for k in range(sentence.start, first) if doc[k].text in (";", ":") or _is_stop(doc[k]))
    start = max(stops, default=sentence.start)
    end = min((k for k in range(last, sentence.end) if doc[k].text in (";", ":")), default=sentence.end)
    before, after = doc[start : first - 1], doc[last + 2 : end]
    if not len(before) or not len(after) or any(t.text in QUOTES for t in doc[start:end]):
        return ()
    return spans_of([*before, *after]) if _goes_on(verb, before, after) else ()


def _goes_on(verb: Token, before: Phrase, after: Phrase) -> bool:
    """Whether the words after an aside go on from those before it."""
    if after[0].lower_ == "that":
        return any(t.tag_ in FINITE for t in before)
    if any(t.tag_ in FINITE for t in before):
        if after[0].lower_ in ("and", "but", "or") and len(after) > 1:
            return _joins(verb, before, after[1:]) or (after[1].lower_ in BACK and len(after) > 3)
        if after[0].tag_ not in ("IN", "TO") or after[0].lower_ in (*OCCASIONS, *CLAUSAL):
            return False
        head = next((c for c in after[0].children if c.dep_ in ("pobj", "pcomp")), None)
        said = head is not None and lemma(head) in WORDS["talk"]  # "…, he said, in an interview"
        return not said and not any(t.tag_ in FINITE and t.dep_ != "relcl" for t in after)
    return after[0].tag_ in FINITE and before[-1].pos_ in (
        "NOUN",
        "PROPN",
        "PRON",
    )  # "The road, she says, is"


def _joins(verb: Token, before: Phrase, after: Phrase) -> bool:
    """Whether "and has asked for it" goes on from what was said and not from who said it."""
    first = next((t for t in after if t.pos_ != "ADV"), None)
    if first is None or first.tag_ not in FINITE:
        return False
    said = next(t for t in reversed(before) if t.tag_ in FINITE)
    return (first.tag_ == "VBD") == (said.tag_ == "VBD") != (verb.tag_ == "VBD")


def inverted_speaker(verb: Token) -> Token | None:
    """Who says what stands before: "The price is a joke, *scoffs a buyer*.", whom the parser may have taken
    for an object. Only verbs of saying stand like that, whatever else they mean."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.i - verb.sent.start < 3 or verb.nbor(-1).text not in TAGGED:
        return None
    if (aside := _inverted_aside(verb)) is not None:
        return aside
    if "hearer" in CUES.get(lemma(verb), ()):
        return None  # "…, the mayor of Keld, told the radio"
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    after = next((c for c in verb.rights if c.dep_ not in ("punct", "advmod")), None)
    if told is None or after is None or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return None
    if after.dep_ not in (*OBJECTS, *SUBJECTS, "attr") or after.left_edge.i - verb.i > 2:
        return None
    known = lemma(verb) in CUES or can_speak(after)
    return after if after.pos_ in ("NOUN", "PROPN", "PRON") and known else None


def _inverted_aside(verb: Token) -> Token | None:
    """The Y of "The governor, *said Y*, has resigned", where the parser took the governor for who says it."""
    doc = verb.doc
    if "clause" not in CUES.get(lemma(verb), ()) or verb.nbor(-1).text != ",":
        return None
    for k in range(verb.i + 1, min(verb.sent.end - 2, verb.i + LONGEST_ASIDE)):
        if doc[k].text == ",":
            inside = doc[verb.i + 1 : k]
            proper = len(inside) and all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "ADP") for t in inside)
            goes_on = doc[k + 1].tag_ in FINITE or doc[k + 1].lower_ == "that"
            return inside.root if proper and goes_on and can_speak(inside.root) else None
    return None


def ends_sentence(verb: Token) -> bool:
    """Whether nothing comes after a verb but the full stop: "P, *tax records show*."""
    return all(t.is_punct or t.is_space for t in verb.doc[verb.i + 1 : verb.sent.end])


def _is_stop(token: Token) -> bool:
    """Whether a sentence ends here that the parser went on with: "his loss at £2m. An insurer told him"."""
    return token.text.endswith(".") and not token.is_title and token.nbor().is_title


def _after_that(verb: Token) -> tuple[Span, ...]:
    """ "said in a letter to shops, a copy of which we have, *that P*"."""
    doc, end = verb.doc, verb.sent.end
    for k in range(verb.i + 1, min(end, verb.i + FURTHEST_THAT)):
        token = doc[k]
        if token.text in QUOTES or token.text in ";:":
            return ()
        marks = token.tag_ in ("IN", "WDT") or (token.tag_ == "DT" and _ends_citing(doc[verb.i : k]))
        if token.lower_ == "that" and marks and k + 2 < end:
            rest = doc[k + 1 : end]
            own = rest[0].tag_ not in FINITE  # "that was" is a relative clause, "that the toll was" none
            comma = doc[k - 1].text == ","
            adjunct = (
                doc[k - 1].pos_ in ("NOUN", "PRON", "PROPN", "ADV", "NUM") and token.head.dep_ != "relcl"
            )
            if token.tag_ == "WDT" and token.head.dep_ == "relcl" and doc[k - 1].head.lower_ in OCCASIONS:
                return ()  # "said after a vote *that many called flawed*"
            time = any(t.dep_ in ("prep", "npadvmod") and t.head.i == verb.i for t in doc[verb.i + 1 : k])
            if own and (comma or adjunct or time) and any(t.tag_ in FINITE for t in rest):
                return spans_of(rest)
            return ()
    return ()


def _ends_citing(phrase: Phrase) -> bool:
    """Whether words end on "citing Y,": a "that" behind them leads in what is said."""
    return phrase[-1].text == "," and len(phrase) > 2 and phrase[1].text == "," and phrase[2].lower_ in CITING


def _after_as(verb: Token, subject: Token | None) -> tuple[Span, ...]:
    """ "As the weekly learned from the board, *a bid has arrived*"; "as the strike went on" tells when."""
    if subject is not None and not can_speak(subject):
        return ()
    sentence, doc = verb.sent, verb.doc
    first = next((t for t in sentence if t.is_alpha), None)
    if first is None or first.lower_ != "as" or first.head.i != verb.i or verb.tag_ not in FINITE:
        return ()
    if any(c.dep_ in ("ccomp", "xcomp", "acomp", "advmod") and c.i > verb.i for c in verb.children):
        return ()
    comma = next((k for k in range(verb.right_edge.i, sentence.end) if doc[k].text == ","), None)
    told = doc[comma + 1 : sentence.end] if comma is not None else ()
    return spans_of(told) if any(t.tag_ in FINITE for t in told) else ()


def _before_tag(verb: Token, subject: Token | None) -> tuple[Span, ...]:
    """ "*P*, X said on Friday." and "*P*, said X."."""
    if verb.tag_ not in FINITE and not any(c.dep_ == "aux" for c in verb.children):
        return ()
    sentence = verb.sent
    own = subject is not None and subject.head.i == verb.i and subject.dep_ in SUBJECTS
    led = own and subject is not None and subject.i < verb.i
    first = subject.left_edge.i if led and subject is not None else verb.i
    doc = verb.doc
    while (
        own
        and first > sentence.start
        and doc[first - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN")
        and first < verb.i
    ):
        first -= 1  # the name alone was taken for the subject: "the Alpine news site *Gipfel* says"
    while first > sentence.start and doc[first - 1].is_space:
        first -= 1
    if first - sentence.start < 3 or doc[first - 1].text not in {",", *QUOTES}:
        return ()
    tail = [t for t in doc[verb.i + 1 : sentence.end] if not t.is_space]
    after = subject.right_edge.i if own and subject is not None and subject.i > verb.i else verb.i
    rest = [t for t in tail if t.i > after]
    if len(rest) > LONGEST_TAIL or any(
        (t.tag_ in FINITE and not _in_relative(t, verb)) or (t.lower_ == "that" and t.tag_ == "IN")
        for t in rest
    ):
        return ()
    content = doc[sentence.start : first]
    if content[0].tag_ in ("VBN", "VBG") and not any(
        c.dep_ in SUBJECTS and c.i < content[0].i for c in content[0].children
    ):
        return ()  # "Asked about it, she said": when she said it
    told = any(t.tag_ in FINITE for t in content) or any(t.text in QUOTES for t in content)
    if (
        verb.dep_ == "relcl"
    ):  # without "which" and after a comma it is none: "in three groups, *the paper reported*"
        apart = led and not any(t.tag_ in ("WDT", "WP", "WP$") for t in doc[first : verb.i])
        return spans_of(content) if told and apart else ()
    return spans_of(content) if told and verb.dep_ != "acl" else ()


def _in_relative(token: Token, verb: Token) -> bool:
    """Whether a token after ``verb`` stands in a relative clause of what comes between."""
    return any(t.dep_ == "relcl" and t.i > verb.i for t in (token, *token.ancestors))


def _as_object(verb: Token, takes: frozenset[str]) -> tuple[Span, ...]:
    """ "thinks *an iceberg could break away*", the clause taken for an object and its relative clause."""
    if takes & {"obj", "hearer"}:
        return ()
    thing = next((c for c in verb.rights if c.dep_ in OBJECTS), None)
    if thing is None:
        return ()
    for clause in thing.children:
        wh = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in clause.subtree if t.i < clause.i)
        if clause.dep_ == "relcl" and not wh and any(c.dep_ in SUBJECTS for c in clause.children):
            return spans_of(thing.subtree)
    return ()
