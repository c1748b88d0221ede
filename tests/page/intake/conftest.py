"""Small archives, and a server on this machine that answers as a test tells it."""

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from averment.errors import PageError
from averment.page import Limits, Source

PAGE = (
    b"<!doctype html><html lang=en><head><title>Bridge talks resume</title></head><body><article>"
    b"<h1>Bridge talks resume</h1><p>The harbour ministry said on Tuesday that talks on the bridge had resumed.</p>"
    b"</article></body></html>"
)

QUICK = Limits(delay=0, timeout=2, deadline=4)


def pages(found: list[Source | PageError]) -> list[Source]:
    return [item for item in found if isinstance(item, Source)]


def failures(found: list[Source | PageError]) -> list[tuple[str, str]]:
    return [(item.reason, item.source) for item in found if isinstance(item, PageError)]


def warc_record(
    url: str,
    block: bytes = PAGE,
    *,
    kind: str = "response",
    mime: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    http: str = "",
) -> bytes:
    """Build one WARC record; for a response, HTTP headers go before the block."""
    own = mime
    if kind in {"response", "request", "revisit"}:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{http}\r\n".encode() + block
        own = f"application/http; msgtype={kind}"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-04T05:06:07Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nContent-Type: {own}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], str]:
    def write(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") and data[:2] != b"\x1f\x8b" else data)
        return str(path)

    return write


@dataclass
class Server:
    """A server whose paths answer with (status, headers, body), and that remembers what it was asked."""

    base: str
    routes: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    pause: float = 0

    def put(self, path: str, body: bytes = PAGE, mime: str = "text/html", status: int = 200, **headers: str) -> str:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.routes[path] = (status, {"Content-Type": mime, **named}, body)
        return self.base + path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(self.path)
            told.headers.append(dict(self.headers))
            stop.wait(told.pause)
            status, headers, body = told.routes.get(self.path, (404, {"Content-Type": "text/html"}, b"gone"))
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told = Server(f"http://127.0.0.1:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield told
    stop.set()
    listening.shutdown()
    thread.join()
    listening.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
