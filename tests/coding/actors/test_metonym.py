"""A capital is its government where it acts, and a city everywhere else."""

import pytest

from averment.coding import lexicon
from tests.coding.build import block, coded, said_by

ACTS = [
    ("[L:Tehran] rejected the offer.", "Tehran nsubj rejected; offer obj rejected"),
    ("[L:Tehran] has agreed.", "Tehran nsubj agreed"),
    ("[L:Tehran] wants to sell oil.", "Tehran nsubj wants; sell xcomp wants; oil obj sell"),
    (
        "[L:Tehran] reacted and denounced the report.",
        "Tehran nsubj reacted; denounced conj reacted; report obj denounced",
    ),
    ("[L:Tehran] made concessions.", "Tehran nsubj made; concessions obj made"),
    (
        "[L:Tehran], which denies it, left.",
        "Tehran nsubj left; denies acl:relcl Tehran; which nsubj denies; it obj denies",
    ),
    ("The offer was rejected by [L:Tehran].", "offer nsubj rejected; Tehran obl:agent rejected; by case Tehran"),
    ("Envoys urged [L:Tehran] to sign.", "Envoys nsubj urged; Tehran obj urged; sign xcomp urged"),
    ("[L:Tehran] was accused.", "Tehran nsubj:pass accused"),
    (
        "That allowed [L:Tehran] to sell oil.",
        "That nsubj allowed; Tehran obj allowed; sell xcomp allowed; oil obj sell",
    ),
    ("Talks with [L:Tehran] failed.", "Talks nsubj failed; Tehran nmod Talks; with case Tehran"),
    ("Pressure on [L:Tehran] grew.", "Pressure nsubj grew; Tehran nmod Pressure; on case Tehran"),
    (
        "A deal between [L:Ankara] and [L:Tehran] failed.",
        "deal nsubj failed; Ankara nmod deal; between case Ankara; Tehran conj Ankara",
    ),
    (
        "Sanctions hit, according to [L:Tehran].",
        "Sanctions nsubj hit; Tehran obl hit; according case Tehran; to fixed according",
    ),
    ("[L:Tehran]'s demands grew.", "demands nsubj grew"),
    ("The [L:Tehran] regime fell.", "regime nsubj fell"),
    ("A [L:Tehran]-backed militia left.", "militia nsubj left"),
    ("The pro-[L:Tehran] camp won.", "camp nsubj won"),
]
CITY = [
    ("Thousands marched in [L:Tehran].", "Thousands nsubj marched; Tehran obl marched; in case Tehran"),
    ("The minister arrived from [L:Tehran].", "minister nsubj arrived; Tehran obl arrived; from case Tehran"),
    ("[L:Tehran] residents fled.", "residents nsubj fled"),
    ("[L:Tehran]'s streets were empty.", "streets nsubj empty; were cop empty"),
    ("[L:Tehran]'s mayor left.", "mayor nsubj left"),
    ("[L:Tehran] grew.", "Tehran nsubj grew"),
    ("[L:Tehran] hosted the games.", "Tehran nsubj hosted; games obj hosted"),
    ("[L:Tehran] was shelled.", "Tehran nsubj:pass shelled"),
    ("Rockets hit [L:Tehran].", "Rockets nsubj hit; Tehran obj hit"),
    (
        "The road between [L:Tehran] and [L:Ankara] is closed.",
        "road nsubj closed; is cop closed; Tehran nmod road; between case Tehran",
    ),
    ("Talks in [L:Tehran] failed.", "Talks nsubj failed; Tehran nmod Talks; in case Tehran"),
    ("They left a divided [L:Tehran].", "They nsubj left; Tehran obj left; divided amod Tehran; a det Tehran"),
    ("[L:Tehran], Iran, was calm.", "Tehran nsubj calm; was cop calm; Iran appos Tehran"),
]


def types(record, name="Tehran"):
    return [actor.type for actor in record.actors if name in {actor.name, *actor.aliases}]


@pytest.mark.parametrize(("words", "tree"), ACTS)
def test_a_capital_that_acts_is_the_state(words, tree):
    assert types(coded(block(words, tree))) == ["state"]


@pytest.mark.parametrize(("words", "tree"), CITY)
def test_a_capital_elsewhere_is_the_city(words, tree):
    assert types(coded(block(words, tree))) == ["place"]


@pytest.mark.parametrize("label", ["L", "O", "P"])
def test_the_model_s_label_does_not_matter(label):
    said = block(
        f"[s:[{label}:Tehran]] [c:said] [k:the river fell].", "Tehran nsubj said; river nsubj fell; fell ccomp said"
    )
    assert types(coded(said)) == ["state"]


def test_the_state_under_its_own_name_is_the_same_actor_and_the_city_another():
    record = coded(
        block("[L:Tehran] rejected the offer.", "Tehran nsubj rejected; offer obj rejected"),
        block("[s:[L:Iran]] [c:said] [k:the river fell].", "Iran nsubj said; river nsubj fell; fell ccomp said"),
        block("Thousands marched in [L:Tehran].", "Thousands nsubj marched; Tehran obl marched; in case Tehran"),
    )
    assert {(actor.name, actor.type, actor.aliases) for actor in record.actors} == {
        ("the offer", "other", ()),
        ("Iran", "state", ("Tehran",)),
        ("Tehran", "place", ()),
    }


def test_brussels_is_the_european_union():
    record = coded(
        block("[L:Brussels] rejected the offer.", "Brussels nsubj rejected; offer obj rejected"),
        block("The [O:EU] left.", "EU nsubj left"),
    )
    assert ("EU", "international") in {(actor.name, actor.type) for actor in record.actors}
    assert "Brussels" not in {actor.name for actor in record.actors}


def test_a_person_by_that_name_stays_a_person():
    record = coded(
        block("[P:Ilda Washington] left.", "Ilda nsubj left"),
        block(
            "[s:[P:Washington]] [c:said] [k:the river fell].",
            "Washington nsubj said; river nsubj fell; fell ccomp said",
        ),
        block("She left [L:Washington].", "She nsubj left; Washington obj left"),
    )
    assert said_by(record, "the river fell") == "Ilda Washington"
    assert types(record, "Ilda Washington") == ["person"]
    assert types(record, "Washington") == ["person", "place"]


@pytest.mark.parametrize("marked", ["Ms [P:Paris]", "[P:Sofia]"])
def test_a_title_or_a_given_name_makes_a_person(marked):
    record = coded(block(f"{marked} left.", f"{marked[-6:-1].removeprefix(':')} nsubj left"))
    assert [actor.type for actor in record.actors] == ["person"]


def test_a_longer_name_is_no_capital():
    record = coded(
        block(
            "[L:East] [L:Jerusalem] rejected it.", "Jerusalem nsubj rejected; it obj rejected; East compound Jerusalem"
        )
    )
    assert types(record, "Jerusalem") == ["place"]


def test_two_names_of_one_state_are_one_actor():
    record = coded(
        block("[L:Britain] left.", "Britain nsubj left"),
        block("The [L:UK] left.", "UK nsubj left"),
        block("[L:Turkey] left.", "Turkey nsubj left"),
    )
    assert [(actor.name, actor.aliases) for actor in record.actors] == [("Britain", ("UK",)), ("Turkey", ())]


def test_every_word_of_the_table_is_a_lemma():
    table = lexicon.metonyms()
    words = table.verbs | table.nouns | table.adjectives | table.joined | table.prefixes
    assert all(word == word.lower() and word for word in words)
    assert table.irregular.keys() <= table.verbs
