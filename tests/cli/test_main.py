import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import typer

import averment as package
from averment import cli
from averment.language import cues, models

from .conftest import Call

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
FULL = Path("/dev/full")


def commands(group: object = None, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], object]]:
    group = group or typer.main.get_command(cli.app)
    found = []
    for name, command in group.commands.items():
        nested = getattr(command, "commands", None)
        found += commands(command, (*path, name)) if nested else [((*path, name), command)]
    return found


OPTIONS = [
    (path, option)
    for path, command in commands()
    for parameter in command.params
    for option in (*parameter.opts, *parameter.secondary_opts)
    if option.startswith("--")
]


def section(path: tuple[str, ...]) -> str:
    """What the documentation says under the heading of a command."""
    for part in DOCUMENTED.split("\n## ")[1:]:
        if part.startswith(f"`averment {path[0]}") and part[len(f"`averment {path[0]}")] in " `":
            return part
    return ""


@pytest.mark.parametrize("path", [path for path, _ in commands()], ids=" ".join)
def test_every_command_is_documented(path: tuple[str, ...]) -> None:
    assert f"averment {' '.join(path)}" in section(path)


@pytest.mark.parametrize(
    ("path", "option"), OPTIONS, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_every_option_is_documented_where_its_command_is(path: tuple[str, ...], option: str) -> None:
    assert f"`{option}" in section(path)


@pytest.mark.parametrize("option", ["--version", "--verbose", "--help"])
def test_the_options_of_every_command_are_documented(option: str) -> None:
    assert f"`{option}`" in DOCUMENTED.partition("\n## ")[0]


@pytest.mark.parametrize("setting", [models.SETTING, cues.SETTING])
def test_every_setting_is_documented(setting: str) -> None:
    assert f"`{setting}`" in DOCUMENTED


def test_every_documented_option_exists() -> None:
    exist = {option for _, option in OPTIONS} | {"--version", "--verbose", "--help"}
    assert set(re.findall(r"`(--[a-z-]+)", DOCUMENTED)) <= exist


def test_the_version(averment: Call, capfd) -> None:
    assert averment("--version") == 0
    assert capfd.readouterr().out == f"averment {package.__version__}\n"


def test_the_schema_is_a_schema(averment: Call, capfd) -> None:
    assert averment("schema") == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capfd.readouterr().out))


@pytest.mark.parametrize(
    "call",
    [
        ["nonsense"],
        ["read"],
        ["read", "--nonsense", "x"],
        ["read", "x", "--as", "pdf"],
        ["statements", "b", "--limit", "-1"],
        ["statements", "b", "--min-confidence", "1.1"],
        ["export", "b", "--format", "csv", "--min-confidence", "-0.1"],
        ["show", "x", "--min-confidence", "80"],
        ["show", "x", "--min-confidence", "high"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_line_and_code_2(averment: Call, call: list[str], capfd) -> None:
    assert averment(*call) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert "--help" in printed.err


def test_a_call_without_a_command_shows_what_there_is(averment: Call, capfd) -> None:
    assert averment() == 2
    assert "statements" in capfd.readouterr().out


def process(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "averment", *arguments]
    return subprocess.run(call, capture_output=True, text=True, timeout=110, check=False, **options)


def test_it_runs_as_a_module() -> None:
    assert process("--version").stdout == f"averment {package.__version__}\n"


def test_a_reader_who_has_seen_enough_is_not_complained_about() -> None:
    call = f"{sys.executable} -m averment schema | head -n 1"
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, timeout=110, check=False)
    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line() -> None:
    with FULL.open("w") as full:
        call = [sys.executable, "-m", "averment", "schema"]
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, text=True, timeout=110, check=False)
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert len(done.stderr.splitlines()) == 1
