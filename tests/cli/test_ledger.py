from io import StringIO

from rich.console import Console

from averment.cli.ledger import Line, ledger

LINES = [
    Line("Hadrin Aldane", "Aldane", "said", ["“They buy time,”", "“Both of them.”"]),
    Line(None, "one person", None, ["He was wrong before"]),
    Line(None, None, None, ["“Nobody knows.”"]),
]


def shown(lines: list[Line], title: str | None = "Talks to resume") -> list[list[str]]:
    console = Console(file=StringIO(), width=120)
    console.print(ledger(title, ("The Asterin Courier", None, "page 5f1c"), lines))
    printed = console.file.getvalue().splitlines()
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in printed if line.strip()]


def test_the_page_is_named_above_by_what_is_known_of_it() -> None:
    assert shown(LINES)[:2] == [["Talks to resume"], ["The Asterin Courier · page 5f1c"]]
    assert shown(LINES, title=None)[0] == ["(no title)"]


def test_the_ledger_says_who_by_which_words_what() -> None:
    assert ["Hadrin Aldane", "said", "“They buy time,” … “Both of them.”"] in shown(LINES)


def test_a_source_that_stays_unresolved_is_shown_by_its_own_words() -> None:
    assert ["? one person", "—", "He was wrong before"] in shown(LINES)
    assert ["?", "—", "“Nobody knows.”"] in shown(LINES)


def test_a_page_without_statements_says_so() -> None:
    assert shown([])[-1] == ["No statements found."]
