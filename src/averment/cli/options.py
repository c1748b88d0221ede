"""Arguments and options that several commands share, so that they read the same everywhere."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "AllowPrivate",
    "Base",
    "By",
    "First",
    "Form",
    "Format",
    "Last",
    "Limit",
    "MinConfidence",
    "Model",
    "Note",
    "Outlet",
    "Pipeline",
    "Review",
    "Since",
    "TableForm",
    "TableFormat",
    "Until",
]


class Format(StrEnum):
    """For a person or for a program."""

    text = "text"
    json = "json"


class TableFormat(StrEnum):
    """For a person, for a program or for a spreadsheet."""

    table = "table"
    json = "json"
    csv = "csv"


Base = Annotated[
    Path, typer.Argument(metavar="BASE", help="The evidence base: the folder that `averment read --into` made.")
]
Form = Annotated[Format, typer.Option("--format", help="text for a person, json for a program.")]
TableForm = Annotated[
    TableFormat, typer.Option("--format", help="table for a person; json (one object a line) or csv for a program.")
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; your login name otherwise.")]
First = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        help="Only what is of this day or later by its own date, or else its page's: 2026-03-01, 2026-03 or 2026.",
    ),
]
Last = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only what is dated to this day or earlier, likewise.")
]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Print so many at most; 0 for all.")]
MinConfidence = Annotated[
    float | None,
    typer.Option("--min-confidence", min=0, max=1, metavar="P", help="Only what is as sure as this or surer."),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Read with this model: en, en-open or a folder that holds one. Otherwise what AVERMENT_MODEL says, or en.",
    ),
]
Outlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only outlets with these words in their name.")
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help="Only pages published on this day or later: 2026-03-01, 2026-03 or 2026."
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only pages published on this day or earlier.")
]
Note = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why.")]
Review = Annotated[
    str | None,
    typer.Option(
        "--review",
        metavar="STATE",
        help="Only what people say this of: unreviewed, accepted, rejected, corrected or changed; not-rejected and the "
        "like for all but one.",
    ),
]
Pipeline = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", help="Take trees and names from this installed spaCy pipeline."),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Open addresses in private networks as well.")]
