"""Page furniture: which lines of a page are not the article, by their form and by general word lists.

Long paragraphs are never furniture: an article loses words only where a line is short, or says that it
is about rights.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.read.keyed import key_line
from reportedly.read.scripts import script_of
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.words import alternatives, pairs, vocabulary

SHORT = 25  # words; buttons, labels and appeals are shorter
LABEL = 4  # words of a line that is no sentence, in a head or below an article, up to which it is a label
LONGEST_MENU = 200  # characters
_MENU = re.compile(r"\u2003|\s*[|•·»›>]\s*|\s+/\s+")
LEGAL = 120  # words; disclaimers are hardly ever longer
BULLET = re.compile(r"^(?:[-*•·▪►»>|#]+|\d{1,2}[.)])\s*")
_CREDIT_MARKS = frozenset("([–—-")
_BESIDE_BUTTONS = frozenset({"article", "story", "this", "2-minute"})
_CONTACT = re.compile(r"\S+@[\w-]+\.\S+|@\w+")
_LEADS = re.compile(r"\S@[\w-]+\.\w|(?<!\w)@\w{3,}|https?://|\bwww\.")
# "Follow Norlink on all channels", "Follow Ann Sel on X"; not "Follow the money on its way".
_FOLLOW = re.compile(
    r"(?:Follow|Like|Join|Find)\s+(?:[^\W\d_a-z][\w'’&.-]*\s+){1,4}(?:on|via|at)\s+(?:[^\W\d_a-z]|all\b|social\b|your\b)\S*(?:\s+\S+){0,4}$"
)
_FOLLOWERS = re.compile(r"\d[\d.,]*[km]?\s+followers?(?:\s*·.*)?")  # a blog's box about its writer
_CRUMBS = re.compile(
    r"^(?:Home|Front page|Start|News)(?:\s*[>›»]\s*[\w &'’-]{2,30})+$"
)  # where a page stands in its site
_NO_LETTERS = re.compile(r"[\W\d_]+")
_SAYS = re.compile(r"[“”\"«»]|\b(?:said|says|told|added)\b", re.I)


@lru_cache(maxsize=16_384)
def is_furniture(line: str) -> bool:
    """Whether a line, taken alone, is page furniture."""
    if line[:1] in _CREDIT_MARKS and line.strip("()[]–—-. ").casefold() in pairs("agencies"):
        return False  # "(AP)" below an article is a credit, "AA" above it a widget
    if line.isupper() and line != "AA" and line.casefold() in pairs("agencies"):
        return False
    if _CRUMBS.match(line):
        return True
    return (
        _is_menu(line)
        or _no_words(line)
        or _is_listed(line)
        or _is_key_line(line)
        or _is_appeal(line)
        or is_legal(line)
    )


def _is_menu(line: str) -> bool:
    """Whether a line is a row of four short entries at least, none a day: "Home | World | Sport | Jobs"."""
    if len(line) > LONGEST_MENU or any(map(str.isdigit, line)) or ends_sentence(line):
        return False
    entries = [entry.strip() for entry in _MENU.split(line) if entry.strip()]
    small = all(
        len(entry.split()) <= LABEL and entry.casefold() not in pairs("agencies") for entry in entries
    )
    return len(entries) >= LABEL and small and not line.casefold().startswith("by ")


def is_tail_heading(line: str) -> bool:
    """Whether a line heads a list of other articles, comments or tags."""
    plain = bare(line)
    if plain in vocabulary("tail_headings") or _FOLLOWERS.fullmatch(plain):
        return True
    of = re.split(r"\s(?:from|in|on|about)\s", plain, maxsplit=1)  # "Most read from Keld"
    return (
        len(of) == 2
        and of[0] in vocabulary("list_headings")
        and len(plain.split()) <= LABEL * 2
        and not ends_sentence(line)
    )


def is_legal(line: str, *, closing: bool = False) -> bool:
    """Whether a paragraph is about rights, liability or terms; for ``closing`` ones less is enough."""
    words = len(line.split())
    if words > LEGAL or (words > SHORT and _SAYS.search(line)):
        return False
    weaker = (closing and not _SAYS.search(line)) or words <= SHORT // 2
    return _phrases("legal_phrases").search(line) is not None or (
        weaker and _phrases("terms_phrases").search(line) is not None
    )


def is_label(line: str) -> bool:
    """Whether a line of an article's head or end is too short to say something: "Exclusive", "3 min read"."""
    words = count_words(line)
    ended = ends_sentence(line) and not line.endswith((":", ".."))
    return words <= (LABEL // 2 if ended else LABEL) and not _SAYS.search(line)


def speaks(line: str) -> bool:
    """Whether somebody says something in a line, or is quoted."""
    return _SAYS.search(line) is not None


def is_closing(line: str) -> bool:
    """Whether a line below an article leads elsewhere: to an address, a mailbox, an account."""
    return len(line.split()) <= SHORT and _LEADS.search(line) is not None and not _SAYS.search(line)


def is_link_like(line: str) -> bool:
    """Whether a line could be a link's text: a title or a label, not a sentence of an article."""
    words = len(BULLET.sub("", line).split())
    return words <= SHORT and (
        not ends_sentence(line) or line.endswith(("?", "..", "…", "!")) or is_furniture(line)
    )


def _no_words(line: str) -> bool:
    """A lone number, a font-size widget, a rule: no word of three letters, and short."""
    if len(line) > 20:
        return not any(character.isalnum() for character in line[:200])
    words = re.findall(r"[^\W\d_]+", line)
    if any(script_of(word) not in (None, "LATIN", "CYRILLIC", "GREEK") for word in words):
        return False
    return all(len(word) <= 2 for word in words) and not ends_sentence(line)


def _is_listed(line: str) -> bool:
    plain = bare(line)
    if plain in vocabulary("furniture_lines"):
        return True
    words = plain.split()
    if not words or len(words) > SHORT:
        return False
    pieces = [piece.strip() for piece in re.split(r"[|•·/]|\s[-–—]\s|,", plain) if piece.strip()]
    if pieces and all(piece in vocabulary("furniture_lines") or _is_time_ago(piece) for piece in pieces):
        return True
    if len(words) > 1 and _are_buttons(words):
        return True
    if _CONTACT.fullmatch(line):
        return True
    return _starts().match(plain) is not None and not _SAYS.search(line)


def _is_time_ago(piece: str) -> bool:
    """Whether a piece is a time that names no day, or a count: "3 hours ago", "2 min read", "14 comments"."""
    if not any(character.isdigit() for character in piece):
        return False
    left = _NO_LETTERS.sub(" ", _updates().sub(" ", piece)).strip()
    return left in vocabulary("reading_times")


def _are_buttons(words: list[str]) -> bool:
    """Whether a row of words is buttons and nothing else: "Facebook X WhatsApp Copy link"."""
    at, seen = 0, False
    while at < len(words):
        size = next(
            (n for n in range(4, 0, -1) if " ".join(words[at : at + n]) in vocabulary("furniture_lines")), 0
        )
        seen = seen or size > 0
        if not size and not (
            words[at] in _BESIDE_BUTTONS or len(words[at]) == 1 or words[at].strip("()").isdigit()
        ):
            return False
        at += size or 1
    return seen


def _is_key_line(line: str) -> bool:
    pair = key_line(line)
    return pair is not None and pair[0] in vocabulary("furniture_keys") and len(line.split()) <= SHORT


def _is_appeal(line: str) -> bool:
    words = line.split()
    if len(words) > SHORT or _SAYS.search(line):
        return False
    first = re.match(r"[^\W\d_]+", line)
    opens = first is not None and first.group(0).casefold() in vocabulary("appeal_verbs")
    named = _FOLLOW.match(line) is not None
    return named or (opens and (_objects().search(line) is not None or "://" in line))


@cache
def _updates() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives('update_labels', 'publish_labels')}(?!\w)", re.I)


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('furniture_starts')}(?!\w)", re.I)


@cache
def _objects() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives('appeal_objects')}(?!\w)", re.I)


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(name), re.I)


def bare(line: str) -> str:
    """A line without its bullet and the marks around it, case folded, as lists of furniture hold it."""
    return BULLET.sub("", line[:400]).strip(" .:|–—-»›>→…!").casefold()
