"""The headers of a mail over its text, as a mailer prints them, and whose outlet a sender is."""

from __future__ import annotations

import re
from email.utils import parseaddr

from reportedly.read import dates
from reportedly.read.heads import Head
from reportedly.read.keyed import key_line
from reportedly.read.names import is_outlet_name
from reportedly.read.words import vocabulary

FEWEST = 3  # headers of a mail
NEAR = 4  # lines over the headers: a list's name, a mark of forwarding
FAR = 20  # lines in which a forwarded mail begins
PASSED_ON = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|antw)\s*:\s*)+", re.I)  # opens a subject
_QUOTED = re.compile(r"^(?:>\s?)+")
_FORWARDED = re.compile(r"^\W*(?:begin |start of )?(?:forwarded|original) message\W*$", re.I)


def unquoted(text: str) -> str:
    """A text without the marks that mailers set before the lines of a mail that is passed on."""
    lines = text.split("\n")
    marked = sum(line.startswith(">") for line in lines)
    return "\n".join(_QUOTED.sub("", line) for line in lines) if marked >= FEWEST else text


def split_mail(lines: list[str]) -> tuple[Head, list[str]] | None:
    """What the headers over a text say of it, and the lines without them; ``None`` where there are none.

    A text that was passed on has been published before, by somebody else."""
    headers: dict[str, str] = {}
    kept: list[str] = []
    passed_on = False
    end = 0
    for number, line in enumerate(lines[:FAR]):
        pair = key_line(line)
        if _FORWARDED.match(line):
            passed_on, kept, end = True, [], number + 1
        elif pair and pair[0] in vocabulary("mail_keys"):
            headers.setdefault(*pair)
            end = number + 1
        elif line and not headers and len(kept) < NEAR:
            kept.append(line)
        elif line and headers and not any(map(_FORWARDED.match, lines[number:FAR])):
            break
    if len(headers) < FEWEST or not {"from", "subject"} <= set(headers):
        return None
    passed_on = passed_on or PASSED_ON.search(headers["subject"]) is not None
    sent = headers.get("date") or headers.get("sent")
    days = [stamp.iso for stamp in dates.find_all(sent or "")]
    head = Head(
        outlet=None if passed_on else outlet_of(headers["from"]),
        published=days[0] if days else None,
        published_basis="text" if days else None,
    )
    subject = [PASSED_ON.sub("", headers["subject"])] if passed_on else []  # "Fw: Ferry to stop - The Quay"
    return head.because("text", f"From: {headers['from']}"), [*kept, *subject, "", *lines[end:]]


def outlet_of(sender: str) -> str | None:
    """The name before an address, where it is an outlet's: a newsletter comes from its own, "The Keld Post
    <news@…>", a text that somebody sent on from a person.

    >>> outlet_of("Paper Trail <newsletter@papertrail.example>"), outlet_of("Ann Sel <ann@norlink.example>")
    ('Paper Trail', None)
    """
    name, address = parseaddr(sender)
    box, _, host = address.casefold().partition("@")
    words = re.findall(r"\w+", name.casefold())
    written = "".join(words).removeprefix("the"), "".join(word[0] for word in words)
    housed = len(words) > 1 and host.partition(".")[0] in written
    personal = any(len(word) > 2 and word in box for word in words)
    return name.strip() if is_outlet_name(name) or (housed and not personal) else None
