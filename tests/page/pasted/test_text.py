"""The canonical text."""

from averment.page.pasted.text import canonical


def test_line_ends_become_one_kind() -> None:
    assert canonical("one\r\ntwo\rthree\u2028four\n") == "one\ntwo\nthree\nfour\n"


def test_blanks_that_nobody_can_see_are_dropped() -> None:
    assert canonical("\ufeffTitle \t\n\n  indented\u00a0\n") == "Title\n\n  indented\n"


def test_nothing_else_changes() -> None:
    text = "“Quoted”  with two blanks — and a\u00a0hard one\n"
    assert canonical(text) == text
