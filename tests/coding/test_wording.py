"""What may be is never told as what is."""

from itertools import product
from typing import get_args

import pytest

from averment.coding.claim import Factuality
from averment.coding.wording import amount, sureness


@pytest.mark.parametrize(
    ("factuality", "how", "words"),
    [
        ("CT+", {}, "stated"),
        ("PS+", {}, "possible"),
        ("CT-", {}, "denied"),
        ("Uu", {}, "left open"),
        ("Uu", {"demanded": True}, "demanded"),
        ("CT+", {"threatened": True}, "threatened"),
        ("PR+", {"intended": True}, "probable, intended"),
        ("CT-", {"demanded": True}, "demanded not to be"),
        ("Uu", {"condition": "if talks fail"}, "if talks fail"),
        ("CT+", {"condition": "the talks\nfail"}, "if: the talks fail"),
        ("PS+", {"intended": True, "condition": "unless Orun falls"}, "possible, intended, unless Orun falls"),
    ],
)
def test_how_sure_a_claim_is_in_words(factuality: Factuality, how: dict[str, object], words: str) -> None:
    assert sureness(factuality, **how) == words  # type: ignore[arg-type]


def test_only_what_is_certain_and_nothing_else_is_stated() -> None:
    for factuality, flags, condition in product(
        get_args(Factuality), product((False, True), repeat=3), (None, "if talks fail")
    ):
        demanded, threatened, intended = flags
        words = sureness(factuality, demanded=demanded, threatened=threatened, intended=intended, condition=condition)
        assert words
        assert ("stated" in words) == (factuality == "CT+" and not any(flags) and condition is None)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((40.0, None, None), "40"),
        ((1_250_000.0, None, None), "1,250,000"),
        ((2.5, None, None), "2.5"),
        ((None, 40.0, None), "at least 40"),
        ((None, None, 7.0), "at most 7"),
        ((None, 30.0, 40.0), "30 to 40"),
        ((None, None, None), "?"),
    ],
)
def test_a_number_a_range_or_a_bound(numbers: tuple[float | None, ...], words: str) -> None:
    assert amount(*numbers) == words
