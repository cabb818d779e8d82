"""Addresses given as inputs: fetched with bounds on size, time and redirects, by urllib3.

An address that leads into this machine or its network is refused unless the user allows it: whoever hands a
list of addresses to somebody else's machine could otherwise read what only that machine can reach. The name
is resolved once, every answer is checked, and the connection goes to the checked answer.
"""

from __future__ import annotations

import io
import ipaddress
import queue
import re
import socket
import threading
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import certifi
import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import Timeout

from reportedly.read import dates

LARGEST_ANSWER = 50_000_000  # bytes
LONGEST_WAIT = 20.0  # seconds for one address, redirects and all
CONNECTING = 5.0  # seconds to reach a server
MOST_REDIRECTS = 5
_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://", re.I)
_TOO_SLOW = f"not through after {LONGEST_WAIT:.0f} seconds; download it and give the file"
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses as IPv6 networks without IPv4 see them
_HEADERS = {
    "User-Agent": "reportedly (reads news reports; https://pypi.org/project/reportedly)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


class FetchError(Exception):
    """Why an address gave nothing, and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: its bytes, where redirects led, and what the server says of them."""

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    date: str | None


def is_address(given: str) -> bool:
    """Whether an input is an address and no path."""
    return _ADDRESS.match(given) is not None


def fetch(url: str, *, allow_private: bool = False) -> Answer:
    """Get an address; :class:`FetchError` with the cause where that is not possible or not allowed."""
    results: queue.SimpleQueue[Answer | FetchError] = queue.SimpleQueue()

    def work() -> None:
        try:
            results.put(_follow(url, allow_private=allow_private))
        except FetchError as fault:
            results.put(fault)

    # A thread, since a server that sends a byte now and then, or a name server that does not answer, can only
    # be left waiting.
    threading.Thread(target=work, daemon=True).start()
    try:
        result = results.get(timeout=LONGEST_WAIT)
    except queue.Empty:
        raise FetchError(_TOO_SLOW) from None
    if isinstance(result, FetchError):
        raise result
    return result


def _follow(url: str, *, allow_private: bool) -> Answer:
    """The answer at the end of a row of redirects."""
    until = time.monotonic() + LONGEST_WAIT
    for _ in range(MOST_REDIRECTS + 1):
        answer, redirect = _get(url, until, allow_private=allow_private)
        if answer is not None:
            return answer
        url = urljoin(url, redirect)
    raise FetchError(f"redirected more than {MOST_REDIRECTS} times; give the address it leads to")


def _get(url: str, until: float, *, allow_private: bool) -> tuple[Answer | None, str]:
    """The answer of one server, or where it sends us."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise FetchError(f"not an address ({fault}); check its spelling") from fault
    if parts.scheme.casefold() not in ("http", "https") or not host:
        raise FetchError(
            f"leads to {parts.scheme or 'no'}: and not to a page; only http and https are fetched"
        )
    secure = parts.scheme.casefold() == "https"
    port = port or (443 if secure else 80)
    place = _resolve(host, port, allow_private=allow_private)
    wait = Timeout(connect=CONNECTING, read=max(0.1, until - time.monotonic()))
    pool: urllib3.HTTPConnectionPool
    if secure:
        pool = urllib3.HTTPSConnectionPool(
            place, port, server_hostname=host, assert_hostname=host, ca_certs=certifi.where(), timeout=wait
        )
    else:
        pool = urllib3.HTTPConnectionPool(place, port, timeout=wait)
    shown = host if port in (80, 443) else f"{host}:{port}"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        response = pool.urlopen(
            "GET",
            target,
            headers={**_HEADERS, "Host": f"[{host}]" if ":" in host else shown},
            redirect=False,
            retries=False,
            preload_content=False,
        )
        if response.status in (301, 302, 303, 307, 308) and (location := response.headers.get("Location")):
            return None, location
        if not 200 <= response.status < 300:
            raise FetchError(f"the answer was HTTP {response.status}; open it in a browser and save the page")
        data = _body(response, until)
    except (HTTPError, OSError, ValueError) as fault:
        raise FetchError(f"cannot be fetched ({_cause(fault)}); check the address and the network") from fault
    finally:
        pool.close()
    content_type = response.headers.get("Content-Type", "")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.I)
    return (
        Answer(
            data,
            url,
            content_type.partition(";")[0].strip().casefold() or None,
            charset[1] if charset else None,
            dates.from_metadata(response.headers.get("Date")),
        ),
        "",
    )


def _body(response: urllib3.BaseHTTPResponse, until: float) -> bytes:
    body = io.BytesIO()
    for chunk in response.stream(65_536, decode_content=True):
        body.write(chunk)
        if body.tell() > LARGEST_ANSWER:
            raise FetchError(f"more than {LARGEST_ANSWER // 1_000_000} MB; download it and give the file")
        if time.monotonic() > until:
            raise FetchError(_TOO_SLOW)
    return body.getvalue()


def _resolve(host: str, port: int, *, allow_private: bool) -> str:
    """The address of a host; refused when any answer leads inside."""
    try:
        answers = {str(answer[4][0]) for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as fault:
        raise FetchError(f"no server is called {host!r} ({_cause(fault)}); check the address") from fault
    if not allow_private:
        inside = sorted(answer for answer in answers if not _is_outside(answer))
        if inside:
            where = "" if inside[0] == host else f" ({host} is {inside[0]})"
            raise FetchError(
                f"leads into this machine or its network{where}, which is refused; "
                "allow it with --allow-private if you mean it"
            )
    return min(answers, key=lambda answer: (":" in answer, answer))


def _is_outside(answer: str) -> bool:
    """Whether an IP address is one of the public internet."""
    address = ipaddress.ip_address(answer.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if address in _TRANSLATED:
        mapped = ipaddress.ip_address(int(address) & 0xFFFFFFFF)
    return address.is_global and not address.is_multicast and (mapped is None or _is_outside(str(mapped)))


def _cause(fault: Exception) -> str:
    text = str(getattr(fault, "strerror", None) or fault)
    return re.sub(r"\s+", " ", text)[:160].lower()
