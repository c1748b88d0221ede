import pytest

from averment.page.html.decode import decode

WORDS = "<p>Žáci v Ústí: „Überraschung“</p>"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1250"])
def test_what_the_server_declares_is_believed(codec: str) -> None:
    assert WORDS in decode(WORDS.encode(codec), codec)


def test_a_page_that_declares_its_own_character_set_is_read_by_it() -> None:
    page = f'<html><head><meta charset="windows-1250"></head><body>{WORDS}</body></html>'
    assert WORDS in decode(page.encode("cp1250"))


def test_a_page_saved_as_utf8_is_utf8_whatever_its_old_tag_says() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">{WORDS}'
    assert WORDS in decode(page.encode("utf-8"))


def test_latin_1_means_what_browsers_take_it_for() -> None:
    assert decode(b"\x93quoted\x94", "iso-8859-1") == "“quoted”"


def test_a_character_set_nobody_knows_is_passed_over() -> None:
    assert decode(WORDS.encode(), "x-mac-klingon") == WORDS


def test_one_bad_byte_does_not_cost_the_page() -> None:
    assert "bad � byte" in decode(b'<meta charset="utf-8">bad \xff byte')


def test_a_byte_order_mark_goes_before_everything() -> None:
    assert decode("\ufeffmarked".encode("utf-16-le"), "utf-8") == "marked"


def test_japanese_escapes_are_not_taken_for_ascii() -> None:
    assert decode("日本の記者".encode("iso2022_jp"), "iso-2022-jp") == "日本の記者"
