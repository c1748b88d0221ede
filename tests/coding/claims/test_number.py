"""What numbers are worth."""

import pytest

from averment.coding.claims.number import fraction, read_number


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("40", 40),
        ("forty", 40),
        ("forty-two", 42),
        ("1,200", 1200),
        ("1.2 million", 1_200_000),
        ("two hundred and six", 206),
        ("three thousand four hundred", 3400),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("3m", 3_000_000),
        ("2bn", 2_000_000_000),
        ("40k", 40_000),
    ],
)
def test_numbers(text: str, worth: float) -> None:
    assert read_number(text) == worth


@pytest.mark.parametrize("text", ["", "people", "1,2,3", "a", "3rd", "the"])
def test_what_is_none(text: str) -> None:
    assert read_number(text) is None


def test_fractions() -> None:
    assert fraction("two-thirds") == pytest.approx(2 / 3)
    assert fraction("a quarter") == 0.25
    assert fraction("half") == 0.5
    assert fraction("third") is None
