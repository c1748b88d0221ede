import hashlib
from pathlib import Path

import duckdb
import pytest

from averment.errors import UsageError
from averment.evidence import EvidenceBase, answering

from .pages import add, report


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> EvidenceBase:
    base = EvidenceBase.create(tmp_path_factory.mktemp("readonly") / "base")
    with base.writer() as writer:
        add(writer, report(1), report(2))
    return base


def fingerprint(base: EvidenceBase) -> dict[str, str]:
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in base.path.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT outlet, count(*) AS n FROM pages GROUP BY outlet",
        "WITH said AS (SELECT content FROM statements) SELECT count(*) FROM said",
        "FROM statements SELECT id LIMIT 1",
        "DESCRIBE statements",
        "SHOW TABLES",
        "SUMMARIZE SELECT words FROM pages",
        "EXPLAIN SELECT 1",
        "explain analyze select count(*) from pages",
        "-- how many?\nSELECT count(*) FROM statements;",
        "SELECT unnest(content) FROM statements",
    ],
)
def test_what_reads_is_answered(base: EvidenceBase, query: str) -> None:
    assert base.sql(query).fetchall()


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("", "The query is empty"),
        ("-- nothing", "The query is empty"),
        ("SELECT 1; SELECT 2", "These are 2 queries"),
        ("DROP VIEW pages", "may only read"),
        ("CREATE TABLE t (a INT)", "may only read"),
        ("INSERT INTO pages VALUES (1)", "may only read"),
        ("UPDATE pages SET id = 'x'", "may only read"),
        ("DELETE FROM pages", "may only read"),
        ("COPY pages TO '/tmp/pages.csv'", "may only read"),
        ("EXPLAIN ANALYZE COPY (SELECT 1) TO '/tmp/one.csv'", "may only read"),
        ("EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1", "may only read"),
        ("SET enable_external_access = true", "may only read"),
        ("ATTACH '/tmp/other.db'", "may only read"),
        ("INSTALL httpfs", "may only read"),
        ("LOAD httpfs", "may only read"),
        ("PRAGMA database_list", "may only read"),
        ("CALL enable_logging()", "may only read"),
        ("BEGIN", "may only read"),
        ("WITH gone AS (DELETE FROM _kept RETURNING *) SELECT * FROM gone", "cannot be answered"),
        ("SELECT * FROM enable_logging('QueryLog')", "cannot be answered"),
        ("SELECT * FROM read_csv('/etc/passwd')", "reads the evidence base and nothing else"),
        ("SELECT * FROM read_text('/etc/passwd')", "reads the evidence base and nothing else"),
        ("SELECT * FROM glob('/etc/*')", "reads the evidence base and nothing else"),
        ("SELECT * FROM read_parquet('https://courier.example/x.parquet')", "reads the evidence base and nothing else"),
        ("SELECT * FROM '/etc/passwd'", "cannot be answered"),
        ("SELEC 1", "cannot be answered"),
        ("SELECT nothing FROM pages", "cannot be answered"),
        ("SELECT * FROM base", "cannot be answered"),
    ],
)
def test_what_does_anything_else_is_refused_in_one_line(base: EvidenceBase, query: str, reason: str) -> None:
    before = fingerprint(base)
    with pytest.raises(UsageError, match=reason) as error, answering():
        base.sql(query).fetchall()
    assert "\n" not in str(error.value)
    assert fingerprint(base) == before


def test_what_goes_wrong_while_rows_are_fetched_is_one_line_too(base: EvidenceBase) -> None:
    answer = base.sql("SELECT CAST(outlet AS INT) FROM pages")
    with pytest.raises(UsageError, match="Could not convert string"), answering():
        answer.fetchall()


def test_a_variable_of_the_program_is_no_table(base: EvidenceBase) -> None:
    secret = duckdb.sql("SELECT 'secret'").to_arrow_table()
    assert secret is not None
    with pytest.raises(UsageError):
        base.sql("SELECT * FROM secret")


@pytest.mark.parametrize(
    "query",
    [
        "COPY pages TO '{elsewhere}'",
        "ATTACH '{elsewhere}' AS other",
        "SET enable_external_access = true",
        "SET allowed_paths = ['{elsewhere}']",
        "INSTALL httpfs",
        "SELECT * FROM read_csv('/etc/passwd')",
    ],
)
def test_a_connection_cannot_leave_the_base(base: EvidenceBase, tmp_path: Path, query: str) -> None:
    with pytest.raises(duckdb.Error):
        base.connection().execute(query.format(elsewhere=tmp_path / "elsewhere")).fetchall()
    assert list(tmp_path.iterdir()) == []


def test_each_connection_is_its_own(base: EvidenceBase) -> None:
    one, other = base.connection(), base.connection()
    one.execute("CREATE TEMP TABLE mine AS SELECT id FROM pages")
    assert one.execute("SELECT count(*) FROM mine").fetchall() == [(2,)]
    with pytest.raises(duckdb.CatalogException):
        other.execute("FROM mine")
