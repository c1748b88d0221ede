import pytest

from averment.errors import PageError
from averment.page.html import read_html
from averment.page.html.tree import parse


def reason(text: str) -> str:
    with pytest.raises(PageError) as caught:
        parse(text, name="bad.html")
    assert "\n" not in str(caught.value)
    assert caught.value.source == "bad.html"
    return caught.value.reason


@pytest.mark.parametrize("depth", [600, 10_000, 100_000])
def test_a_page_nested_deeper_than_any_page_is_refused_and_crashes_nothing(depth: int) -> None:
    assert reason("<div>" * depth + "<p>hello" + "</div>" * depth) == "nested"


def test_ten_thousand_spans_in_one_another_are_refused_as_well() -> None:
    assert reason("<p>" + "<span>" * 10_000 + "hello") == "nested"


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_page_is_called_empty(text: str) -> None:
    assert reason(text) == "empty"


def test_binary_data_is_not_text() -> None:
    assert reason("\0\x01\x02" * 100) == "not_text"


def test_a_comment_alone_is_no_page() -> None:
    assert reason("<!-- nothing -->") == "unreadable"


def test_an_xml_declaration_does_no_harm() -> None:
    draft = read_html(b'<?xml version="1.0" encoding="utf-8"?><html><body><p>Words.</p></body></html>')
    assert draft.text == "Words."
