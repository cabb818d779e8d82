"""The desk as an application: each route as data, each view as a page as well, behind the guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import resources
from typing import Any, Final

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route as Path
from starlette.types import ASGIApp

from reportedly.desk.desk import Desk, NotReady
from reportedly.desk.exported import exported, judgement_lines
from reportedly.desk.guard import Guard, TooLarge
from reportedly.desk.openapi import openapi
from reportedly.desk.pages import error_page, page
from reportedly.desk.route import Asked, Route
from reportedly.desk.routes import ROUTES
from reportedly.desk.views import NotThere
from reportedly.errors import ReportedlyError
from reportedly.publish.page import front

_STATIC: Final = resources.files("reportedly.desk") / "static"
_BUILT: Final = ("page.css", "desk.js")
_TYPES: Final = {"css": "text/css", "js": "text/javascript"}
MOST_FILES: Final = 2_000
"""Files of one upload."""

MOST_AT_ONCE: Final = 2
"""Views worked out at once, first come first served. Python works on one at a time, and a second goes on
while the first reads or sums; more would only get in each other's way."""


def application(desk: Desk, *, host: str = "127.0.0.1", token: str | None = None) -> ASGIApp:
    """The application; the desk starts and stops with it."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(desk.start)
        yield
        await run_in_threadpool(desk.stop)

    paths: list[Path] = []
    at_once = asyncio.Semaphore(MOST_AT_ONCE)
    for route in ROUTES:
        data, shown = (_endpoint(desk, route, at_once, as_page=as_page) for as_page in (False, True))
        if route.method != "get":
            paths.append(Path(route.path, data, methods=[route.method.upper()]))
            continue
        paths.append(Path(route.address, data))
        if route.page is not None:
            paths.append(Path(route.path, shown))
    # "/claims/{id}" would take "/claims/c1.json" as well: the data's address is asked first.
    paths.sort(key=lambda path: not path.path.endswith(".json"))
    described = msgspec.json.encode(openapi())
    paths += [
        Path("/openapi.json", lambda request: _json(described)),
        Path("/judgements.jsonl", _lines(desk)),
        Path("/export/{form}", _export(desk)),
        Path("/upload", _upload(desk), methods=["POST"]),
        Path("/static/{name}", _static),
        Path("/favicon.ico", lambda request: Response(status_code=204)),
    ]
    handlers: dict[Any, Any] = {ReportedlyError: _failed, HTTPException: _http_failed, TooLarge: _too_large}
    app = Starlette(routes=paths, lifespan=life, exception_handlers=handlers)
    return Guard(app, host=host, token=token)


Endpoint = Callable[[Request], Any]
Question = tuple[bool, str, str]


def _endpoint(desk: Desk, route: Route, at_once: asyncio.Semaphore, *, as_page: bool) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        asked = Asked(request.path_params, request.query_params, await request.body())
        if route.of_record:
            question = as_page, request.url.path, str(asked.query)
            data = await run_in_threadpool(kept, question)
            if data is None:
                async with at_once:
                    data = await run_in_threadpool(answered, asked, question)
        else:
            data = await run_in_threadpool(done, asked)
        return HTMLResponse(data) if as_page else _json(data)

    def kept(question: Question) -> bytes | None:
        with desk.reading() as reading:
            return desk.answers.get((reading.revision, *question))

    def answered(asked: Asked, question: Question) -> bytes:
        with desk.reading() as reading:
            data = drawn(asked, route.answer(desk, reading, asked))
            desk.answers.keep((reading.revision, *question), data)
        return data

    def done(asked: Asked) -> bytes:
        with desk.tables() as db:
            return drawn(asked, route.answer(desk, db, asked))

    def drawn(asked: Asked, value: Any) -> bytes:
        return page(route, asked, value).encode() if as_page else msgspec.json.encode(value)

    return endpoint


def _upload(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=MOST_FILES) as form:
            sent = [item for item in form.getlist("files") if isinstance(item, UploadFile)]
            files = [(item.filename or "upload", await item.read()) for item in sent if item.filename]
        return _json(msgspec.json.encode(await run_in_threadpool(desk.add_files, files)))

    return endpoint


def _export(desk: Desk) -> Endpoint:
    def endpoint(request: Request) -> Response:
        form = request.path_params["form"].removesuffix(".zip")
        headers = {"Content-Disposition": f'attachment; filename="{form}.zip"'}
        return Response(exported(desk, form), media_type="application/zip", headers=headers)

    return endpoint


def _lines(desk: Desk) -> Endpoint:
    def endpoint(request: Request) -> Response:
        with desk.tables() as db:
            lines = judgement_lines(db)
        headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
        return Response(lines, media_type="application/jsonl", headers=headers)

    return endpoint


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    known = {path.name: path for path in _STATIC.iterdir() if path.name.endswith((".css", ".js"))}
    if name in _BUILT:
        text = front(name) or ""  # where the front end was not built the pages are plain
    elif name in known:
        text = known[name].read_text(encoding="utf-8")
    else:
        raise HTTPException(404, f"there is no file {name!r} here")
    return Response(text, media_type=_TYPES[name.rpartition(".")[2]])


def _json(data: bytes) -> Response:
    return Response(data, media_type="application/json")


def _fault(request: Request, status: int, reason: str) -> Response:
    if "text/html" in request.headers.get("accept", "") and not request.url.path.endswith(".json"):
        return HTMLResponse(error_page(reason, again=status == 503), status)
    headers = {"Retry-After": "2"} if status == 503 else {}
    return Response(
        msgspec.json.encode({"error": reason}), status, media_type="application/json", headers=headers
    )


def _failed(request: Request, fault: ReportedlyError) -> Response:
    status = 404 if isinstance(fault, NotThere) else 503 if isinstance(fault, NotReady) else 400
    return _fault(request, status, str(fault))


def _http_failed(request: Request, fault: HTTPException) -> Response:
    reason = f"there is nothing at {request.url.path}" if fault.status_code == 404 else fault.detail
    return _fault(request, fault.status_code, reason)


def _too_large(request: Request, fault: TooLarge) -> Response:
    return _fault(request, 413, "more than 500 MB at once: add it in parts, or as a folder")
