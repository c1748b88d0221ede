from io import StringIO

from rich.console import Console

from averment.cli.ledger import ledger
from averment.coding import Record


def shown(record: Record) -> list[list[str]]:
    console = Console(file=StringIO(), width=120)
    console.print(ledger(record))
    lines = console.file.getvalue().splitlines()
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines if line.strip()]


def test_the_ledger_says_who_by_which_words_what(talks: Record) -> None:
    assert ["Hadrin Aldane", "said", "“They buy time,” … “Both of them.”"] in shown(talks)


def test_a_source_that_stays_unresolved_is_shown_as_it_stands(talks: Record) -> None:
    assert ["? one person", "—", "He was wrong before"] in shown(talks)


def test_the_page_is_named_above(talks: Record) -> None:
    assert shown(talks)[:2] == [
        ["Talks to resume in Halveth"],
        ["The Asterin Courier · 2026-03-03 · page 5f1c0e9a77d2"],
    ]
