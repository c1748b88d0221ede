import duckdb
import pytest

from averment.evidence.matching import anywhere, whole_words


def found(pattern: str, text: str) -> bool:
    return bool(
        duckdb.execute("SELECT regexp_matches($text, $pattern)", {"text": text, "pattern": pattern}).fetchall()[0][0]
    )


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("ceasefire", "The CEASEFIRE holds"),
        ("cease", "the ceasefire"),
        ("élysée", "at the Elysee"),
        ("elysee", "at the ÉLYSÉE"),
        ("elysee", "at the E\u0301lyse\u0301e"),
        ("Aydin", "Aydın said"),
        ("AYDIN", "AYDIN and İzmir"),
        ("Izmir", "in İzmir"),
        ("Lukasz", "Łukasz said"),
        ("Orsted", "Ørsted"),
        ("Thanh Hoa", "in Thanh Hóa"),
        ("Sa'd", "Saʿd’s men"),
        ("they've", "“They’ve begun”"),
        ('"buy time"', "“They “buy time” again"),
        ("al-Hadar", "Al‑Hadar"),
        ("talks have begun", "talks\u00a0have\n  begun"),
        ("50% (half)", "some 50% (half) of"),
        ("a.b*c", "A.B*C"),
        ("ألف", "قال ألف"),
        ("한국", "한국은"),
        ("Σ", "σ"),
        ("[x]^-$\\d", "the [x]^-$\\d"),
    ],
)
def test_spelling_makes_no_difference(asked: str, text: str) -> None:
    assert found(anywhere(asked), text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("ceasefires", "the ceasefire"),
        ("a.b", "axb"),
        ("élysée", "lys"),
        ("talks begun", "talks have begun"),
        (".*", "abc"),
    ],
)
def test_other_words_are_not_found(asked: str, text: str) -> None:
    assert not found(anywhere(asked), text)


@pytest.mark.parametrize("name", ["UN", "the UN", "UN-backed force", "(UN)", "un’s envoy", "Envoy of the UN"])
def test_whole_words_are_found(name: str) -> None:
    assert found(whole_words("UN"), name)


@pytest.mark.parametrize("name", ["Union", "UNHCR", "Dunn", "uné"])
def test_parts_of_words_are_not(name: str) -> None:
    assert not found(whole_words("UN"), name)
