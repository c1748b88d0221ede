"""Whole pages, as people paste them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.page import Role
from averment.page.draft import Draft
from averment.page.pasted import read_pasted

from .conftest import Shape, load


def _texts(draft: Draft, *roles: Role) -> list[str]:
    return [" ".join(draft.text[zone.start : zone.end].split()) for zone in draft.zones if zone.role in roles]


@pytest.mark.parametrize("breaks", ["blank", "single", "wrapped"])
def test_a_comment_is_never_the_reports_voice(shape: Shape, breaks: str) -> None:
    draft = read_pasted(shape.pasted(breaks))
    reported = " ".join(_texts(draft, "headline", "deck", "body", "subheading", "caption", "pullquote"))
    assert [text for text in shape.of("comment") if text in reported] == []


@pytest.mark.parametrize("breaks", ["blank", "single", "wrapped"])
def test_the_body_is_neither_cut_off_nor_holed(shape: Shape, breaks: str) -> None:
    draft = read_pasted(shape.pasted(breaks))
    body = " ".join(_texts(draft, "body"))
    assert [text for text in shape.of("body") if text not in body] == []


@pytest.mark.parametrize("breaks", ["blank", "single"])
def test_furniture_is_not_read_as_body(shape: Shape, breaks: str) -> None:
    draft = read_pasted(shape.pasted(breaks))
    body = _texts(draft, "body")
    assert [text for text in shape.of("furniture", "related") if text in body] == []


def test_the_headline_is_found(shape: Shape) -> None:
    assert shape.of("headline") == _texts(read_pasted(shape.pasted()), "headline")


def test_the_hours_of_a_live_blog_head_its_entries() -> None:
    page = load("live_blog")
    assert page.of("subheading") == _texts(read_pasted(page.pasted()), "subheading")


@pytest.mark.parametrize("name", ["full_page", "cookies_first"])
def test_every_zone_of_an_ordinary_page(name: str) -> None:
    page = load(name)
    draft = read_pasted(page.pasted())
    found = list(zip((zone.role for zone in draft.zones), _texts(draft, *(z.role for z in draft.zones)), strict=True))
    assert page.lines == found


def test_a_caption_shown_twice_counts_once() -> None:
    page = load("full_page")
    caption = (
        "Harbour Guard boats leave the port of Velm on February 28, 2026, during a drill. [Ilya Morrand/Lakeside Wire]"
    )
    lines = page.pasted().replace("\n\n[Ilya", " [Ilya").replace(caption, f"{caption}\n{caption}")
    draft = read_pasted(lines)
    assert _texts(draft, "caption") == page.of("caption")
    assert _texts(draft, "credit") == page.of("credit")
    assert caption in _texts(draft, "furniture")


def test_the_head_of_a_page_says_who_wrote_it_and_when() -> None:
    draft = read_pasted(load("full_page").pasted(), url="https://courier.example/harbour")
    assert draft.title == "Harbour Guard turns down offer to join coast force"
    assert draft.authors == ("Edda Marrin", "Tomas Kell")
    assert draft.published == "2026-03-04"
    assert draft.url == "https://courier.example/harbour"


def test_a_day_named_in_the_report_is_not_the_day_of_publication() -> None:
    text = load("full_page").pasted().replace("March 4, 2026\n\n", "")
    assert read_pasted(text).published is None


def test_an_outlet_is_known_where_the_page_says_whose_it_is() -> None:
    assert read_pasted(load("cookies_first").pasted()).outlet == "Lakeside Wire"
    assert read_pasted(load("full_page").pasted()).outlet is None


@pytest.mark.parametrize("text", ["", "\n\n \n", "\ufeff"])
def test_nothing_pasted_is_a_draft_without_zones(text: str) -> None:
    draft = read_pasted(text)
    assert draft.zones == ()
    assert draft.title is None


@given(st.text(alphabet=st.sampled_from("abcXYZ .,!?\n\n\t\r\u00a0\u2028\ufeff“”[]/|©1239:é中"), max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_word_is_left_without_a_zone(text: str) -> None:
    draft = read_pasted(text)
    position = 0
    for zone in draft.zones:
        assert draft.text[position : zone.start].strip() == ""
        words = draft.text[zone.start : zone.end]
        assert words
        assert words == words.strip()
        position = zone.end
    assert draft.text[position:].strip() == ""


def test_reading_twice_gives_the_same_draft() -> None:
    text = load("full_page").pasted()
    assert read_pasted(text) == read_pasted(text)
    assert read_pasted(read_pasted(text).text) == read_pasted(text)


def test_the_model_case_is_right_in_every_zone(shared) -> None:
    draft = read_pasted((shared / "pages" / "pasted" / "iraq_militias.txt").read_text(encoding="utf-8"))
    roles = [zone.role for zone in draft.zones]
    assert roles[:7] == ["category", "headline", "deck", "caption", "credit", "furniture", "byline"]
    assert roles[7:-4] == ["body"] * 8 + ["subheading"] + ["body"] * 8
    assert roles[-4:] == ["furniture", "furniture", "comment", "comment"]
    assert draft.authors == ("Anas al-Bar",)
    assert draft.published is None
