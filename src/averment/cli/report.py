"""An evaluation's scores as a person reads them: every number beside the words that say what it measures.
The words are those of the report class's docstring, so that they cannot drift from the code.
"""

import inspect
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from .terminal import table

__all__ = ["metrics", "report"]

_ATTRIBUTE = re.compile(r"^ {4}(\w+)(?: \([^)]*\))?: (.+(?:\n {5,}.+)*)", re.MULTILINE)


def report(scores: Any, *, about: str) -> RenderableType:
    """Return the report as tables: single numbers first, then one table for each list of scores.

    Args:
        scores: A dataclass or `msgspec.Struct` whose docstring explains its attributes in Google's style.
        about: What is measured and how, shown above the numbers.
    """
    meanings = metrics(type(scores))
    plain = table("measure", "value", "")
    lists: list[RenderableType] = []
    for name, value in _attributes(scores).items():
        if _is_table(value):
            lists += ["", Text(_label(name), style="bold"), *_table(value)]
        elif _is_record(value):
            lists += ["", report(value, about=meanings.get(name, _label(name)))]
        else:
            plain.add_row(_label(name), _shown(value), Text(meanings.get(name, ""), style="dim"))
    heading = Text(" ".join(about.split()), style="italic")
    return Group(heading, "", *([plain] if plain.row_count else []), *lists)


def metrics(kind: type) -> dict[str, str]:
    """Return what each attribute of a class is, as its docstring has it."""
    _, _, attributes = inspect.cleandoc(kind.__doc__ or "").partition("Attributes:\n")
    return {name: " ".join(words.split()) for name, words in _ATTRIBUTE.findall(attributes)}


def _table(rows: "Mapping[str, Any] | Sequence[Any]") -> list[RenderableType]:
    """Return scores as the rows of one table, and below it what the columns are."""
    named = list(rows.items()) if isinstance(rows, Mapping) else [("", row) for row in rows]
    meanings = metrics(type(named[0][1]))
    cells = [({"": name} if name else {}) | _attributes(row) for name, row in named]
    grid, legend = table(*map(_label, cells[0])), table("", "")
    for row in cells:
        grid.add_row(*map(_shown, row.values()))
    legend.show_header = False
    for name in (name for name in cells[0] if name in meanings):
        legend.add_row(Text(_label(name), style="dim"), Text(meanings[name], style="dim"))
    return [grid, "", legend] if legend.row_count else [grid]


def _is_table(value: Any) -> bool:
    """Tell whether a value is a list of scores, or scores by name."""
    rows = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return bool(rows) and all(map(_is_record, rows))


def _is_record(value: Any) -> bool:
    return isinstance(value, msgspec.Struct) or (is_dataclass(value) and not isinstance(value, type))


def _attributes(record: Any) -> dict[str, Any]:
    names = record.__struct_fields__ if isinstance(record, msgspec.Struct) else [field.name for field in fields(record)]
    return {name: getattr(record, name) for name in names}


def _label(name: str) -> str:
    return name.replace("_", " ")


def _shown(value: Any) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case float():
            return f"{value:,.4g}"
        case Mapping():
            return ", ".join(f"{_label(str(name))} {_shown(item)}" for name, item in value.items())
        case list() | tuple():
            return ", ".join(map(_shown, value))
        case _:
            return str(value)
