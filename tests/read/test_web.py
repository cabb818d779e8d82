"""Addresses as inputs: fetched within bounds, never into this machine's network unless that is allowed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.read import makers
from tests.read.stories import BRIDGE, HARVEST, text

from reportedly.read import Options, read_inputs, web

PAGES = {
    "/bridge": ("text/html; charset=windows-1251", makers.page().replace("Asker", "Аскер").encode("cp1251")),
    "/feed": ("application/rss+xml", makers.rss(makers.rss_item("A title", HARVEST))),
    "/all.zip": ("application/zip", makers.zipped({"a.html": makers.page().encode()})),
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(3)
        if self.path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            with suppress(OSError):  # until nobody listens any more
                while True:
                    self.wfile.write(b"<item><title>More</title></item>")
                    time.sleep(0.05)
            return
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
            return
        if self.path == "/large":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 300_000)
            return
        if self.path not in PAGES:
            self.send_error(404)
            return
        media_type, data = PAGES[self.path]
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *given: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


def read(*addresses, private=True):
    return list(read_inputs(addresses, options=Options(allow_private=private)))


def test_pages_feeds_and_archives(server):
    page, feed, archive = read(f"{server}/bridge", f"{server}/feed", f"{server}/all.zip")
    assert page.reports[0].text == text(*BRIDGE).replace("Asker", "Аскер")
    assert (page.file, page.url, page.reports[0].url) == (f"{server}/bridge",) * 3
    assert len(page.retrieved) == len("2024-05-14T18:30")
    assert (feed.file, feed.reports[0].text) == (f"{server}/feed, item 1", text(*HARVEST))
    assert (archive.file, archive.url) == (f"{server}/all.zip!/a.html", f"{server}/all.zip")


def test_redirects_are_followed_so_far(server):
    (outcome,) = read(f"{server}/to?/bridge")
    assert (outcome.state, outcome.url) == ("read", f"{server}/bridge")
    circle = f"{server}/to?/to?/to?/to?/to?/to?/to?/bridge"
    assert "redirected more than 5 times" in read(circle)[0].reason


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/a",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://2130706433/",
        "http://[fe80::1]/",
    ],
)
def test_addresses_that_lead_inside_are_refused(address):
    (outcome,) = read(address, private=False)
    assert outcome.state == "failed"
    assert outcome.reason.startswith(f"{address}: leads into this machine or its network")
    assert "--allow-private" in outcome.reason


def test_a_redirect_or_a_name_that_leads_inside_is_refused(server, monkeypatch):
    outside = web._is_outside
    monkeypatch.setattr(web, "_is_outside", lambda answer: answer == "127.0.0.1" or outside(answer))
    (outcome,) = read(f"{server}/to?http://127.0.0.2/secret", private=False)
    assert "leads into this machine" in outcome.reason
    (outcome,) = read(f"{server}/to?file:///etc/passwd", private=False)
    assert "only http and https" in outcome.reason
    monkeypatch.setattr(web, "_is_outside", outside)
    monkeypatch.setattr(web.socket, "getaddrinfo", lambda *given, **more: [(2, 1, 6, "", ("10.0.0.7", 80))])
    (outcome,) = read("http://news.example/a", private=False)
    assert "news.example is 10.0.0.7" in outcome.reason


def test_what_cannot_be_fetched_is_told(server, monkeypatch):
    monkeypatch.setattr(web, "LARGEST_ANSWER", 100_000)
    patient = web.LONGEST_WAIT
    causes = {
        f"{server}/none": "HTTP 404",
        f"{server}/large": "more than 0 MB",
        f"{server}/slow": "not through after",
        f"{server}/endless": "not through after",
        "http://127.0.0.1:1/": "cannot be fetched",
        "file:///etc/passwd": "only http and https",
        "ftp://127.0.0.1/a": "only http and https",
        "http://": "only http and https",
        "http://[::1": "not an address",
    }
    for address, cause in causes.items():
        # A busy machine may take a second for what is answered at once.
        monkeypatch.setattr(web, "LONGEST_WAIT", 1.0 if cause == "not through after" else patient)
        (outcome,) = read(address)
        assert outcome.state == "failed"
        assert outcome.reason.startswith(f"{address}: ")
        assert cause in outcome.reason
        assert ";" in outcome.reason
