import pytest

from tests.coding.build import block, coded


@pytest.mark.parametrize(
    ("words", "tree", "roles"),
    [
        ("Foreign Minister [P:Ilda Maresh] left.", "Ilda nsubj left; Minister compound Ilda", ("Foreign Minister",)),
        (
            "The political analyst [P:Ilda Maresh] left.",
            "Ilda nsubj left; analyst compound Ilda",
            ("political analyst",),
        ),
        (
            "[P:Ilda Maresh], a teacher from Tarn, left.",
            "Ilda nsubj left; teacher appos Ilda; Tarn nmod teacher",
            ("teacher from Tarn",),
        ),
        ("[P:Ilda Maresh], the minister said.", "minister nsubj said", ()),
        ("Ms [P:Ilda Maresh] left.", "Ilda nsubj left", ()),
        ("The river [P:Ilda Maresh] loves rose.", "river nsubj rose; Ilda nsubj loves", ()),
    ],
)
def test_a_role_is_what_the_page_calls_a_person_beside_the_name(words, tree, roles):
    (actor,) = [actor for actor in coded(block(words, tree)).actors if actor.name == "Ilda Maresh"]
    assert actor.roles == roles
