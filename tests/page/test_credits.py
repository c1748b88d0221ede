import pytest

from averment.page.credits import credit_start, is_credit


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Fighters rally in Halveth on October 8.", "[Nils Arrowby/AFP]"),
        ("The market on Saturday.", "(Photo: R. Tey)"),
        ("The market on Saturday.", "Photo: Nils Arrowby/Asterin Courier"),
        ("The market on Saturday", "© AFP"),
        ("Der Markt am Samstag.", "Foto: Nils Arrowby/dpa"),
        ("The talks open.", "(AP Photo/Nils Arrowby, File)"),
        ("The talks open.", "(AP Photo/Nils Arrowby) (AP)"),
        ("The talks open.", "Nils Arrowby/Getty Images"),
        ("The talks open.", "REUTERS/Nils Arrowby"),
        ("The talks open.", "(Courier)"),
        ("The talks open", "Photo by Nils Arrowby"),
        ("El mercado.", "Fotografía: Nils Arrowby"),
    ],
)
def test_the_credit_begins_where_the_caption_ends(caption: str, credit: str) -> None:
    line = f"{caption} {credit}"
    start = credit_start(line)
    assert start is not None
    assert line[start:] == credit


def test_a_line_can_be_all_credit() -> None:
    assert is_credit("Photo: Nils Arrowby/Asterin Courier")
    assert is_credit("© AFP")
    assert not is_credit("The market on Saturday. © AFP")


@pytest.mark.parametrize(
    "caption",
    [
        "The mayor (left) and the police chief on the bridge.",
        "A classmate in a photo from the 1981 yearbook of the school",
        "He told Reuters that the bridge was closed.",
        "A flood (the third this year) in Lower Vellin (archive)",
        "Foto de familia de la segunda reunión del grupo",
        "“Ask the soldiers,” said the mayor.",
    ],
)
def test_a_caption_without_a_credit_stays_whole(caption: str) -> None:
    assert credit_start(caption) is None
