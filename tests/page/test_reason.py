import re
from pathlib import Path
from typing import get_args

import pytest

from averment.page import REASONS, Reason

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "src" / "averment").rglob("*.py"))


def test_every_reason_is_explained_in_one_line():
    assert set(get_args(Reason)) == set(REASONS)
    assert all(text and "\n" not in text for text in REASONS.values())


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_no_failure_has_a_reason_that_is_not_listed(path):
    assert set(re.findall(r'reason="(\w+)"', path.read_text("utf-8"))) <= set(REASONS)


def test_every_reason_is_given_somewhere_and_documented():
    given = {word for path in CODE for word in re.findall(r'reason="(\w+)"', path.read_text("utf-8"))}
    assert given == set(REASONS)
    manual = (ROOT / "docs" / "reading-pages.md").read_text("utf-8")
    assert all(f"`{reason}`" in manual for reason in REASONS)
