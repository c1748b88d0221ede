"""PolNeAR's stand-off is read as it lies on disk, with its breaks and notes."""

from pathlib import Path

import pytest

from averment import CorpusError
from averment.evaluation.corpora.polnear import read_polnear

TEXT = 'Ina Tal said the talks failed.\r\n"We\nstay," she added.\n'


def write(folder: Path, *annotations: str) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    with (folder / "text" / "a_page.txt").open("w", newline="") as file:
        file.write(TEXT)
    for number, annotation in enumerate(annotations):
        (folder / "attributions" / f"a_page_{number:04}.ann").write_text(annotation, newline="")
    return folder


def span(words: str) -> str:
    start = TEXT.index(words)
    return f"{start} {start + len(words)}"


ANNOTATION = "\n".join(
    [
        f"T1\tSource {span('Ina Tal')}\tIna Tal",
        f"T2\tCue {span('said')}\tsaid",
        f"T3\tContent {span('the talks failed')}\tthe talks failed",
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
        "#1\tAnnotatorNotes E1\tnot sure",
        f'T4\tContent {span(chr(34) + "We").split()[0]} {TEXT.index("We") + 2};{span("stay," + chr(34))}\t"We stay,"',
        f"T5\tCue {span('added')}\tadded",
        f"T6\tSource {span('she')}\tshe",
        "E2\tAttribution:T5 Source1:T6 Cue:T5 Content:T4",
        "a line that broke",
    ]
)


def test_spans_become_words_and_fragments_that_touch_are_joined(tmp_path: Path) -> None:
    (article,) = read_polnear(write(tmp_path, ANNOTATION))
    first, second = article.attributions

    def words(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [article.text[article.offsets[start][0] : article.offsets[end - 1][1]] for start, end in spans]

    assert [words(first.source), words(first.cue), words(first.content)] == [
        ["Ina Tal"],
        ["said"],
        ["the talks failed"],
    ]
    assert [words(second.source), words(second.cue)] == [["she"], ["added"]]
    assert words(second.content) == ['"We\nstay,"']


def test_tags_follow_the_spans(tmp_path: Path) -> None:
    (article,) = read_polnear(write(tmp_path, ANNOTATION))
    assert article.tags()[:7] == ["B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "O"]


def test_what_a_source_cuts_in_two_begins_anew(tmp_path: Path) -> None:
    cut = "\n".join(
        [
            f"T1\tContent {span('Ina Tal said the talks failed')}\t-",
            f"T2\tCue {span('said')}\tsaid",
            "E1\tAttribution:T2 Cue:T2 Content:T1",
        ]
    )
    (article,) = read_polnear(write(tmp_path, cut))
    assert article.tags()[:4] == ["B-content", "I-content", "B-cue", "B-content"]


def test_the_first_annotator_speaks_unless_all_are_asked(tmp_path: Path) -> None:
    write(tmp_path, ANNOTATION, "")
    assert [article.annotator for article in read_polnear(tmp_path)] == ["0000"]
    assert [article.annotator for article in read_polnear(tmp_path, all_annotators=True)] == ["0000", "0001"]


def test_another_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="give the folder that holds text/ and attributions/"):
        list(read_polnear(tmp_path))


def test_the_real_corpus_can_be_read(shared: Path) -> None:
    articles = list(read_polnear(shared / "corpora" / "polnear" / "dev"))
    assert len(articles) == 84
    assert sum(len(article.attributions) for article in articles) > 2000
