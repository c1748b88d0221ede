import subprocess
import sys
from pathlib import Path

import pytest

import averment
from averment import api, ingest

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"

PUBLIC = {
    "Actor",
    "AvermentError",
    "BaseError",
    "CorpusError",
    "Event",
    "EvidenceBase",
    "Mention",
    "Page",
    "PageError",
    "PipelineError",
    "Position",
    "Quantity",
    "Record",
    "Relation",
    "Span",
    "Statement",
    "UsageError",
    "When",
    "Zone",
    "__version__",
    "json_schema",
    "open",
    "read",
    "read_all",
}


def test_the_public_names_are_these_and_no_others() -> None:
    assert set(averment.__all__) == PUBLIC
    assert set(dir(averment)) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(averment, name) is not None


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = averment.nonsense


def modules_after(statement: str) -> set[str]:
    call = [sys.executable, "-c", f"import sys; {statement}; print(*sys.modules)"]
    return set(subprocess.run(call, capture_output=True, text=True, timeout=110, check=True).stdout.split())


def test_importing_averment_imports_nothing_heavy() -> None:
    loaded = modules_after("import averment")
    assert loaded.isdisjoint({"spacy", "numpy", "onnxruntime", "duckdb", "pyarrow", "lxml", "trafilatura", "rich"})


def test_the_command_line_loads_no_model_before_a_page_is_read() -> None:
    loaded = modules_after("import averment.cli")
    assert loaded.isdisjoint({"spacy", "numpy", "onnxruntime", "duckdb", "pyarrow", "lxml", "trafilatura"})


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the model would have been asked to read."""
    sources: list[object] = []
    monkeypatch.setattr(ingest, "read_source", lambda source, reader: sources.append(source))
    monkeypatch.setattr(api, "reader", lambda pipeline, model: pipeline)
    return sources


def test_a_path_is_read_as_what_it_is(seen: list) -> None:
    averment.read(EXAMPLES / "courier-grain-port.html")
    averment.read(str(EXAMPLES / "courier-arms-pasted.txt"))
    assert [source.media for source in seen] == ["html", "text"]


def test_pages_can_be_handed_in_as_html_or_text(seen: list) -> None:
    averment.read(html="<p>“Yes,” she said.</p>", url="https://courier.example/yes")
    averment.read(html="<p>Déjà vu</p>".encode("latin-1"))
    averment.read(text="“Yes,” she said.")
    assert [(source.media, source.url, source.charset) for source in seen] == [
        ("html", "https://courier.example/yes", "utf-8"),
        ("html", None, None),
        ("text", None, "utf-8"),
    ]


@pytest.mark.parametrize(
    "call",
    [{}, {"page": "a.html", "text": "a"}, {"html": "a", "text": "a"}, {"page": "a.html", "url": "https://a.example"}],
)
def test_exactly_one_page_is_read(call: dict) -> None:
    with pytest.raises(averment.UsageError):
        averment.read(**call)


def test_a_folder_is_not_one_page(seen: list) -> None:
    with pytest.raises(averment.UsageError, match="read_all"):
        averment.read(EXAMPLES)


def test_an_empty_folder_is_a_wrong_call(seen: list, tmp_path: Path) -> None:
    with pytest.raises(averment.UsageError):
        averment.read(tmp_path)


def test_a_missing_file_is_a_wrong_call(seen: list, tmp_path: Path) -> None:
    with pytest.raises(averment.UsageError):
        averment.read(tmp_path / "missing.html")


def test_read_all_reads_everything(seen: list) -> None:
    assert len(list(averment.read_all([EXAMPLES]))) == len(list(EXAMPLES.iterdir())) == len(seen)


def test_the_model_and_the_pipeline_asked_for_are_those_that_read(
    seen: list, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = []
    monkeypatch.setattr(api, "reader", lambda pipeline, model: asked.append((model, pipeline)))
    averment.read(text="“Yes,” she said.", model="en-open", pipeline="en_core_web_sm")
    averment.read_all([EXAMPLES], model=tmp_path)
    assert asked == [("en-open", "en_core_web_sm"), (tmp_path, None)]


def test_a_model_is_loaded_once_however_it_is_named(other_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = api.reader(model=other_model)
    monkeypatch.setenv("AVERMENT_MODEL", str(other_model))
    assert api.reader() is api.reader(model=str(other_model)) is one


def test_a_base_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(averment.BaseError):
        averment.open(tmp_path / "missing")
