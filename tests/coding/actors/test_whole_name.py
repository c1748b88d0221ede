"""A name is as long as it is on the page, whatever the model took it to be."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from averment.coding import Record
from averment.coding.actors.whole_name import whole_name
from tests.coding.build import block, coded


def names(record: Record) -> list[str]:
    return [actor.name for actor in record.actors]


@pytest.mark.parametrize(
    "name", ["Cheung Hau-yip", "Pak Jong-un", "al-Sudari", "Ould Abdel-azim", "Tarek al-Qadiri", "Lio Ja’afari"]
)
def test_a_name_is_whole_around_hyphens_and_apostrophes(name: str) -> None:
    assert names(coded(block(f"We saw [P:{name}] there.", "We nsubj saw"))) == [name]


@pytest.mark.parametrize("marked", ["[P:Maresh-led]", "[P:Maresh]-led", "ex-[P:Maresh]", "[P:Maresh]-era"])
def test_a_word_that_a_hyphen_joins_to_a_name_is_no_part_of_it(marked: str) -> None:
    assert names(coded(block(f"The {marked} council sat.", "council nsubj sat"))) == ["Maresh"]


def test_two_capitals_with_a_hyphen_between_are_two() -> None:
    assert names(coded("The [L:Baghdad]-[L:Damascus] road is shut.")) == ["Baghdad", "Damascus"]


@pytest.mark.parametrize("name", ["T&R", "Olen&Varn"])
def test_an_ampersand_joins(name: str) -> None:
    first, _, second = name.partition("&")
    assert names(coded(f"We called [O:{first}]&{second} there.")) == [name]


def test_a_form_of_address_alone_is_no_name_and_leads_to_one() -> None:
    record = coded(block("[P:Mr] [P:Cheung] left.", "Mr nsubj left; Cheung flat Mr"))
    assert names(record) == ["Cheung"]
    assert names(coded("[P:Mr] and his dog left.")) == []


def named(words: str, name: slice, label: str, pos: str, tree: dict[int, tuple[int, str]]) -> str:
    """Return the whole of a name that the model cut, in a sentence with its parts of speech and given relations."""
    forms = words.split()
    heads = [tree.get(at, (0, ""))[0] for at in range(len(forms))]
    relations = [tree.get(at, (0, "dep" if at else "ROOT"))[1] for at in range(len(forms))]
    doc = Doc(Vocab(), words=forms, pos=pos.split(), heads=heads, deps=relations)
    start, end = doc[name].start_char, doc[name].end_char
    doc.set_ents([doc.char_span(start, end, label=label)])
    return whole_name(doc.ents[0]).text


N, V, A, P, D = "PROPN", "VERB", "ADJ", "ADP", "DET"


@pytest.mark.parametrize(
    ("words", "name", "label", "pos", "tree", "whole"),
    [
        (
            *("met Wong Ket Arl today", slice(1, 3), "PERSON", f"{V} {N} {N} {N} NOUN"),
            *({1: (0, "obj"), 2: (1, "flat"), 3: (1, "flat")}, "Wong Ket Arl"),
        ),
        (
            *("met the Food and Drink Council today", slice(2, 3), "ORG", f"{V} {D} {N} CCONJ {N} {N} NOUN"),
            *({2: (5, "compound"), 4: (2, "conj"), 3: (4, "cc"), 5: (0, "obj")}, "Food and Drink Council"),
        ),
        (
            *(
                "met the Olen Center for Strategic Studies today",
                slice(2, 4),
                "ORG",
                f"{V} {D} {N} {N} {P} {A} {N} NOUN",
            ),
            *({2: (3, "compound"), 3: (0, "obj"), 4: (6, "case"), 5: (6, "amod"), 6: (3, "nmod")},),
            "Olen Center for Strategic Studies",
        ),
        (
            *("left New Tarn yesterday", slice(2, 3), "LOC", f"{V} {A} {N} NOUN"),
            *({1: (2, "amod"), 2: (0, "obj")}, "New Tarn"),
        ),
        (
            *("left Northern Iraq yesterday", slice(2, 3), "LOC", f"{V} {A} {N} NOUN"),
            *({1: (2, "amod"), 2: (0, "obj")}, "Iraq"),
        ),
        (
            *("struck by the Indian Air Force today", slice(4, 6), "ORG", f"{V} {P} {D} {A} {N} {N} NOUN"),
            *({3: (5, "amod"), 4: (5, "compound"), 5: (0, "obl")}, "Indian Air Force"),
        ),
        (
            *("met Tarn Mayor Edda Venn", slice(1, 2), "LOC", f"{V} {N} {N} {N} {N}"),
            *({1: (2, "compound"), 2: (3, "compound"), 3: (0, "obj"), 4: (3, "flat")}, "Tarn"),
        ),
        (
            *("met Olen defence ministries today", slice(1, 4), "ORG", f"{V} {N} NOUN NOUN NOUN"),
            *({1: (3, "compound"), 2: (3, "compound"), 3: (0, "obj")}, "Olen"),
        ),
        (
            *("met the Gulf of Oman fleet", slice(2, 4), "LOC", f"{V} {D} {N} {P} {N} NOUN"),
            *({2: (0, "obj"), 3: (4, "case"), 4: (2, "nmod")}, "Gulf of Oman"),
        ),
        (
            *("met the Government of Oman today", slice(2, 3), "ORG", f"{V} {D} {N} {P} {N} NOUN"),
            *({2: (0, "obj"), 3: (4, "case"), 4: (2, "nmod")}, "Government"),
        ),
    ],
)
def test_a_name_is_what_the_tree_holds_together(
    words: str, name: slice, label: str, pos: str, tree: dict[int, tuple[int, str]], whole: str
) -> None:
    assert named(words, name, label, pos, tree) == whole


def test_adjectives_of_states_alone_are_no_name() -> None:
    record = coded(block("The [O:Russian and Syrian ministries] met.", "ministries nsubj met"))
    assert "Russian and Syrian" not in names(record)


@pytest.mark.parametrize("marked", ["[O:CPRC President Marib Batja]", "[P:CPRC President Marib Batja]"])
def test_an_office_within_a_name_is_no_part_of_it(marked: str) -> None:
    record = coded(block(f"We met {marked} there.", "We nsubj met"))
    assert [(actor.name, actor.type) for actor in record.actors] == [("Marib Batja", "person")]


def test_people_of_a_state_are_no_person() -> None:
    assert not any(actor.type == "person" for actor in coded("Then [P:Syrians] left.").actors)
