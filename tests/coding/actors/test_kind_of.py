import pytest

from averment.coding.actors.kind_of import of_name, of_noun


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("Ilda Maresh", "PERSON", "person"),
        ("Ministry of Water", "ORG", "government"),
        ("the Halveth Gazette", "ORG", "media"),
        ("Reed Liberation Brigades", "ORG", "armed_group"),
        ("Reed Party", "ORG", "party"),
        ("Tarn Army", "ORG", "military"),
        ("United Nations", "ORG", "international"),
        ("Poland", "LOC", "state"),
        ("Tarn", "LOC", "place"),
        ("Varn", "ORG", "organisation"),
        ("varn.com", "ORG", "media"),
        ("Varn", None, "other"),
    ],
)
def test_the_type_of_a_name(name, label, kind):
    assert of_name(name, label) == kind


@pytest.mark.parametrize(
    ("words", "plural", "kind"),
    [
        ("the minister", False, "person"),
        ("officials", True, "people"),
        ("the ministry", False, "government"),
        ("the army", False, "military"),
        ("local police", True, "organisation"),
        ("militias", True, "armed_group"),
        ("the paper", False, "other"),
        ("the river", False, "other"),
    ],
)
def test_the_type_of_a_noun(words, plural, kind):
    head = words.split()[-1]
    lemma = head[:-1] if plural and head.endswith("s") else head
    assert of_noun(lemma, words.split(), plural=plural) == kind
