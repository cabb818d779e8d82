"""Who may ask: this machine only, or whoever has the token; and no other site through a visitor's browser.

Three things are checked before anything else. The **host** a request names has to be the one that is served,
or a page elsewhere could reach the desk by making its own name point here (DNS rebinding). Where there is a
**token**, a request has to carry it: as ``Authorization: Bearer``, in the cookie, or once as ``?token=``,
which sets the cookie. Whatever **changes** something has to come from the desk's own pages: its ``Origin`` is
this site, or, from a program without one, it carries the header ``X-Reportedly``, which no page can add to a
request to another site.
"""

from __future__ import annotations

import hmac
from http.cookies import SimpleCookie
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.errors import ReportedlyError

COOKIE: Final = "reportedly"
OWN_HEADER: Final = "x-reportedly"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY: Final = 500_000_000
"""Bytes of one upload, all its files together."""

SHORTEST_TOKEN: Final = 16

_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Refusal(ReportedlyError):
    """The desk cannot be served so."""

    exit_code = 2


def check_binding(host: str, token: str | None) -> None:
    """Refuse to serve to others without a token."""
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise Refusal(
            f"a token of {len(token)} characters can be guessed: give one of {SHORTEST_TOKEN} or more, "
            "for example what `python -c 'import secrets; print(secrets.token_urlsafe())'` prints"
        )
    if token is None and not is_local(host):
        raise Refusal(
            f"{host} can be reached from other machines: give a token with --token, or serve on 127.0.0.1"
        )


def is_local(host: str) -> bool:
    """Whether a host is this machine and no other can reach it."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """The application behind the checks; a refusal says which one failed and what to do."""

    def __init__(self, app: ASGIApp, *, host: str, token: str | None) -> None:
        self.app = app
        self.host = host
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused is not None:
            status, reason = refused
            await JSONResponse({"error": reason}, status)(scope, receive, _dressed(send))
            return
        query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        if self.token is not None and any(name == "token" for name, _ in query):
            await self._welcome(scope, query)(scope, receive, _dressed(send))
            return
        await self.app(scope, _bounded(receive), _dressed(send))

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        name = _hostname(host)
        if self.token is None and not is_local(name):
            return 421, f"the request names the host {name!r}, which is not served here: use 127.0.0.1"
        if self.token is not None and not self._has_token(scope, headers):
            return 401, "a token is needed: open the address that `reportedly serve` printed"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, f"more than {LARGEST_BODY // 1_000_000} MB at once: add it in parts, or as a folder"
        if scope["method"] in SAFE_METHODS:
            return None
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site not in (None, "same-origin", "none"):
            return 403, "the request comes from another site: changes are made from the desk's own pages"
        if origin is not None and urlsplit(origin).netloc != host:
            return 403, f"the request comes from {origin}: changes are made from the desk's own pages"
        if origin is None and OWN_HEADER not in headers:
            return 403, "a request without an Origin needs the header X-Reportedly: 1"
        return None

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        assert self.token is not None
        query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
        cookies: SimpleCookie = SimpleCookie()
        cookies.load(headers.get("cookie", ""))
        given = [
            headers.get("authorization", "").removeprefix("Bearer ").strip(),
            cookies[COOKIE].value if COOKIE in cookies else "",
            query.get("token", "") if scope["method"] in SAFE_METHODS else "",
        ]
        return any(hmac.compare_digest(one.encode(), self.token.encode()) for one in given)

    def _welcome(self, scope: Scope, query: list[tuple[str, str]]) -> RedirectResponse:
        """To the same place without the token in its address, which stays in the cookie."""
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        path = "/" + scope["path"].lstrip("/")  # "//elsewhere" would be another site
        answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, self.token or "", httponly=True, samesite="strict")
        return answer


class TooLarge(Exception):
    """A body went on beyond what may be sent."""


def _bounded(receive: Receive) -> Receive:
    """A body without a length is counted as it comes."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            raise TooLarge
        return message

    return counted


def _dressed(send: Send) -> Send:
    """The headers that every answer has."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers


def _hostname(host: str) -> str:
    """The host without its port: "[::1]:8765" is "::1"."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
