"""Page furniture: which lines of a page are not the article, by their form and by general word lists.

Long paragraphs are never furniture: an article loses words only where a line is short, or says that it
is about rights.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from reportedly.read import dates, heads
from reportedly.read.names import is_outlet_name
from reportedly.read.signatures import read_signature
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.words import alternatives, pairs, vocabulary

SHORT = 25  # words; buttons, labels and appeals are shorter
LABEL = 4  # words of a line that is no sentence, in a head or below an article, up to which it is a label
LEGAL = 120  # words; disclaimers are hardly ever longer
TOLD = 40  # words of sentences that may stand among links and appeals at the end of a page
PARAGRAPH = 30  # words from which a line after a "related" heading is taken for a paragraph of an article
_BULLET = re.compile(r"^(?:[-*•·▪►»>|#]+|\d{1,2}[.)])\s*")
_CREDIT_MARKS = frozenset("([–—-")
_ALLOWED_TAIL = 0.5  # a list of links at the end is at most this share of the words of a page
_BESIDE_BUTTONS = frozenset({"article", "story", "this", "2-minute"})
_CONTACT = re.compile(r"\S+@[\w-]+\.\S+|@\w+")
_LEADS = re.compile(r"\S@[\w-]+\.\w|(?<!\w)@\w{3,}|https?://|\bwww\.")
# "Follow Norlink on all channels", "Follow Ann Sel on X"; not "Follow the money on its way".
_FOLLOW = re.compile(
    r"(?:Follow|Like|Join|Find)\s+(?:[^\W\d_a-z][\w'’&.-]*\s+){1,4}(?:on|via|at)\s+(?:[^\W\d_a-z]|all\b|social\b|your\b)\S*(?:\s+\S+){0,4}$"
)
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
    return _no_words(line) or _is_listed(line) or _is_key_line(line) or _is_appeal(line) or is_legal(line)


def is_tail_heading(line: str) -> bool:
    """Whether a line heads a list of other articles, comments or tags."""
    return _bare(line) in vocabulary("tail_headings")


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
    words = len(_BULLET.sub("", line).split())
    return words <= SHORT and (
        not ends_sentence(line) or line.endswith(("?", "..", "…", "!")) or is_furniture(line)
    )


def cut_tail(lines: list[str]) -> list[str]:
    """The lines without what follows the article: headed lists of links, appeals, loose link texts."""
    lines = _without_boilerplate(lines)
    total = sum(len(line.split()) for line in lines)
    for index, line in enumerate(lines):
        if not is_tail_heading(line) or index == 0:
            continue
        after = lines[index + 1 :]
        share = sum(len(text.split()) for text in after)
        most = TOLD if not after or is_link_like(after[0]) else SHORT // 2
        if _told_words(after) <= most and share <= _ALLOWED_TAIL * total:
            lines = lines[:index]
            break
    return _cut_loose_end(lines)


def without_boxes(lines: list[str]) -> list[str]:
    """The lines without headed link lists that stand in the middle of an article."""
    out: list[str] = []
    in_box = False
    for index, line in enumerate(lines):
        if is_tail_heading(line):
            # A heading like "Related" followed by a paragraph is a subheading of the article itself.
            following = lines[index + 1 : index + 2]
            in_box = not following or is_link_like(following[0])
            if in_box or is_furniture(line):
                continue
        elif in_box and is_link_like(line):
            continue
        in_box = False
        out.append(line)
    return out


def without_other_scripts(lines: list[str]) -> list[str]:
    """The lines without short ones in another script than the article's: switches to another language."""
    scripts = [_script(line) for line in lines]
    weight: Counter[str] = Counter()
    for line, script in zip(lines, scripts, strict=True):
        if script:
            weight[script] += len(line)
    if len(weight) < 2:
        return lines
    main = weight.most_common(1)[0][0]
    kept = zip(lines, scripts, strict=True)
    return [
        line
        for line, script in kept
        if script in (None, main)
        or len(line.split()) > SHORT
        or ends_sentence(line)
        or (line is lines[0] and is_outlet_name(line))
        or dates.find_all(line)
    ]


def _without_boilerplate(lines: list[str]) -> list[str]:
    """A company's release without what it says of itself and its forecasts below the news; credits stay."""
    for index in range(max(2, len(lines) // 3), len(lines) - 1):
        if _is_boilerplate(lines[index], lines[index + 1]):
            return lines[:index] + [line for line in lines[index:] if _is_credit(line)]
    return lines


def _is_boilerplate(line: str, after: str) -> bool:
    """Whether a line heads a release's lines about forecasts, or about the body that the next line names."""
    if _bare(line) in vocabulary("release_headings"):
        return True
    about = re.match(r"About\s+(?:the\s+)?(?P<name>[^\W\d_a-z].{1,60})$", line)
    return about is not None and after.removeprefix("The ").startswith(about["name"].strip(" .:"))


def _told_words(lines: list[str]) -> int:
    """Words of lines that read like an article's; any paragraph among them counts as too many."""
    told = [len(line.split()) for line in lines if not is_link_like(line)]
    return TOLD + 1 if any(words >= PARAGRAPH for words in told) else sum(told)


def _cut_loose_end(lines: list[str]) -> list[str]:
    """Drops closing furniture and runs of three or more link texts that end a page."""
    end = len(lines)
    notes: list[str] = []  # rights and notes stay for the reader of credits
    while end and is_furniture(lines[end - 1]):
        end -= 1
        if is_legal(lines[end]) or _is_credit(lines[end]):
            notes.insert(0, lines[end])
    start = end
    while start and _BULLET.match(lines[start - 1]) and is_link_like(lines[start - 1]):
        start -= 1
    if end - start >= 3 and start > 2:
        end = start
    return lines[:end] + notes


def _is_credit(line: str) -> bool:
    signature = read_signature(line, labelled=True) if len(line.split()) <= SHORT else None
    return signature is not None and bool(signature.credits)


def _no_words(line: str) -> bool:
    """A lone number, a font-size widget, a rule: no word of three letters, and short."""
    if len(line) > 20:
        return not any(character.isalnum() for character in line[:200])
    words = re.findall(r"[^\W\d_]+", line)
    if any(_script(word) not in (None, "LATIN", "CYRILLIC", "GREEK") for word in words):
        return False
    return all(len(word) <= 2 for word in words) and not ends_sentence(line)


def _is_listed(line: str) -> bool:
    bare = _bare(line)
    if bare in vocabulary("furniture_lines"):
        return True
    words = bare.split()
    if not words or len(words) > SHORT:
        return False
    pieces = [piece.strip() for piece in re.split(r"[|•·/]|\s[-–—]\s|,", bare) if piece.strip()]
    if pieces and all(piece in vocabulary("furniture_lines") or _is_time_ago(piece) for piece in pieces):
        return True
    if len(words) > 1 and _are_buttons(words):
        return True
    if _CONTACT.fullmatch(line):
        return True
    return _starts().match(bare) is not None and not _SAYS.search(line)


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
    pair = heads.key_line(line)
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


def _bare(line: str) -> str:
    return _BULLET.sub("", line[:400]).strip(" .:|–—-»›>→…!").casefold()


@cache
def _script_of(character: str) -> str:
    return unicodedata.name(character, "?").split(" ")[0].split("-")[0]


def _script(line: str) -> str | None:
    """The script most letters of a line are in, by the first word of their Unicode names."""
    if line.isascii():
        return "LATIN" if any(map(str.isalpha, line)) else None
    counts = Counter(_script_of(character) for character in line[:400] if character.isalpha())
    return counts.most_common(1)[0][0] if counts else None
