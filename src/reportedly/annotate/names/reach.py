"""How far a name reaches in a run of capitalised words: a listed one, a town, a body with what it is for."""

from __future__ import annotations

from reportedly.annotate.names.kinds import Known, first_words, is_organisation, is_outlet, known
from reportedly.annotate.names.runs import Word
from reportedly.annotate.names.titles import is_title_word, of_department
from reportedly.annotate.names.votes import Page
from reportedly.annotate.places.gazetteer import abbreviations

LONGEST_LISTED = 7  # words in the longest entry of a list
LONGEST_ORGANISATION = 16  # words; a run without end ("Peru and Chile and …") is no name
LONGEST_TOWN = 4  # words
OF = frozenset(("of", "for", "of the", "for the"))
OBJECTS = frozenset(("of", "for", "on", "of the", "for the", "on the"))
# "The Federation of Net Fishermen": within a name, many are no title of one.
MANY = ("men", "women", "ers", "ors")


def department_reach(text: str, words: list[Word], at: int) -> int:
    """How many words from ``at`` say what a minister is of, with a name right after: "Minister of *Mines* Jo
    Pike"; 0 for none."""
    if not at or words[at].glue.strip() not in OF or not is_person_title(words, at - 1):
        return 0
    for end in range(len(words) - 1, at, -1):
        if words[end].glue == " " and of_department().fullmatch(text[words[at - 1].end : words[end].start]):
            return end - at
    return 0


def town_reach(page: Page, words: list[Word], at: int) -> int:
    """How many words from ``at`` are a town of the dateline, of more words than one; 0 for none."""
    if not page.towns:
        return 0
    for end in range(min(len(words), at + LONGEST_TOWN), at + 1, -1):
        if page.text[words[at].start : words[end - 1].end].casefold() in page.towns:
            return end - at
    return 0


def longest_listed(text: str, words: list[Word], at: int) -> tuple[int, Known | None]:
    """How many words from ``at`` are a listed name, the longest that is, and its entry."""
    opening = words[at].text.replace("’", "").replace("'", "")
    if opening not in first_words() and "." not in opening:
        return 0, None
    for end in range(min(len(words), at + LONGEST_LISTED), at, -1):
        if entry := known(text[words[at].start : words[end - 1].end]):
            return end - at, entry
    return 0, None


def state_after(text: str, word: Word) -> str | None:
    """The code of a state or province cut short after a town: ", Ky."."""
    code = abbreviations().get(word.text)
    return code if code and text[max(0, word.start - 2) : word.start] == ", " else None


def organisation_reach(text: str, words: list[Word], at: int) -> int:
    """How many words from ``at`` form a name that ends or begins with an organisation's word."""
    for end in range(min(len(words), at + LONGEST_ORGANISATION), at + 1, -1):
        whole = text[words[at].start : words[end - 1].end]
        if (is_organisation(whole) or is_outlet(whole)) and not any(
            is_someones_title(words, place, opens=place == at) for place in range(at, end)
        ):
            return end - at
    return 0


def with_object(page: Page, words: list[Word], at: int, reach: int) -> int:
    """A body's name with what it is for, where the model reads them as one: "Committee for Rail Safety". A
    country there stays a name of its own ("Foreign Ministry of Kenya")."""
    last = page.labels.get(words[at + reach - 1].start)
    end = at + reach
    if last is None or end >= len(words) or words[end].glue.strip() not in OBJECTS:
        return reach
    if longest_listed(page.text, words, end)[0]:
        return reach
    while end < len(words) and (label := page.labels.get(words[end].start)) and label[0] == last[0]:
        end += 1
    return end - at


def is_someones_title(words: list[Word], at: int, *, opens: bool) -> bool:
    """Whether the word is a title that parts an organisation's name from somebody's."""
    word = words[at].text.lower()
    if word in ("national", "general", "security", "state") or (word.endswith(MANY) and not opens):
        return False
    return is_title_word(words[at].text) and is_person_title(words, at)


def is_person_title(words: list[Word], at: int) -> bool:
    """Whether the word is a head of a title ("Minister"), which no organisation's name holds."""
    return is_title_word(words[at].text, heads_only=True) and words[at].text.lower() not in (
        "general",
        "major",
    )
