"""Whether a short run of words looks like a name, and whose: a person's or an outlet's."""

from __future__ import annotations

import re

from reportedly.read.words import vocabulary

_EDGES = "\"'“”‘’.,;:()[]|"
# Ends of compound names of newspapers: Nordblatt, Kusttidningen, 港湾新聞.
_ENDS = (
    "blatt",
    "zeitung",
    "bote",
    "kurier",
    "tidningen",
    "bladet",
    "posten",
    "krant",
    "新聞",
    "新闻",
    "日报",
    "일보",
    "신문",
)
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
    bare = [word.casefold() for word in tokens(text.replace(".", " ").replace("-", " "))]
    return is_name(text) and any(word in vocabulary("outlet_words") or word.endswith(_ENDS) for word in bare)


def is_person_name(text: str) -> bool:
    """Whether a name looks like a person's: two to five words, none an outlet's, no figure in it."""
    bare = tokens(text)
    if not 2 <= len(bare) <= 5 or any(character.isdigit() for character in text):
        return False
    caps = sum(1 for word in bare if _capital(word))
    cased = any(character.isupper() for character in text)  # scripts without case show no names
    return cased and is_name(text) and caps >= 2 and not is_outlet_name(text)


def _capital(word: str) -> bool:
    first = word[0]
    if first.isupper() or first.istitle():
        return True
    # Scripts without case have no capitals to go by; al-Something and d'Something have theirs inside.
    if first.isalpha() and not first.islower():
        return True
    return any(part[:1].isupper() for part in re.split(r"[-'’]", word)[1:])
