"""A person's name is the name alone, whatever the model took for its beginning."""

import pytest

from tests.coding.build import block, coded


@pytest.mark.parametrize("marked", ["Minister [P:Ilda Maresh]", "[P:Minister Ilda Maresh]", "[P:baker Ilda Maresh]"])
def test_a_role_is_no_part_of_a_name(marked):
    record = coded(block(f"[s:{marked}] [c:said] [k:talks would resume].", "Ilda nsubj said; resume ccomp said"))
    (speaker,) = [actor for actor in record.actors if actor.id == record.statements[0].speaker]
    assert speaker.name == "Ilda Maresh"


def test_a_rank_at_the_head_of_a_phrase_leads_to_the_name():
    record = coded(
        block(
            "[s:[P:Cmdr. Ilda Maresh], a spokeswoman for the army,] [c:said] [k:talks would resume].",
            "Cmdr. nsubj said; Ilda flat Cmdr.; Maresh flat Cmdr.; spokeswoman appos Cmdr.; resume ccomp said",
        )
    )
    assert {actor.id: actor.name for actor in record.actors}[record.statements[0].speaker] == "Ilda Maresh"


def test_a_rank_that_the_model_took_for_a_name_of_its_own_leads_to_the_name():
    record = coded(
        block(
            "[s:[P:Cmdr.] [P:Ilda Maresh], a spokeswoman for the army,] [c:said] [k:talks would resume].",
            "Cmdr. nsubj said; Ilda nsubj said; Maresh flat Ilda; spokeswoman appos Ilda; resume ccomp said",
        )
    )
    assert {actor.id: actor.name for actor in record.actors}[record.statements[0].speaker] == "Ilda Maresh"


def test_a_particle_in_small_letters_stays_with_its_name():
    record = coded(block("[s:[P:al-Vell]] [c:said] [k:talks would resume].", "al nsubj said; resume ccomp said"))
    assert {actor.name for actor in record.actors} == {"al-Vell"}


def test_a_title_that_is_a_surname_stays_with_its_name():
    record = coded(block("[s:[P:King Maresh]] [c:said] [k:talks would resume].", "King nsubj said; resume ccomp said"))
    assert {actor.name for actor in record.actors} == {"King Maresh"}
