"""Who may ask the desk, and from where."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from reportedly.cli import commands
from reportedly.desk.guard import Guard, Refusal, check_binding

TOKEN = "a-token-of-some-length"


def guarded(token: str | None = None, base: str = "http://127.0.0.1:8765") -> TestClient:
    async def told(request: object) -> PlainTextResponse:
        return PlainTextResponse("done")

    app = Starlette(routes=[Route("/", told, methods=["GET", "POST"])])
    return TestClient(Guard(app, host="127.0.0.1", token=token), base_url=base, follow_redirects=False)


@pytest.mark.parametrize("base", ["http://127.0.0.1:1", "http://localhost:8765", "http://[::1]:8765"])
def test_this_machine_is_served(base: str) -> None:
    assert guarded(base=base).get("/").text == "done"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", ""]
)
def test_another_host_is_refused(host: str) -> None:
    assert guarded().get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
        {"Origin": "http://evil.example", "X-Reportedly": "1"},
        {"Sec-Fetch-Site": "cross-site", "X-Reportedly": "1"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:8765"},
    ],
)
def test_a_change_from_elsewhere_is_refused(headers: dict[str, str]) -> None:
    assert guarded().post("/", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Reportedly": "1"},
        {"Origin": "http://127.0.0.1:8765"},
        {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_change_from_the_desk_is_made(headers: dict[str, str]) -> None:
    assert guarded().post("/", headers=headers).text == "done"


def test_with_a_token_nothing_is_told_without_it() -> None:
    client = guarded(TOKEN, "http://desk.example")
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"Authorization": "Bearer another-token-of-length"}).status_code == 401
    assert client.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).text == "done"
    assert client.post(f"/?token={TOKEN}", headers={"X-Reportedly": "1"}).status_code == 401


def test_the_token_leaves_the_address_for_a_cookie() -> None:
    client = guarded(TOKEN, "http://desk.example")
    answer = client.get(f"//elsewhere.example/?a=1&token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/elsewhere.example/?a=1" or answer.headers["location"] == "/?a=1"
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/").text == "done"


def test_every_answer_has_the_policy() -> None:
    for answer in (guarded().get("/"), guarded().post("/"), guarded(TOKEN).get("/")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in answer.headers


def test_too_much_at_once_is_refused() -> None:
    answer = guarded().post("/", headers={"X-Reportedly": "1", "Content-Length": "999999999999"})
    assert answer.status_code == 413


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "desk.example", "::"])
def test_others_are_served_with_a_token_only(host: str) -> None:
    with pytest.raises(Refusal, match="--token"):
        check_binding(host, None)
    check_binding(host, TOKEN)
    with pytest.raises(Refusal, match="can be guessed"):
        check_binding(host, "short")


def test_the_command_refuses_before_it_opens_anything(tmp_path: object) -> None:
    done = CliRunner().invoke(commands, ["serve", "none.duckdb", "--host", "0.0.0.0"])
    assert isinstance(done.exception, Refusal)
