"""Reading a page: the words stay the page's, noise is left unread, attributions are found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.language import Reader, Reading
from averment.page import Page, Role, Zone

BLOCKS: list[tuple[Role, str]] = [
    ("headline", "Council rejects border plan, minister says"),
    ("body", "Interior Minister Oda Merrin told reporters on Tuesday that the council had rejected the plan."),
    ("body", "“We will not give up a single post,” she said. “Not one.”"),
    ("furniture", "Share this article with a friend who said so"),
    ("body", "According to General Pavo Lund, the rebels have left the valley."),
    ("comment", "He said that she told them that everybody lies, one reader wrote."),
]


def page_of(blocks: list[tuple[Role, str]]) -> Page:
    text, zones = "", []
    for role, words in blocks:
        text += "\n\n" if text else ""
        zones.append(Zone(role, len(text), len(text) + len(words)))
        text += words
    return Page(id="p", language="en", text=text, zones=tuple(zones))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(page_of(BLOCKS))


def test_the_documents_text_is_the_pages(reading: Reading) -> None:
    assert reading.doc.text == reading.page.text


def test_plain_reports_are_found_with_source_cue_and_content(reading: Reading) -> None:
    found = {
        (one.source[0].text if one.source else None, one.cue[0].text): [part.text for part in one.content]
        for one in reading.attributions
    }
    assert any("Oda Merrin" in (source or "") and "told" in cue for source, cue in found)
    assert any(source == "she" and cue == "said" for source, cue in found)
    assert any("Pavo Lund" in (source or "") and cue.lower() == "according to" for source, cue in found)
    assert "the council had rejected the plan" in " ".join(part for parts in found.values() for part in parts)


def test_what_somebody_says_is_read_on_its_own(reader: Reader) -> None:
    said = "the minister told parliament that the dam would hold"
    reading = reader.read(page_of([("body", f"Oda Merrin said {said}.")]))
    start = reading.page.text.index(said)
    assert reading.inner is not None
    (found,) = reading.inner([reading.doc.char_span(start, start + len(said))])
    assert [(one.source[0].text, one.cue[0].text) for one in found] == [("the minister", "told")]
    assert found[0].content[0].text == "that the dam would hold"


def test_words_that_may_not_attribute_are_not_read_on_their_own(reader: Reader) -> None:
    reading = reader.read(page_of([("body", "The old bridge over the river fell in the night.")]))
    assert reading.inner is not None
    assert reading.inner([reading.doc[:]]) == [[]]


def test_nothing_is_read_in_furniture_and_comments(reading: Reading) -> None:
    noise = [zone for zone in reading.page.zones if zone.role in {"furniture", "comment"}]
    spans = [span for one in reading.attributions for span in (*one.source, *one.cue, *one.content)]
    assert spans
    assert not any(span.start_char < zone.end and zone.start < span.end_char for span in spans for zone in noise)
    assert not any(
        name.start_char < zone.end and zone.start < name.end_char for name in reading.doc.ents for zone in noise
    )


def test_names_and_trees_are_there(reading: Reading) -> None:
    names = {(name.text, name.label_) for name in reading.doc.ents}
    assert ("Oda Merrin", "PERSON") in names
    told = next(token for token in reading.doc if token.text == "told")
    assert told.pos_ == "VERB"
    assert told.lemma_ == "tell"
    assert {"nsubj"} <= {child.dep_ for child in told.children}


def test_sentences_do_not_cross_zones(reading: Reading) -> None:
    for zone in reading.page.zones:
        for sentence in reading.doc.sents:
            if sentence.start_char < zone.end and zone.start < sentence.end_char:
                assert sentence.start_char >= zone.start
                assert len(sentence.text.strip()) <= zone.end - sentence.start_char


def test_quotations_are_those_of_the_report(reading: Reading) -> None:
    quoted = [reading.page.text[start:end] for start, end in reading.quotations]
    assert quoted == ["“We will not give up a single post,”", "“Not one.”"]


def test_the_same_page_reads_the_same(reader: Reader, reading: Reading) -> None:
    again = reader.read(reading.page)
    assert [str(one) for one in again.attributions] == [str(one) for one in reading.attributions]
    assert [(t.head.i, t.dep_, t.pos_, t.ent_type_) for t in again.doc] == [
        (t.head.i, t.dep_, t.pos_, t.ent_type_) for t in reading.doc
    ]


def test_a_page_longer_than_a_window_is_read_to_its_end(reader: Reader) -> None:
    filler: list[tuple[Role, str]] = [
        ("body", f"The column reached bridge number {at} before noon.") for at in range(150)
    ]
    long = reader.read(page_of([*filler, ("body", "“We hold the bridge,” General Pavo Lund said.")]))
    (last,) = [one for one in long.attributions if one.source and "Lund" in one.source[0].text]
    assert last.content[0].text.strip("“”,") == "We hold the bridge"


def test_a_span_never_takes_in_words_that_stand_between_its_passages_zones(reader: Reader) -> None:
    reading = reader.read(
        page_of(
            [
                ("body", "“We will hold the bridge until the last man has crossed,"),
                ("furniture", "Sign up for our letter"),
                ("body", "“and then we will burn it,” General Pavo Lund said."),
            ]
        )
    )
    spans = [span.text for one in reading.attributions for span in one.content]
    assert any("burn it" in span for span in spans)
    assert not any("Sign up" in span for span in spans)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="abA .,“”\"'\n\u00a0é😀", min_size=1, max_size=200))
def test_any_text_can_be_read(reader: Reader, text: str) -> None:
    stripped = text.strip()
    if stripped:
        start = text.index(stripped)
        page = Page(id="p", language="en", text=text, zones=(Zone("body", start, start + len(stripped)),))
        assert reader.read(page).doc.text == text


def test_a_page_without_words_has_no_attributions(reader: Reader) -> None:
    assert reader.read(Page(id="p", language="en", text="", zones=())).attributions == ()


def test_the_model_says_how_certain_each_word_is(reader: Reader) -> None:
    reading = reader.read(page_of([("body", "The militia attacked the port. The militia did not attack the port.")]))
    assert len(reading.certainty) == len(reading.doc)
    attacked, attack = (reading.certainty[token.i] for token in reading.doc if token.text.startswith("attack"))
    assert attacked > attack


def test_a_model_that_has_not_learned_certainty_says_nothing_of_it() -> None:
    assert Reader(model="en-open").read(page_of([("body", "The militia attacked the port.")])).certainty == ()
