"""A base of the example pages, a room on it without a network, the same room on a free port, and a browser in it."""

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient

from averment import api
from averment.coding import Record, model_name
from averment.evidence import EvidenceBase
from averment.ingest import ingest, read_source
from averment.page import sources
from averment.web import Settings, create_app
from averment.web.index import Index
from averment.web.serve import listen
from tests.evidence.pages import add

from .reports import reports

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPOSITORY = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"

ORIGIN = "http://127.0.0.1:8765"

_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def example_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a base that has the example pages; tests that write take `own_base`."""
    folder = tmp_path_factory.mktemp("room") / "base"
    reader = api.reader()
    found = sources([str(REPOSITORY / "examples" / "pages")])
    base = EvidenceBase.create(folder)
    ingest(found, base, partial(read_source, reader=reader), model=model_name(reader.name))
    base.resolved()
    Index.of(base)
    return folder


@pytest.fixture
def own_base(example_base: Path, tmp_path: Path) -> Path:
    """A copy of `example_base` that a test may write to."""
    return Path(shutil.copytree(example_base, tmp_path / "base"))


@pytest.fixture
def base_of(tmp_path: Path) -> Callable[[Record], EvidenceBase]:
    """Make a base that has one record, without reading anything."""

    def make(record: Record) -> EvidenceBase:
        base = EvidenceBase.create(tmp_path / "base-of-one")
        with base.writer() as writer:
            writer.add(record, source="page.html", digest="0" * 64)
        return base

    return make


@pytest.fixture(scope="session")
def settings() -> Settings:
    """How the rooms of the tests are run."""
    return Settings()


def come_in(base: EvidenceBase, settings: Settings) -> TestClient:
    """Return a client of a room that has been let in and whose requests look like those of the room's own pages."""
    client = TestClient(create_app(base, settings), base_url=ORIGIN)
    client.headers["Origin"] = ORIGIN
    assert client.get("/", params={"token": settings.token}).status_code == 200
    return client


@pytest.fixture(scope="session")
def room(example_base: Path, settings: Settings) -> TestClient:
    """The room of the example pages, for one who has come in; for reading only."""
    return come_in(EvidenceBase.open(example_base), settings)


def csrf(client: TestClient) -> str:
    """Return what the forms of this client's session carry."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/who").text)
    assert found
    return found[1]


class Live:
    """A room on a free port of this machine.

    Attributes:
        url: Its address, without a slash at the end.
        base: The folder of its base.
        settings: How it is run.
    """

    def __init__(self, base: Path) -> None:
        self.base = base
        self._listener = listen("127.0.0.1", 0)
        self.settings = Settings(port=self._listener.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.settings.port}"
        app = create_app(EvidenceBase.open(base), self.settings)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]}, daemon=True)

    def __enter__(self) -> "Live":
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._listener.close()


@pytest.fixture(scope="session")
def live(example_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A room of a copy of the example pages that a browser can open; what tests add to it stays in it."""
    copy = Path(shutil.copytree(example_base, tmp_path_factory.mktemp("live") / "base"))
    with Live(copy) as room:
        yield room


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """Debian's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: install the package `chromium`")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_SWITCHES))
        yield browser
        browser.close()


@contextmanager
def reader_in(chromium: "Browser", live: Live) -> "Iterator[Page]":
    """Open a tab of a reader who has come in; what the page complains of on its console fails the test."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, base_url=live.url)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(f"/?token={live.settings.token}")
    yield tab
    context.close()
    assert complaints == []


@pytest.fixture
def browser(chromium: "Browser", live: Live) -> "Iterator[Page]":
    """A tab of a reader who has come in; what the page complains of on its console fails the test."""
    with reader_in(chromium, live) as tab:
        yield tab


def accessibility_faults(tab: "Page") -> list[str]:
    """Return what axe finds against WCAG 2.2 AA on the page that is open."""
    if not AXE.is_file():
        pytest.skip("no axe-core: run `npm ci`")
    # Evaluated by the browser's debugger, which the page's own policy does not bind.
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    # Where what passes stands need not be told.
    found = tab.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", tags)
    return [
        f"{each['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.fixture(scope="session")
def reports_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a base of four invented reports that nothing read; for reading only."""
    base = EvidenceBase.create(tmp_path_factory.mktemp("reports") / "base")
    with base.writer() as writer:
        add(writer, *reports())
    base.resolved()
    Index.of(base)
    return base.path


@pytest.fixture(scope="session")
def reports_room(reports_base: Path, settings: Settings) -> TestClient:
    """The room of these reports, for one who has come in."""
    return come_in(EvidenceBase.open(reports_base), settings)


@pytest.fixture(scope="session")
def reports_index(reports_base: Path) -> Index:
    """What the room of these reports asks."""
    return Index.of(EvidenceBase.open(reports_base))


@pytest.fixture(scope="session")
def reports_live(reports_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A room of these reports that a browser can open; for reading only."""
    with Live(Path(shutil.copytree(reports_base, tmp_path_factory.mktemp("reports-live") / "base"))) as room:
        yield room


@pytest.fixture
def reports_tab(chromium: "Browser", reports_live: Live) -> "Iterator[Page]":
    """A tab of a reader of these reports; what the page complains of on its console fails the test."""
    with reader_in(chromium, reports_live) as tab:
        yield tab


@pytest.fixture
def own_reports(reports_base: Path, tmp_path: Path, settings: Settings) -> tuple[EvidenceBase, TestClient]:
    """A copy of the base of reports that a test may write to, and its room."""
    base = EvidenceBase.open(shutil.copytree(reports_base, tmp_path / "base"))
    return base, come_in(base, settings)


@pytest.fixture
def empty_room(tmp_path: Path, settings: Settings) -> TestClient:
    """The room of a base without a page."""
    return come_in(EvidenceBase.create(tmp_path / "empty"), settings)
