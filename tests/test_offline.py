"""Nothing that Averment starts opens a connection: people who read about armed groups must not be reported on."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import averment.web

REPOSITORY = Path(__file__).parent.parent

# Python's audit hook sees what Python's own code does with the network. What a native library does it does not see:
# strace does, where there is one.
GUARD = """
import os, sys

def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        print("network:", event, arguments, file=sys.stderr, flush=True)
        os._exit(99)

sys.addaudithook(watch)
"""


@pytest.fixture
def guarded(tmp_path: Path) -> dict[str, str]:
    """An environment in which a Python that opens a connection dies with 99."""
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    return {**os.environ, "PYTHONPATH": str(tmp_path), "HOME": str(tmp_path / "home")}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, *arguments]
    return subprocess.run(
        call, env=environment, cwd=REPOSITORY, capture_output=True, text=True, timeout=110, check=False
    )


def test_the_guard_sees_a_connection(guarded: dict[str, str]) -> None:
    done = run(guarded, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert done.returncode == 99


def test_reading_and_asking_open_no_connection_and_write_nothing_elsewhere(
    guarded: dict[str, str], tmp_path: Path
) -> None:
    home, base = Path(guarded["HOME"]), str(tmp_path / "base")
    home.mkdir()
    calls = [
        ["read", "examples/pages", "--into", base],
        ["statements", base],
        ["sql", base, "SELECT count(*) FROM pages"],
        ["show", "examples/pages/courier-grain-port.html"],
        ["actors", "import", base, "examples/lists/lake-states.csv"],
    ]
    done = run(guarded, "-c", f"from averment.cli import run; print([run(call) for call in {calls!r}])")
    assert "network:" not in done.stderr
    assert done.stdout.endswith("[0, 0, 0, 0, 0]\n"), done.stderr
    assert list(home.rglob("*")) == []


ROOM = """
import sys
from averment.evidence import EvidenceBase
from averment.web import Settings, create_app
from starlette.testclient import TestClient

settings = Settings()
client = TestClient(create_app(EvidenceBase.open(sys.argv[1]), settings), base_url="http://127.0.0.1:8765")
assert client.get("/", params={"token": settings.token}).status_code == 200
for path in sys.argv[2:]:
    answer = client.get(path)
    print(answer.status_code, path, answer.headers["content-security-policy"], answer.text.replace(chr(10), " "))
"""

PAGES = [
    "/", "/ledger/statements", "/ledger/claims", "/actors", "/network", "/timeline", "/positions", "/compare",
    "/review", "/review/decisions", "/review/agreement", "/review/actors", "/add", "/failures", "/who", "/nothing",
]  # fmt: skip


def test_the_room_serves_its_pages_without_a_connection_and_loads_nothing_from_elsewhere(
    guarded: dict[str, str], tmp_path: Path
) -> None:
    base = str(tmp_path / "base")
    page = "examples/pages/courier-halveth-talks.html"
    read = run(guarded, "-c", f"from averment.cli import run; run(['read', {page!r}, '--into', {base!r}])")
    assert "network:" not in read.stderr
    done = run(guarded, "-c", ROOM, base, *PAGES)
    assert "network:" not in done.stderr
    assert done.returncode == 0, done.stderr
    answers = done.stdout.splitlines()
    assert [line.split()[:2] for line in answers] == [["404" if path == "/nothing" else "200", path] for path in PAGES]
    for line in answers:
        assert "default-src 'none'" in line or "default-src 'self'" in line
        loaded = re.findall(r'<(?:link|script|img|iframe|source|use)\b[^>]*\b(?:href|src)="([^"]+)"', line)
        assert loaded
        assert all(each.startswith("/assets/") for each in loaded)


def test_no_asset_of_the_room_names_another_place() -> None:
    assets = Path(averment.web.__file__).parent / "assets"
    for asset in sorted(each for each in assets.glob("*.*") if each.suffix in {".css", ".js", ".svg"}):
        elsewhere = re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]{2,}[^\s\"')]*", asset.read_text(encoding="utf-8"))
        assert [each for each in elsewhere if "www.w3.org/2000/svg" not in each] == [], asset.name
        assert "@import" not in asset.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_native_library_opens_a_connection_either(tmp_path: Path) -> None:
    log = tmp_path / "connections"
    call = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(log), sys.executable]
    page = "examples/pages/courier-grain-port.html"
    done = subprocess.run(
        [*call, "-m", "averment", "read", page, "--into", str(tmp_path / "base")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not watch here")
    assert done.returncode == 0, done.stderr
    assert "AF_INET" not in log.read_text(encoding="utf-8")


def test_telemetry_is_off_before_onnxruntime_is_imported(guarded: dict[str, str]) -> None:
    script = (
        "import os, sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'onnxruntime':\n"
        "            print('telemetry off:', os.environ.get('ORT_DISABLE_TELEMETRY'))\n"
        "sys.meta_path.insert(0, Watch())\n"
        "import averment.language\n"
    )
    assert run(guarded, "-c", script).stdout == "telemetry off: 1\n"
