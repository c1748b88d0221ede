"""The base as it is at one moment, open to DuckDB: the views of `views.sql` over the committed data files."""

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from .faults import using
from .review.standing import Verdicts
from .tables import Table

__all__ = ["Opened", "connect", "put_verdicts", "with_decisions"]

# One entry for each distinct reading: two writers that read the same page at once may both have kept it, and what
# says the same counts once. Of a page's readings the one read last counts; the others are history.
_KEPT = """
SELECT
    arg_max(entry, (read_at, entry)) AS entry, id, reading,
    row_number() OVER (PARTITION BY id ORDER BY max(read_at) DESC, reading) > 1 AS superseded
FROM _readings
GROUP BY id, reading
"""


class Opened(NamedTuple):
    """A base open to DuckDB.

    Attributes:
        connection: It lives in memory, opens no file but the base's own data files, and its settings are locked.
        in_memory: The tables that it has beside these files, which each connection has for itself.
    """

    connection: duckdb.DuckDBPyConnection
    in_memory: Mapping[str, pa.Table]


def connect(folder: Path, tables: Sequence[Table], in_memory: Mapping[str, pa.Table]) -> Opened:
    """Return a DuckDB connection on what the tables hold as of their last refresh.

    Args:
        folder: The base, for what is said where it turns out to be damaged.
        tables: Its tables; each is called by the name of its folder, behind an underscore.
        in_memory: Tables that are not asked where they lie, by name: those that nothing has been kept in yet, and
            decisions, of which there are few and a new one comes often.

    Raises:
        BaseError: A data file is missing or damaged.
    """
    with using(folder):
        connection = duckdb.connect(config={"temp_directory": ""})
        allowed: list[str] = []
        registered = {f"_{name}": rows for name, rows in in_memory.items()}
        for table in tables:
            files = [_quoted(str(file)) for file in table.files()]
            allowed += files
            name = f"_{table.folder.name}"
            if files:
                connection.execute(
                    f"CREATE VIEW {name} AS FROM read_parquet([{', '.join(files)}], hive_partitioning = false)"
                )
            else:
                registered[name] = table.schema.empty_table()
        _register(connection, registered)
        registered["_kept"] = connection.sql(_KEPT).to_arrow_table()
        _register(connection, registered)
        put_verdicts(connection, Verdicts())
        connection.execute(f"SET allowed_paths = [{', '.join(allowed)}]")
        # Extensions are neither fetched nor needed: nothing that Averment starts calls home.
        connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        connection.execute(resources.files("averment.evidence").joinpath("views.sql").read_text(encoding="utf-8"))
    return Opened(connection, registered)


def with_decisions(opened: Opened, reviews: pa.Table) -> Opened:
    """Return another connection on the same files with other decisions about statements and claims.

    What was asked of the connection before goes on as it was. No file is looked at again, so that it costs the same
    however many pages there are.
    """
    connection = opened.connection.cursor()
    registered = {**opened.in_memory, "_reviews": reviews}
    _register(connection, registered)
    return Opened(connection, registered)


def _register(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    for name, table in tables.items():
        connection.register(name, table)


def put_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: Verdicts) -> None:
    """Let the views of a connection show what people hold of statements and claims."""
    connection.register("_reviewed_statements", verdicts.statements)
    connection.register("_reviewed_claims", verdicts.claims)
    connection.register("_review_states", verdicts.states)
    connection.register("_kept_by_people", verdicts.kept_rows)
    connection.register("_actors_kept_by_people", verdicts.kept_actors)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
