"""The base as it is at one moment, open to DuckDB: the views of `views.sql` over the committed data files."""

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import duckdb
import pyarrow as pa

from .faults import using
from .review.standing import Verdicts
from .tables import Table

__all__ = ["connect", "put_verdicts"]

# One entry for each distinct reading: two writers that read the same page at once may both have kept it, and what
# says the same counts once. Of a page's readings the one read last counts; the others are history.
_KEPT = """
SELECT
    arg_max(entry, (read_at, entry)) AS entry, id, reading,
    row_number() OVER (PARTITION BY id ORDER BY max(read_at) DESC, reading) > 1 AS superseded
FROM _readings
GROUP BY id, reading
"""


def connect(
    folder: Path, tables: Sequence[Table], without: Mapping[str, pa.Table] | None = None
) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection on what the tables hold as of their last refresh.

    It lives in memory, opens no file but the base's own data files, and its settings are locked.

    Args:
        folder: The base, for what is said where it turns out to be damaged.
        tables: Its tables; each is called by the name of its folder, behind an underscore.
        without: Tables that lie in no folder, by name: those that nothing has been kept in yet.

    Raises:
        BaseError: A data file is missing or damaged.
    """
    with using(folder):
        connection = duckdb.connect(config={"temp_directory": ""})
        allowed = []
        for table in tables:
            files = [_quoted(str(file)) for file in table.files()]
            allowed += files
            name = f"_{table.folder.name}"
            if files:
                connection.execute(
                    f"CREATE VIEW {name} AS FROM read_parquet([{', '.join(files)}], hive_partitioning = false)"
                )
            else:
                connection.register(name, table.schema.empty_table())
        for name, rows in (without or {}).items():
            connection.register(f"_{name}", rows)
        connection.register("_kept", connection.sql(_KEPT).to_arrow_table())
        put_verdicts(connection, Verdicts())
        connection.execute(f"SET allowed_paths = [{', '.join(allowed)}]")
        # Extensions are neither fetched nor needed: nothing that Averment starts calls home.
        connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        connection.execute(resources.files("averment.evidence").joinpath("views.sql").read_text(encoding="utf-8"))
    return connection


def put_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: Verdicts) -> None:
    """Let the views of a connection show what people hold of statements and claims."""
    connection.register("_reviewed_statements", verdicts.statements)
    connection.register("_reviewed_claims", verdicts.claims)
    connection.register("_review_states", verdicts.states)
    connection.register("_kept_by_people", verdicts.kept_rows)
    connection.register("_actors_kept_by_people", verdicts.kept_actors)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
