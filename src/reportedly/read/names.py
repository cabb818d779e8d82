"""Whether a short run of words looks like a name, and whose: a person's or an outlet's."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.words import alternatives, media, vocabulary

_EDGES = "\"'“”‘’.,;:()[]|"
_GLUED = re.compile(r"(?:[^\W\d_a-z]\.){1,2}[^\W\d_a-z][^\W\d_]{2,}")  # "B.Oyunaa"
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}$")


def tokens(text: str) -> list[str]:
    """The words of a line without the punctuation around them."""
    return [token for word in text.split() if (token := word.strip(_EDGES))]


def is_name(text: str, most: int = 6) -> bool:
    """Whether every word is capitalised or a particle, and the line is short and has no sentence marks."""
    words = text.split()
    if not 1 <= len(words) <= most or text[-1:] in set("?!:;") or any(c in text for c in '“”"?!;:'):
        return False
    if text.endswith(".") and not _INITIALS.search(words[-1]) and len(words) > 1:
        return False
    bare = tokens(text)
    if not bare or not any(_capital(word) for word in bare):
        return False
    return all(
        _capital(word)
        or word.casefold() in vocabulary("name_particles")
        or word == "&"
        or (number > 0 and word[0].isdigit() and len(word) <= 4)
        for number, word in enumerate(bare)
    )


def is_outlet_name(text: str) -> bool:
    """Whether a name has a word in it that outlets' names have."""
    if not is_name(text):
        return False
    words = {word.casefold() for word in tokens(text)}
    words |= {part for word in words for part in re.split(r"[.-]", word)}
    return is_medium(text) or any(
        word in vocabulary("outlet_words") or _ends().search(word) is not None for word in words
    )


def is_medium(name: str) -> bool:
    """Whether a name is one of a paper, a broadcaster or an agency that is known."""
    return name.casefold().removeprefix("the ") in media() or name.casefold() in vocabulary("broadcasters")


def is_city(name: str) -> bool:
    """Whether a name is a large city's, a region after a comma aside."""
    return name.split(",")[0].strip().casefold() in vocabulary("cities")


def is_person_name(text: str) -> bool:
    """Whether a name looks like a person's: two to five words, none an outlet's, no figure in it."""
    bare = tokens(text)
    if _GLUED.fullmatch(text):
        return True
    if not 2 <= len(bare) <= 5 or bare[0] == "The" or any(character.isdigit() for character in text):
        return False
    caps = sum(1 for word in bare if _capital(word))
    cased = any(character.isupper() for character in text)  # scripts without case show no names
    return cased and is_name(text) and caps >= 2 and not is_outlet_name(text)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('outlet_ends')}$")


def _capital(word: str) -> bool:
    first = word[0]
    if first.isupper() or first.istitle():
        return True
    # Scripts without case have no capitals to go by; al-Something and d'Something have theirs inside.
    if first.isalpha() and not first.islower():
        return True
    return any(part[:1].isupper() for part in re.split(r"[-'’]", word)[1:])
