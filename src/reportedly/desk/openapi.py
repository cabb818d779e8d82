"""The desk's addresses as OpenAPI 3.1, made from the list that answers them."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from reportedly.desk.exported import EXPORTS
from reportedly.desk.guard import OWN_HEADER
from reportedly.desk.route import Route
from reportedly.desk.routes import ROUTES
from reportedly.publish.page import version

_MEANING = {
    "q": "Words, or names in any spelling",
    "outlet": "An outlet's name",
    "source": "A source's id, anywhere in the chain",
    "status": "A status: happened, ongoing, planned, requested, offered, possible, denied",
    "story": "A story's id",
    "entity": "An entity's id",
    "from": "First day of publication (ISO 8601)",
    "to": "Last day of publication (ISO 8601)",
    "day_from": "First day of an event that is told (ISO 8601)",
    "day_to": "Last day of an event that is told (ISO 8601)",
    "contested": "1: only what a conflict is about",
    "whole": "1: each row with up to 1,000 of its statements, not only the first",
    "offset": "Rows to pass over",
    "limit": "Rows to give at most",
    "kind": "A kind of doubt",
    "who": "Who gave the judgement",
    "address": "What is watched",
    "id": "The row's id",
}


class Failure(msgspec.Struct):
    """Why a request was not answered, and what to do."""

    error: str


def openapi() -> dict[str, Any]:
    """The whole description."""
    types = [route.gives for route in ROUTES]
    types += [route.takes for route in ROUTES if route.takes not in (None, bytes)]
    schemas, components = msgspec.json.schema_components(
        [*types, Failure], ref_template="#/components/schemas/{name}"
    )
    schema_of = dict(zip([*map(repr, types), "Failure"], schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(_address(route), {})[route.method] = _operation(route, schema_of)
    paths["/export/{form}"] = {"get": _export()}
    paths["/judgements.jsonl"] = {
        "get": {
            "operationId": "get_judgements_jsonl",
            "summary": "All judgements as JSON lines, as /judgements/import takes them",
            "responses": {"200": {"description": "JSON lines", "content": {"application/jsonl": {}}}},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "reportedly: the desk",
            "version": version(),
            "description": f"Whatever changes something needs the header {OWN_HEADER.title()}: 1.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _address(route: Route) -> str:
    return route.address if route.method == "get" else route.path


def _operation(route: Route, schema_of: dict[str, Any]) -> dict[str, Any]:
    inside = re.findall(r"\{(\w+)\}", route.path)
    parameters = [_parameter(name, "path") for name in inside]
    parameters += [_parameter(name, "query") for name in route.query]
    found: dict[str, Any] = {
        "operationId": f"{route.method}_{re.sub(r'[^a-z]+', '_', _address(route)).strip('_')}",
        "summary": route.summary,
        "parameters": parameters,
        "responses": {
            "200": _content("What was asked for", schema_of[repr(route.gives)]),
            "default": _content("Why not", schema_of["Failure"]),
        },
    }
    if route.takes is bytes:
        found["requestBody"] = {"required": True, "content": {"application/jsonl": {}}}
    elif route.takes is not None:
        schema = schema_of[repr(route.takes)]
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return found


def _export() -> dict[str, Any]:
    return {
        "operationId": "get_export",
        "summary": "The whole case as a zip file",
        "parameters": [_parameter("form", "path") | {"schema": {"enum": list(EXPORTS)}}],
        "responses": {"200": {"description": "A zip file", "content": {"application/zip": {}}}},
    }


def _parameter(name: str, where: str) -> dict[str, Any]:
    kind = "integer" if name in ("offset", "limit") else "string"
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "description": _MEANING.get(name, "The form"),
        "schema": {"type": kind},
    }


def _content(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
