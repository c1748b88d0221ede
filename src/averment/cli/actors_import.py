"""`averment actors import`: a list of known actors into the base, and which actors of its pages they may be."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .options import Base, Form, Format
from .terminal import complaints, print_json, results, table

if TYPE_CHECKING:
    from averment.coding.registry import Known
    from averment.evidence.recognise import Match
    from averment.evidence.registry import Imported
    from averment.exchange import ActorList, BadRow

__all__ = ["import_actors"]

_BAD_ROWS_SHOWN = 20
_WORDS_SHOWN = 5


def import_actors(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A list: CSV or TSV, FollowTheMoney entities, an export of Wikidata.")
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--list", metavar="NAME", help="What the list is called; a newer file of the same list takes its place."
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who imports it; your login name otherwise.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, metavar="N", help="Print so many matches at most; 0 for all.")
    ] = 50,
    form: Form = Format.text,
) -> int:
    """Import a list of known actors, and show which actors of the pages they may be. Nothing is merged by it."""
    import averment  # noqa: PLC0415
    from averment.exchange import read_actor_list  # noqa: PLC0415

    opened = averment.open(base)
    listed = read_actor_list(file, name=source)
    bad: list[BadRow] = []
    imported = opened.import_actors(_entries(listed, bad), by=by, file=str(file))
    bad.sort(key=attrgetter("line"))
    matches = opened.recognised(imported.ids)
    shown = matches[:limit] if limit else matches
    if form is Format.json:
        print_json(_as_json(listed, imported, bad, shown))
    else:
        _complain(bad)
        _report(listed, imported, shown)
    if len(shown) < len(matches):
        complaints().print(f"The first {limit} of {len(matches)} matches: --limit 0 for all.", soft_wrap=True)
    return 1 if bad else 0


def _entries(listed: "ActorList", bad: "list[BadRow]") -> "Iterator[Known]":
    from averment.exchange import BadRow  # noqa: PLC0415

    for row in listed.rows:
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            yield row


def _complain(bad: "Sequence[BadRow]") -> None:
    for row in bad[:_BAD_ROWS_SHOWN]:
        complaints().print(f"line {row.line}: {row.reason}", soft_wrap=True)
    if len(bad) > _BAD_ROWS_SHOWN:
        complaints().print(f"and {len(bad) - _BAD_ROWS_SHOWN:,} more rows: --format json has them all", soft_wrap=True)


def _report(listed: "ActorList", imported: "Imported", matches: "Sequence[Match]") -> None:
    out = results()
    for line in _sums(listed, imported):
        out.print(line, soft_wrap=True)
    for sure, heading in ((True, "Sure"), (False, "Doubtful: for you to decide")):
        rows = [match for match in matches if match.sure is sure]
        if rows:
            grid = table(*_COLUMNS)
            for row in rows:
                grid.add_row(*(str(cell(row)) for cell in _COLUMNS.values()))
            out.print()
            out.print(heading, style="bold")
            out.print(grid)
    if not matches:
        out.print("None of them was found on the pages of the base.")


def _sums(listed: "ActorList", imported: "Imported") -> Iterator[str]:
    new, changed, unchanged = imported.new, imported.changed, imported.unchanged
    many = "entry" if imported.entries == 1 else "entries"
    yield (
        f"{imported.entries:,} {many} of the list {listed.source}: {new:,} new, {changed:,} changed, "
        f"{unchanged:,} already there"
    )
    if listed.columns:
        yield "Columns read: " + ", ".join(f"{heading} ({field})" for heading, field in listed.columns.items())
    if listed.ignored:
        yield "Columns not read: " + ", ".join(listed.ignored)
    if imported.repeated:
        yield f"{imported.repeated:,} entries had the id of an earlier one and were left out"
    for what, words in (
        ("Types not understood, kept as other", listed.notes.types),
        ("Countries not understood, left empty", listed.notes.countries),
        ("Not actors, passed over", listed.notes.passed_over),
    ):
        if words:
            yield f"{what}: {_some(words)}"


def _some(words: Counter[str]) -> str:
    told = ", ".join(f"{word} ({count:,})" for word, count in words.most_common(_WORDS_SHOWN))
    return told + (" …" if len(words) > _WORDS_SHOWN else "")


def _as_json(
    listed: "ActorList", imported: "Imported", bad: "Sequence[BadRow]", matches: "Sequence[Match]"
) -> dict[str, Any]:
    return {
        "list": listed.source,
        "form": listed.form,
        "import": imported.id,
        "entries": imported.entries,
        "new": imported.new,
        "changed": imported.changed,
        "unchanged": imported.unchanged,
        "repeated": imported.repeated,
        "columns": listed.columns,
        "columns_not_read": listed.ignored,
        "types_not_understood": listed.notes.types,
        "countries_not_understood": listed.notes.countries,
        "passed_over": listed.notes.passed_over,
        "bad_rows": bad,
        "matches": matches,
    }


_COLUMNS: "dict[str, Callable[[Match], Any]]" = {
    "known actor": attrgetter("known"),
    "on the page": attrgetter("name"),
    "score": lambda match: f"{match.score:.2f}",
    "pages": attrgetter("pages"),
    "the latest": lambda match: match.page[:8],
    "because": attrgetter("reason"),
}
