"""Changed texts keep what is known of their words."""

import random

import numpy as np
import pytest
from training.augment import Page, augment, quotations_of, requote, without
from training.corpora import Example

from averment.evaluation.corpora.polnear import GoldAttribution
from averment.language.decoding import spans_of
from averment.language.labels import ATTRIBUTION_TAGS, NAME_TAGS
from averment.language.model import SHIPPED, Model
from averment.language.tokenization import tokenize
from averment.language.words import encode

TEXT = 'The Halveth council met on Monday.\n\n"We will sign," said Ilda Maresh. "The river is calm."\n\nNobody asked.'


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(SHIPPED, threads=1)


@pytest.fixture
def example(model: Model) -> Example:
    offsets = tokenize(TEXT)
    words = [TEXT[start:end] for start, end in offsets]
    first, said, second = words.index('"'), words.index("said"), words.index("The", 8)
    attribution = GoldAttribution(
        ((said + 1, said + 3),), ((said, said + 1),), ((first, said), (second - 1, words.index("calm") + 3))
    )
    tags = np.zeros(len(words), np.int64)
    for role, spans in (("content", attribution.content), ("source", attribution.source), ("cue", attribution.cue)):
        for start, end in spans:
            tags[start:end] = ATTRIBUTION_TAGS.index(f"I-{role}")
            tags[start] = ATTRIBUTION_TAGS.index(f"B-{role}")
    encoded = encode(TEXT, offsets, model.tokenizer)
    return Example("attribution", TEXT, offsets, encoded, tags=tags, attributions=(attribution,))


def words_of(example: Example) -> list[str]:
    return [example.text[start:end] for start, end in example.offsets]


def spans(example: Example) -> list[tuple[str, str]]:
    assert example.tags is not None
    found = spans_of([ATTRIBUTION_TAGS[number] for number in example.tags])
    words = words_of(example)
    return [(label, " ".join(words[start:end])) for label, start, end in found]


def test_a_text_is_put_together_as_it_was(example: Example) -> None:
    assert Page.of(example).laid_out() == (TEXT, example.offsets)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_changes_every_word_keeps_its_tag(example: Example, model: Model, seed: int) -> None:
    changed = augment(example, random.Random(seed), model.tokenizer)
    assert changed.tags is not None
    assert len(changed.words) == len(changed.tags) == len(changed.offsets)
    assert [label for label, _ in spans(changed)] == [label for label, _ in spans(example)]
    start, end = changed.attributions[0].source[0]
    assert (" ".join(words_of(changed)[start:end])) == dict(spans(changed))["source"]


def test_the_same_seed_makes_the_same_text(example: Example, model: Model) -> None:
    one, other = (augment(example, random.Random(9), model.tokenizer) for _ in range(2))
    assert one.text == other.text


def test_quotation_marks_change_and_words_stay(example: Example) -> None:
    page = Page.of(example)
    requote(page, "«", "»")
    assert page.laid_out()[0].count("«") == page.laid_out()[0].count("»") == 2


def test_what_a_dropped_mark_began_begins_behind_it(example: Example) -> None:
    page = Page.of(example)
    marks = {at for pair in quotations_of(page) for at in pair if at is not None}
    bare = without(example, page, marks)
    text, offsets = page.laid_out()
    assert '"' not in text
    bare = Example("attribution", text, offsets, bare.words, tags=bare.tags, attributions=bare.attributions)
    assert spans(bare) == [
        ("content", "We will sign ,"),
        ("cue", "said"),
        ("source", "Ilda Maresh"),
        ("content", "The river is calm ."),
    ]
    said = [" ".join(words_of(bare)[slice(*span)]) for span in bare.attributions[0].content]
    assert said == ["We will sign ,", "The river is calm ."]


def test_other_names_stand_where_names_stood(model: Model) -> None:
    text = "Envoy Ilda Maresh left Halveth for the Orun League."
    offsets = tokenize(text)
    names = ["O", "B-PERSON", "I-PERSON", "O", "B-LOC", "O", "O", "B-ORG", "I-ORG", "O"]
    numbers = np.array([NAME_TAGS.index(tag) for tag in names], np.int64)
    example = Example("name", text, offsets, encode(text, offsets, model.tokenizer), names=numbers)
    seen = set()
    for seed in range(60):
        changed = augment(example, random.Random(seed), model.tokenizer)
        assert changed.names is not None
        assert len(changed.names) == len(changed.words)
        labels = [label for label, _, _ in spans_of([NAME_TAGS[number] for number in changed.names])]
        assert labels == ["PERSON", "LOC", "ORG"]
        seen.add(changed.text)
    assert len(seen) > 20
