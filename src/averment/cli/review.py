"""`averment review`: what waits for a person among statements and claims, what people decided, how far they agree."""

import re
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from averment.errors import UsageError

from .groups import or_else
from .options import Base, By, Form, Format, Limit, Note, Outlet, Since, TableForm, TableFormat, Until
from .terminal import Row, complaints, in_columns, print_json, print_relation, results, table

if TYPE_CHECKING:
    from averment.evidence import EvidenceBase
    from averment.evidence.review.agreement import Agreement
    from averment.evidence.review.reviews import RecordKey, Review
    from averment.evidence.review.words import Wording

__all__ = ["app"]

app = typer.Typer(
    name="review",
    cls=or_else("list"),
    help="Statements and claims checked by people. `averment review BASE` lists what is most worth checking; decisions "
    "are kept beside what was read.",
    no_args_is_help=True,
    subcommand_metavar="BASE | COMMAND BASE …",
)


class RecordType(StrEnum):
    """What is checked."""

    statement = "statement"
    claim = "claim"


Records = Annotated[
    list[str],
    typer.Argument(
        metavar="ID…",
        help="Ids of statements and claims, or their starts; - reads them from standard input, one a line, or as "
        "`averment statements BASE --format json` prints them.",
    ),
]
Record = Annotated[str, typer.Argument(metavar="ID", help="The id of a statement or claim, or the start of it.")]


@app.command("list")
def list_reviews(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    queue: Annotated[
        bool, typer.Option("--queue", help="What is most worth checking, these first: so it is without an option.")
    ] = False,
    decisions: Annotated[
        bool, typer.Option("--decisions", help="What people decided, the latest first, and what has become of it.")
    ] = False,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="How far people agree: Krippendorff's alpha, by field.")
    ] = False,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who is to check, your login name otherwise; or whose decisions."),
    ] = None,
    record: Annotated[RecordType | None, typer.Option("--record", help="Only statements, or only claims.")] = None,
    kind: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Only claims of this type, or statements of this kind.")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only what somebody with this name says.")
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    form: TableForm = TableFormat.table,
) -> None:
    """List what is most worth checking, what people decided, or how far they agree."""
    if sum((queue, decisions, agreement)) > 1:
        raise UsageError("--queue, --decisions and --agreement are three lists: ask for one.")
    filters = {"record": record, "type": kind, "speaker": speaker, "outlet": outlet, "since": since, "until": until}
    if (decisions or agreement) and any(given is not None for given in filters.values()):
        raise UsageError(
            "--record, --type, --speaker, --outlet, --since and --until go with the queue: leave them out."
        )
    opened = _open(base)
    if decisions:
        print_relation(opened.reviews(by=by), form, limit=limit, render=in_columns(_DECISIONS))
    elif agreement:
        _print_agreement(opened.agreement(), form)
    else:
        asked: dict[str, Any] = {**filters, "record": record and record.value}
        waiting = opened.review_queue(by=by, **asked, limit=None)
        print_relation(waiting, form, limit=limit, render=in_columns(_QUEUE))


@app.command()
def accept(base: Base, records: Records, by: By = None, note: Note = None, form: Form = Format.text) -> None:
    """Say of statements and claims that they are right as they stand."""
    opened = _open(base)
    _report(opened.review.accept(*_given(records), by=by, note=note), form)


@app.command()
def reject(base: Base, records: Records, by: By = None, note: Note = None, form: Form = Format.text) -> None:
    """Say of statements and claims that the page does not say so."""
    opened = _open(base)
    _report(opened.review.reject(*_given(records), by=by, note=note), form)


@app.command()
def note(
    base: Base,
    records: Records,
    words: Annotated[str, typer.Option("--note", metavar="WORDS", help="The note.")],
    by: By = None,
    form: Form = Format.text,
) -> None:
    """Leave a note on statements and claims and decide nothing."""
    opened = _open(base)
    _report(opened.review.note(*_given(records), note=words, by=by), form)


@app.command()
def undo(
    base: Base,
    decision: Annotated[
        str | None,
        typer.Argument(
            metavar="[DECISION]",
            help="Its id, that of all that was decided in one go, or its start; your latest in force otherwise.",
        ),
    ] = None,
    by: By = None,
    note: Note = None,
    form: Form = Format.text,
) -> None:
    """Take a decision back, or all that was decided in one go. Nothing is deleted: taking that back restores it."""
    _report([_open(base).review.undo(decision, by=by, note=note)], form)


_WORDS = "WORDS|START-END"


@app.command()
def correct(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    base: Base,
    record: Record,
    source: Annotated[
        str | None, typer.Option("--source", metavar=_WORDS, help="Who speaks, in the page's words.")
    ] = None,
    cue: Annotated[str | None, typer.Option("--cue", metavar=_WORDS, help="The words that attribute.")] = None,
    content: Annotated[
        list[str] | None, typer.Option("--content", metavar=_WORDS, help="What is said; once for each run of words.")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who speaks: an actor of the page, by name or id.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="direct, indirect or mixed.")] = None,
    addressee: Annotated[
        str | None, typer.Option("--addressee", metavar="NAME", help="Who is spoken to: an actor of the page.")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="event, relation, quantity or position.")
    ] = None,
    event: Annotated[str | None, typer.Option("--event", metavar="TYPE", help="A PLOVER type: ASSAULT.")] = None,
    mode: Annotated[str | None, typer.Option("--mode", metavar="MODE", help="A PLOVER mode: aerial.")] = None,
    relation: Annotated[str | None, typer.Option("--relation", metavar="TYPE", help="leader_of, part_of …")] = None,
    stance: Annotated[
        str | None, typer.Option("--stance", metavar="STANCE", help="accepts, refuses, conditional or undecided.")
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(
            "--actor", metavar="NAME", help="Who does it, is its subject or takes the position. Can be repeated."
        ),
    ] = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option("--recipient", metavar="NAME", help="To whom it is done, or the object. Can be repeated."),
    ] = None,
    factuality: Annotated[
        str | None, typer.Option("--factuality", metavar="VALUE", help="PS+ or possible, CT- or denied …")
    ] = None,
    demanded: Annotated[bool | None, typer.Option("--demanded/--not-demanded", help="Whether it is demanded.")] = None,
    threatened: Annotated[
        bool | None, typer.Option("--threatened/--not-threatened", help="Whether it is threatened.")
    ] = None,
    intended: Annotated[bool | None, typer.Option("--intended/--not-intended", help="Whether it is intended.")] = None,
    conditional_on: Annotated[
        str | None, typer.Option("--conditional-on", metavar=_WORDS, help="The condition that it hangs on.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DAY[/DAY]", help="When: 2026-03-01, 2026-03/2026-04; 2026-03/ is since, /2026-03 until."
        ),
    ] = None,
    date_words: Annotated[
        str | None, typer.Option("--date-words", metavar=_WORDS, help="With --date: the page's words for it.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar=_WORDS, help="Where, in the page's words.")] = None,
    proposal: Annotated[
        str | None, typer.Option("--proposal", metavar=_WORDS, help="What a position is on, in the page's words.")
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar=_WORDS, help="The words that say it; once for each run of words."),
    ] = None,
    clear: Annotated[
        list[str] | None,
        typer.Option(
            "--clear", metavar="FIELD", help="There is none: no speaker, no place, no actor … Can be repeated."
        ),
    ] = None,
    by: By = None,
    note: Note = None,
    form: Form = Format.text,
) -> None:
    """Say what is right of a statement or claim. Words of the page are given as they stand there, or as START-END."""
    from averment.evidence.filters import factuality_value  # noqa: PLC0415

    one = {"source": source, "cue": cue, "conditional_on": conditional_on, "place": place, "proposal": proposal}
    several = {"content": content, "evidence": evidence}
    plain = {
        "speaker": speaker, "addressee": addressee, "kind": kind, "type": type_, "mode": mode, "relation": relation,
        "stance": stance, "actor": actor, "recipient": recipient, "demanded": demanded, "threatened": threatened,
        "intended": intended, "event": event and event.upper(),
        "factuality": factuality and factuality_value(factuality),
    }  # fmt: skip
    fields: dict[str, Any] = {field: value for field, value in plain.items() if value is not None}
    fields |= {field: _wording(value) for field, value in one.items() if value is not None}
    fields |= {field: [_wording(each) for each in value] for field, value in several.items() if value is not None}
    if date is not None or date_words is not None:
        if date is None or date_words is None:
            raise UsageError("--date and --date-words go together: what day it is, and the page's words for it.")
        fields["date"] = _date(date, _wording(date_words))
    for field in clear or ():
        fields[field.replace("-", "_")] = [] if field in {"actor", "recipient"} else None
    _report([_open(base).review.correct(record, by=by, note=note, **fields)], form)


def _open(base: Any) -> "EvidenceBase":
    import averment  # noqa: PLC0415

    return averment.open(base)


def _given(records: Iterable[str]) -> "list[str | RecordKey]":
    """Return the records that are named, also those on standard input."""
    found: list[str | RecordKey] = []
    for record in records:
        found += _from_input(sys.stdin) if record == "-" else [record]
    return found


def _from_input(lines: Iterable[str]) -> "list[str | RecordKey]":
    from averment.evidence.review.reviews import RecordKey  # noqa: PLC0415

    found: list[str | RecordKey] = []
    for line in filter(None, map(str.strip, lines)):
        if not line.startswith("{"):
            found.append(line)
            continue
        try:
            row = msgspec.json.decode(line.encode(), type=dict[str, Any])
            found.append(
                RecordKey(row.get("record") or ("claim" if "predicate" in row else "statement"), row["page"], row["id"])
            )
        except (msgspec.DecodeError, KeyError) as fault:
            message = (
                "A line of the input is no row of statements or claims: give `--format json` of one of these lists."
            )
            raise UsageError(message) from fault
    return found


def _wording(text: str) -> "Wording":
    offsets = re.fullmatch(r"(\d+)-(\d+)", text)
    return (int(offsets[1]), int(offsets[2])) if offsets else text


def _date(days: str, words: "Wording") -> "tuple[Wording, str | None, str | None]":
    start, slash, end = days.partition("/")
    return words, start or None, (end or None) if slash else start


def _report(made: "list[Review]", form: Format) -> None:
    if form is Format.json:
        for each in made:
            print_json({name: value for name, value in each.row().items() if name != "seen"})
        return
    first = made[0]
    id_ = (first.batch or first.id)[:8]
    what = f"{first.kind} of {(first.undoes or '')[:8]}" if first.kind == "undo" else first.kind
    many = f"{len(made):,} decisions, {id_}" if len(made) > 1 else f"decision {id_}"
    complaints().print(f"Kept as {many} ({what}, by {first.by}); `averment review undo` takes it back.", soft_wrap=True)


def _print_agreement(found: "list[Agreement]", form: TableFormat) -> None:
    if form is TableFormat.json:
        for each in found:
            print_json(msgspec.to_builtins(each))
        return
    rows = [
        (
            each.record,
            each.field,
            "—" if each.alpha is None else f"{each.alpha:.3f}",
            str(each.records),
            str(each.reviewers),
        )
        for each in found
    ]
    headings = ("record", "field", "alpha", "records", "reviewers")
    if form is TableFormat.csv:
        print(",".join(headings))
        for row in rows:
            print(",".join(row))
        return
    grid = table(*headings)
    for row in rows:
        grid.add_row(*row)
    results().print(grid)


def _day(row: Row) -> str:
    return (row["published"] or "")[:10]


_QUEUE: dict[str, Callable[[Row], Any]] = {
    "id": itemgetter("id"),
    "worth": lambda row: f"{row['worth']:.2f}",
    "what": lambda row: f"{row['record']}: {row['type']}",
    "sure": lambda row: f"{row['confidence']:.0%}",
    "review": itemgetter("review"),
    "by": lambda row: " → ".join(name or "somebody" for name in row["speakers"]),
    "words": lambda row: " … ".join(row["words"]),
    "where": lambda row: " ".join(part for part in (row["outlet"], _day(row)) if part),
}

_DECISIONS: dict[str, Callable[[Row], Any]] = {
    "decision": lambda row: row["id"][:8],
    "in one go": lambda row: (row["batch"] or "")[:8],
    "at": lambda row: f"{row['at']:%Y-%m-%d %H:%M}",
    "by": itemgetter("by"),
    "kind": lambda row: f"{row['kind']} {(row['undoes'] or '')[:8]}".strip(),
    "about": lambda row: f"{row['record']} {row['about']}" if row["record"] else "",
    "corrected": itemgetter("corrected"),
    "words": lambda row: " … ".join(row["words"] or []),
    "note": itemgetter("note"),
    "state": itemgetter("state"),
}
