from averment.page.html import paste
from averment.page.html.blocks import Part, blocks
from averment.page.html.tree import parse


def read(html: str) -> list[Part]:
    return blocks(parse(html, name="test"))


def texts(html: str) -> list[str]:
    return [part.text for part in read(html)]


def test_white_space_within_a_block_is_one_blank() -> None:
    assert texts("<p>The\n   curfew\t was <b>lifted</b> .</p>") == ["The curfew was lifted ."]


def test_words_split_by_markup_stay_whole() -> None:
    assert texts("<p>un<i>believ</i>able</p>") == ["unbelievable"]


def test_quotation_marks_are_kept_as_they_are() -> None:
    assert texts("<p>“Ask the ‘soldiers’,” she said &ndash; twice.</p>") == ["“Ask the ‘soldiers’,” she said – twice."]


def test_one_line_break_stays_in_the_block_and_two_end_it() -> None:
    assert texts("<div>First<br>line<br><br>Second <br/> <br/>Third</div>") == ["First\nline", "Second", "Third"]


def test_text_between_blocks_is_a_block() -> None:
    assert texts("<div>before<p>within</p>after</div>") == ["before", "within", "after"]


def test_scripts_styles_and_empty_elements_have_no_words() -> None:
    assert texts("<p>a</p><script>var b</script><style>c</style><template>d</template><p> &nbsp; </p>") == ["a"]


def test_a_comment_does_not_cut_a_sentence() -> None:
    assert texts("<p>one <!-- not --> sentence</p>") == ["one sentence"]


def test_a_credit_on_the_line_of_its_caption_is_a_part_of_that_line() -> None:
    caption, credit = read('<figcaption>The market. <span class="img-credit">Nara Ilvesh</span></figcaption>')
    assert (caption.text, credit.text) == ("The market.", "Nara Ilvesh")
    assert caption.line == credit.line
    assert credit.spaced


def test_a_picture_is_known_by_the_words_beside_it() -> None:
    apart = "<section><div><div><div><div><p>far</p></div></div></div></div></section>"
    near, far = read(f'<main><section><div><img src="a.jpg"><p>near</p></div></section>{apart}</main>')
    assert near.box.picture_steps() < far.box.picture_steps()


def test_pasting_leaves_out_what_is_hidden() -> None:
    html = b"<p>The report of the day, in full.</p><p hidden>secret</p><p style='display: none'>menu</p><p>a<br>b</p>"
    assert paste(html) == "The report of the day, in full.\n\na\nb\n"


def test_pasting_shows_a_page_that_only_a_script_unhides() -> None:
    assert "The report" in paste(b"<p>Menu</p><div style='display:none'><p>The report of the day, in full.</p></div>")
