import pytest

from averment.evidence.actors.forms import Form, form_of, is_relative


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Ilda Maresh", "person", Form("full", ("ilda", "maresh"))),
        ("Dr. Ayad al-Samarr", "person", Form("full", ("ayad", "samarr"))),
        ("Maresh", "person", Form("single", ("maresh",))),
        ("al-Qadiri", "person", Form("single", ("qadiri",))),
        ("the Tarn Front", "armed_group", Form("body", ("tarn", "front"))),
        ("U.S.", "state", Form("place", ("united", "states"))),
        ("America", "other", Form("place", ("united", "states"))),
        ("Halveth", "place", Form("place", ("halveth",))),
    ],
)
def test_a_name_in_the_spelling_in_which_names_are_compared(name: str, kind: str, expected: Form) -> None:
    assert form_of(name, kind) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mr.", "person"),
        ("Sen.", "person"),
        ("Americans", "person"),
        ("officials", "people"),
        ("a spokesman", "person"),
        ("The Asterin businessman", "person"),
        ("he", "person"),
        ("He", "person"),
        ("", "other"),
        ("—", "other"),
    ],
)
def test_words_that_name_nobody_beyond_their_page(name: str, kind: str) -> None:
    assert form_of(name, kind) is None


@pytest.mark.parametrize("name", ["Supreme Court", "the Foreign Ministry", "Senate", "National Assembly"])
def test_a_name_that_every_country_has_one_of(name: str) -> None:
    form = form_of(name, "government")
    assert form is not None
    assert is_relative(form)


@pytest.mark.parametrize(("name", "kind"), [("Iraqi Foreign Ministry", "government"), ("United States", "state")])
def test_a_name_that_says_of_which_country(name: str, kind: str) -> None:
    form = form_of(name, kind)
    assert form is not None
    assert not is_relative(form)
