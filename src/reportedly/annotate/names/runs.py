"""Runs of capitalised words: where a name can stand at all, before anything says what it is.

spaCy cuts "al-Masri" and "Ka’ab" into pieces and joins names over line ends; names are therefore
read off the text in whole words, and the model's entities only vote on them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.annotate.wordlists import rows, words, words_by

# A word with the marks that names hold inside: hyphens, apostrophes, dots of abbreviations.
WORD = re.compile(r"[^\W\d_](?:[\w.&]|['’ʼ`‘](?=\w)|[-‑](?=\w))*")
POSSESSIVE = re.compile(r"['’ʼ`]s$", re.I)
WORDS = {kind: "|".join(sorted(listed)) for kind, listed in words_by("en/name_words.tsv").items()}
STATES = [re.escape(form.rstrip(".")) for form, _ in rows("geo/abbreviations.tsv") if form.endswith(".")]
DOTTED = re.compile(rf"^(?:(?:\w\.)+|(?:{WORDS['shortened'].title()}|{'|'.join(STATES)})\.)$")
ARTICLED = re.compile(rf"^(?:{WORDS['article']}|{WORDS['joined']})[-‑'’]\w", re.I)
PREFIXED = re.compile(rf"^(?:{WORDS['prefix']})[-‑](?=[^\W\d_])", re.I)

# "Choi Min-seok": a given name in two syllables, the second in small letters, after a family name. English
# words that are so joined to a name are participles and a few nouns.
GIVEN = re.compile(
    rf"[A-Z][a-z]{{0,5}}[-‑](?!(?:{WORDS['suffix']})\b)(?![a-z]*(?:ed|ing|ist|ern)\b)[a-z]{{2,6}}\b(?![-‑'’])"
)
# "Inter-American Development Bank": a prefix with a capital belongs to the name that goes on after it.
OPENED = re.compile(r"^(?:Inter|Trans|Pan|Non|Anti)[-‑][^\W\d_]\w+$")
NAMED_ON = re.compile(r"\s(?=[^\W\d_a-z]\w)(?!(?:I|He|She|They|We|It)\b)")

# Small words inside names of persons and places, and those inside names of organisations.
PARTICLES = words("en/particles.txt")
LINKS = words_by("en/name_words.tsv")["link"]
WITHIN = words_by("en/name_words.tsv")["within"]
# Whose a body may be by its name: "the Citizens' Forum", "People's Reform Party".
OWNERS = words_by("en/name_words.tsv")["owner"]


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word, possessive and closing dot trimmed; ``glue`` is what stands before it in
    its run: " ", " de ", " of the ", or "" for the first."""

    start: int
    end: int
    text: str
    glue: str = ""


def runs(text: str) -> list[list[Word]]:
    """All maximal runs of capitalised words, in order. A run goes on over one space, a particle or
    a link ("of the"), never over a line end, a possessive (but "People's Party") or any other mark."""
    found: list[list[Word]] = []
    open_to = -1  # where the current run may go on from, -1 when it is closed
    for match in WORD.finditer(text):
        whole = OPENED.match(match.group()) and NAMED_ON.match(text, match.end())
        spans = [match.span()] if whole else pieces(match.group(), match.start())
        for start, end in spans:
            glue = text[open_to:start] if 0 <= open_to <= start and start - open_to <= 9 else None
            given = GIVEN.match(text, start) if glue == " " else None
            end = given.end() if given is not None else end
            word = text[start:end]
            if glue is not None and (goes_on(glue) or is_of_owners(found[-1][-1].text, glue)):
                found[-1].append(Word(start, end, word, glue))
            else:
                found.append([Word(start, end, word)])
            open_to = end
    return found


def goes_on(glue: str) -> bool:
    """Whether what stands between two capitalised words may belong to one name."""
    if glue in (" ", "\u00a0", " - ", "-"):
        return glue != " - "
    inner = glue.strip(" ")
    return glue == f" {inner} " and (inner in PARTICLES or inner in LINKS)


def is_of_owners(word: str, glue: str) -> bool:
    """Whether a capitalised word says whose the body is that is named next."""
    return word.lower() in OWNERS and glue in ("' ", "’ ", "'s ", "’s ")


def pieces(word: str, start: int) -> list[tuple[int, int]]:
    """The name-like parts of a word as spans: "Moscow-based" gives "Moscow", "Al-Sham’s" "Al-Sham"."""
    if not word[0].isupper() and not ARTICLED.match(word):
        prefix = PREFIXED.match(word)
        return pieces(word[prefix.end() :], start + prefix.end()) if prefix else []
    if prefix := PREFIXED.match(word):
        return pieces(word[prefix.end() :], start + prefix.end())
    word = POSSESSIVE.sub("", word).rstrip("'’ʼ`‘-")
    if word.endswith(".") and not DOTTED.match(word):
        word = word.rstrip(".")
    parts = re.split("[-‑]", word)
    if ARTICLED.match(word):
        if not any(letter.isupper() for letter in "".join(parts[1:]) or word[2:]):
            return []
        return [(start, start + len(word))]
    # "Iran-aligned": the name ends where the lower-case part begins, particles aside ("Deir ez-Zor").
    length = len(parts[0])
    for part in parts[1:]:
        if part and part[0].islower() and part not in WITHIN:
            break
        length += 1 + len(part)
    return [(start, start + length)]
