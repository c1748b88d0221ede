"""The document's text is the page's, character for character, whatever the page holds."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from averment.language.document import fill, lay_out
from averment.language.syntax import ROOT, Analysis
from averment.page import Page, Zone

VOCAB = Vocab()


def page_of(text: str) -> Page:
    zones, at = [], 0
    for block in text.split("\n\n"):
        start = text.index(block, at)
        stripped = block.strip()
        if stripped:
            begin = start + block.index(stripped)
            zones.append(Zone("body", begin, begin + len(stripped)))
        at = start + len(block)
    return Page(id="p", language="en", text=text, zones=tuple(zones))


@given(st.text(alphabet="aB1 .,“”'\n\t\u00a0\u200bé😀", max_size=120))
def test_the_documents_text_is_the_pages(text: str) -> None:
    doc = fill(VOCAB, lay_out(page_of(text)), [])
    assert doc.text == text
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_sentence_never_crosses_a_zone() -> None:
    page = page_of("One two.\n\nThree  four.")
    layout = lay_out(page)
    tokens = [token for zone in layout.zones for token in zone]
    heads = (1, ROOT, 1, 4, ROOT, 4)
    analysis = Analysis(
        ("NOUN",) * 6, ("x",) * 6, heads, ("dep",) * 6, (True, False, False, True, False, False), ("O",) * 6
    )
    doc = fill(VOCAB, layout, [(tokens, analysis)])
    assert [sentence.text.strip() for sentence in doc.sents] == ["One two.", "Three  four."]


def test_a_name_over_a_line_break_is_one_name() -> None:
    page = page_of("Ada\nMaro spoke.")
    layout = lay_out(page)
    tokens = layout.zones[0]
    names = ("B-PERSON", "I-PERSON", "O", "O")
    analysis = Analysis(("PROPN",) * 4, ("x",) * 4, (2, 0, ROOT, 2), ("dep",) * 4, (True, False, False, False), names)
    assert [name.text for name in fill(VOCAB, layout, [(tokens, analysis)]).ents] == ["Ada\nMaro"]
