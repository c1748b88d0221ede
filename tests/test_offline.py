"""Nothing that Averment starts opens a connection: people who read about armed groups must not be reported on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
