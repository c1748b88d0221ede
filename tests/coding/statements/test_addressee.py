import pytest

from tests.coding.build import block, coded


@pytest.mark.parametrize(
    ("words", "tree", "addressee"),
    [
        (
            "[s:[P:Ilda Maresh]] [c:told] the [O:Halveth Gazette] [k:they buy time].",
            "Ilda nsubj told; Gazette iobj told; they nsubj buy; buy ccomp told",
            "Halveth Gazette",
        ),
        (
            "[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said] to reporters.",
            "Ilda nsubj said; reporters obl said",
            "reporters",
        ),
        (
            "[s:[P:Ilda Maresh]] [c:said] in a letter to [P:Joss Farrow] [k:they buy time].",
            "Ilda nsubj said; letter obl said; Joss nmod letter; they nsubj buy; buy ccomp said",
            "Joss Farrow",
        ),
        (
            "[s:[P:Ilda Maresh]] [c:asked] [P:Joss Farrow] [k:whether they buy time].",
            "Ilda nsubj asked; Joss obj asked; they nsubj buy; buy ccomp asked",
            "Joss Farrow",
        ),
        (
            "[s:[P:Ilda Maresh]] [c:told] [P:Joss Farrow] [k:they buy time].",
            "Ilda nsubj told; they nsubj buy",
            "Joss Farrow",
        ),
        (
            "[s:[P:Ilda Maresh]] [c:said] on Monday [k:they buy time].",
            "Ilda nsubj said; Monday obl said; they nsubj buy; buy ccomp said",
            None,
        ),
        (
            "[s:[P:Ilda Maresh]] [c:said] [k:they sold it to [P:Joss Farrow]].",
            "Ilda nsubj said; they nsubj sold; sold ccomp said; Joss obl sold",
            None,
        ),
    ],
)
def test_who_is_spoken_to_stands_where_the_verb_puts_them(words, tree, addressee):
    record = coded(block(words, tree))
    names = {actor.id: actor.name for actor in record.actors}
    assert [names.get(statement.addressee) for statement in record.statements] == [addressee]


def test_the_page_s_own_outlet_is_known_as_media():
    record = coded(
        block("[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:told] [O:Varn].", "Ilda nsubj told; Varn obj told"),
        outlet="Varn",
    )
    assert {actor.name: actor.type for actor in record.actors}["Varn"] == "media"


def test_whoever_several_people_gave_interviews_to_is_media():
    told = "[k:“They buy time,”] [s:[P:{}]] [c:told] [O:Varn]."
    record = coded(
        block(told.format("Ilda Maresh"), "Ilda nsubj told; Varn obj told"),
        block(told.format("Joss Farrow"), "Joss nsubj told; Varn obj told"),
    )
    assert {actor.name: actor.type for actor in record.actors}["Varn"] == "media"
