"""`averment serve`: it says where the room is, lets in who has the token, and refuses what is not safe in one line."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from averment.web.serve import listen

from .conftest import Call


def test_without_a_base_there_is_no_room(averment: Call, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert averment("serve", tmp_path / "none", "--no-open") == 1
    assert "There is no evidence base" in capfd.readouterr().err


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.9", "::"])
def test_elsewhere_a_password_is_demanded(
    averment: Call, base: Path, host: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AVERMENT_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert averment("serve", base, "--host", host, "--no-open") == 2
    assert "set AVERMENT_PASSWORD" in capfd.readouterr().err
    monkeypatch.setenv("AVERMENT_PASSWORD", "short")
    assert averment("serve", base, "--host", host, "--no-open") == 2
    assert "shorter than 8 characters" in capfd.readouterr().err


def test_a_port_in_use_is_said_to_be(averment: Call, base: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with listen("127.0.0.1", 0) as taken:
        taken.listen()
        assert averment("serve", base, "--port", taken.getsockname()[1], "--no-open") == 2
    assert "give another --port" in capfd.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is another signal there")
def test_the_address_it_prints_opens_the_room_and_ctrl_c_closes_it(base: Path) -> None:
    call = [sys.executable, "-m", "averment", "serve", str(base), "--port", "0", "--no-open"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        printed = "".join(process.stdout.readline() for _ in range(3))
        address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", printed)
        assert address, printed
        with httpx.Client(follow_redirects=True, timeout=60, trust_env=False) as client:
            assert client.get(address[0].partition("?")[0]).status_code == 401
            answer = client.get(address[0])
            assert "token" not in str(answer.url)
            while answer.status_code == 503:
                # On a busy machine the index is still on its way.
                time.sleep(0.5)
                answer = client.get(answer.url)
            assert "Talks to resume in Halveth" in answer.text
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
