import gzip
import json
from pathlib import Path

import pytest

from averment.errors import CorpusError
from averment.evaluation import zones
from averment.evaluation.corpora import fundus

BODY = [
    "The night curfew in Lower Vellin was lifted on Sunday after 19 days, the police said in a statement.",
    "Police chief Aldo Varresk said the decision followed “a week without a single shot”, and asked for patience.",
    "An army spokesman told reporters that the keys had been handed back on Friday, with a receipt in triplicate.",
]
HTML = f"""<html lang="en"><head><meta property="article:published_time" content="2026-03-29T08:00:00+02:00"></head>
<body><article><h1>Curfew lifted</h1>{"".join(f"<p>{text}</p>" for text in BODY)}</article></body></html>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "ve"
    folder.mkdir()
    name = "TavashToday_2026_03_29.html.gz"
    (folder / name).write_bytes(gzip.compress(HTML.encode()))
    (folder / "meta.info").write_text(json.dumps({name: {"url": "https://tavash.example/curfew"}}), encoding="utf-8")
    entry = {
        "title": "Curfew lifted",
        "authors": ["Rosalind Tey"],
        "publishing_date": "2026-03-29 06:00:00+00:00",
        "images": [{"caption": "A picture that only a script shows.", "authors": []}],
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": BODY}]},
    }
    other = {**entry, "title": "Snow until Tuesday", "body": {"summary": [], "sections": []}}
    gold = json.dumps({"V1": other, "V2": entry}, ensure_ascii=False)
    (folder / "TavashToday.json").write_text(gold, encoding="utf-8")
    return tmp_path


def test_the_gold_is_that_version_whose_words_stand_in_the_page(corpus: Path) -> None:
    (page,) = fundus.pages(corpus)
    assert page.publisher == "ve/TavashToday"
    assert page.url == "https://tavash.example/curfew"
    assert page.strings["headline"] == ("Curfew lifted",)
    assert page.strings["body"] == tuple(BODY)


def test_a_folder_without_gold_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="No gold in"):
        list(fundus.pages(tmp_path))


def test_what_does_not_stand_in_the_page_is_counted_but_not_held_against_the_reader(corpus: Path) -> None:
    scores = zones.evaluate(corpus)
    by_role = {score.role: score for score in scores.roles}
    assert (by_role["caption"].gold, by_role["caption"].present, by_role["caption"].recall) == (1, 0, None)
    assert (by_role["body"].found, by_role["body"].recall, by_role["body"].precision) == (3, 1.0, 1.0)
    assert (by_role["headline"].found, scores.dates, scores.dated) == (1, 1, 1)
    assert scores.verbatim


def test_pages_read_as_pasted_text_are_scored_in_the_same_way(corpus: Path) -> None:
    scores = zones.evaluate(corpus, pasted=True)
    assert scores.pasted
    assert {score.role: score.found for score in scores.roles}["body"] == 3


def test_the_publishers_kept_apart_and_the_others_make_up_all(corpus: Path) -> None:
    counts = {which: zones.evaluate(corpus, publishers=which).pages for which in ("seen", "apart", "all")}
    assert counts["seen"] + counts["apart"] == counts["all"] == 1


def test_a_short_string_is_found_as_a_word_only() -> None:
    assert zones._stands_in("ap", "photo by ap")
    assert not zones._stands_in("ap", "photograph")


def test_zones_of_a_country_of_the_real_corpus_are_found(shared: Path) -> None:
    path = shared / "pages" / "zones" / "uk"
    if not path.is_dir():
        pytest.skip("the corpus of zones is not there")
    body = next(score for score in zones.evaluate(path).roles if score.role == "body")
    assert body.recall is not None
    assert body.recall > 0.95
