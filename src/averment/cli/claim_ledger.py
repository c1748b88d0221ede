"""Claims laid out for the terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from averment.evidence.claims import Line

from .ledger import told

__all__ = ["claim_grid", "claim_ledger", "style_of"]

_DENIED = ("denied", "improbable", "possibly not")


def style_of(sure: str) -> str:
    """Return a style of rich's for a claim of this sureness, so that what is not so stands out."""
    return "" if sure == "stated" else "red" if sure.startswith(_DENIED) else "yellow"


def claim_grid(lines: Iterable[Line]) -> Table:
    """Return the claims as a grid, the account below each one's words."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", width=26)
    grid.add_column(overflow="fold", width=18)
    grid.add_column(overflow="fold", width=14)
    grid.add_column(overflow="fold")
    for line in lines:
        words = told(line.words, line.review).append("\n").append(f"by {line.account}", style="dim")
        if line.where:
            words.append(f" · {line.where}", style="dim")
        grid.add_row(Text(line.who), Text(line.what), Text(line.sure, style=style_of(line.sure)), words)
    return grid


def claim_ledger(title: str | None, facts: Iterable[str | None], lines: Sequence[Line]) -> RenderableType:
    """Return the claims of one page below its title and what else is to be said of it."""
    heading = Text(title or "(no title)", style="bold")
    about = Text(" · ".join(fact for fact in facts if fact), style="dim")
    return Group(heading, about, claim_grid(lines), "")
