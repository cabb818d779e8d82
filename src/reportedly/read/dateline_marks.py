"""The marks of a dateline: what parts its items, what brackets and slashes hold, how its day is written."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.words import alternatives

DASH = re.compile(r"\s*(?:\.\s*[-–—]+|\||--+|[–—―]+|\s-|_|-)\s*(?=\S)")
COLON = re.compile(r"\s*[:;]\s+(?=\S)")
STOP = re.compile(r"\s*\.\s+(?=\S)")
SLASH = re.compile(r"\s*/\s*(?:[-–—]+\s*)?(?=\S)")  # after "KELD, VELMAR / NORLINK / May 3, 2020"
COMMA = re.compile(r"\s*,\s+(?=\S)|\s+(?=[(\[/\d])|\s*/\s+(?=[A-Z]{2})|-(?=[A-Z]{2})")
SPACE = re.compile(r"\s+(?=\S)")
BRACKETS = re.compile(
    r"\s*(?:\((?P<round>[^()\n]{2,60})\)|\[(?P<square>[^\[\]\n]{2,60})\]|/\s?(?P<slashes>[^/\n]{2,40}?)\s?/(?:\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d))?)"
)
SITE = re.compile(
    r"(?:[A-Z][\w-]*\.){1,2}(?:com|co\.id|co|net|id|org|info|in|kz|kg|uz|az|ge|md|ua|ru|ro|gr)(?=\s*[,–—:-]\s*)",
    re.I,
)
SIGNED = re.compile(
    r"[A-Z][A-Z&-]+(?:\s[A-Z][A-Z&-]+){0,3}(?=\.\s[^\W\d_a-z])"
)  # "KELD, MAY 3, NORLINK PRESS. Two …"
MENU = re.compile(r"\s*/\s")  # "Home / Cities / Keld"
REGION = re.compile(r"[A-Z]{1,2}/[A-Z]{1,2}")
# "KELD, Norvane | Norlink | Two people were hurt.": an agency between bars.
BARRED = re.compile(
    r"(?P<place>[^\W\d_a-z][^|\d.:]{2,40}?) \| (?P<credit>[^\W\d_a-z][^|\d.:]{1,40}?) \| (?=[^\W\d_][^|]{40})"
)
CJK = re.compile(
    r"^(?:[【(（](?P<place>[^\s【】()（）=]{1,12}?)\s?=?\s?(?P<credit>AFP|AP|UPI|共同|時事|ロイター|연합뉴스|뉴시스|뉴스1)[】)）]"
    r"|(?P<credit2>新华社|中新社|中央社|法新社|路透社|美联社)(?P<place2>[^\s\d]{1,10}?)\d{1,2}\s?[月日](?:\d{1,2}\s?日)?[电電])\s*"
)


@cache
def day_pattern() -> re.Pattern[str]:
    """A day without a year, or a weekday."""
    month, weekday = alternatives("months"), alternatives("weekdays")
    return re.compile(
        rf"(?:{weekday}\.?,?\s+)?(?:(?P<month>{month})(?!\w)\.?\s*(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
        rf"|(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\.?\s*(?P<month2>{month})(?!\w))|{weekday}(?!\w)\.?",
        re.I,
    )
