"""Addresses of pages: the host that one names."""

from __future__ import annotations

import re

_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\d?\.|m\.|amp\.)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#].*)?$", re.I
)


def host_of(address: str) -> str | None:
    """The host of an address or a bare domain, without ``www.``; ``None`` when it is neither."""
    found = _DOMAIN.match(address.strip())
    return found["host"].casefold() if found else None
