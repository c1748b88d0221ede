"""Claims in a few words of ours: how sure they are, so that "may attack" is never read as "attacked"; how many."""

from typing import get_args

from .claim import Factuality

__all__ = ["FACTUALITY_WORDS", "amount", "sureness"]

FACTUALITY_WORDS: dict[Factuality, str] = {
    "CT+": "stated",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denied",
    "PR-": "improbable",
    "PS-": "possibly not",
    "Uu": "left open",
}
"""What each of FactBank's values is called where people read it."""

assert set(FACTUALITY_WORDS) == set(get_args(Factuality))

_CONDITIONS = ("if ", "unless ", "until ", "once ", "provided ", "as long as ", "in case ", "only if ", "should ")


def sureness(
    factuality: Factuality,
    *,
    demanded: bool = False,
    threatened: bool = False,
    intended: bool = False,
    condition: str | None = None,
) -> str:
    """Return how sure a claim is, in words: "stated", "possible", "demanded, if talks fail".

    What is demanded, threatened, intended or hangs on a condition is never "stated", whatever its value; where it is
    not to be, that is said.

    Args:
        factuality: As the last speaker of the account sees it.
        demanded: Asked for, ordered, called for.
        threatened: Threatened or warned of.
        intended: Planned, promised or offered.
        condition: The words of the condition.
    """
    flags = {"demanded": demanded, "threatened": threatened, "intended": intended}
    ways = [word for word, holds in flags.items() if holds]
    if ways and factuality == "CT-":
        ways = [f"{word} not to be" for word in ways]
    elif factuality not in {"CT+", "Uu"} or not (ways or condition):
        ways.insert(0, FACTUALITY_WORDS[factuality])
    if condition:
        words = " ".join(condition.split())
        ways.append(words if words.lower().startswith(_CONDITIONS) else f"if: {words}")
    return ", ".join(ways)


def amount(value: float | None, low: float | None, high: float | None) -> str:
    """Return a number, a range or a bound in words: "40", "30 to 40", "at least 40"."""
    if value is not None:
        return _number(value)
    if low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}"
    if low is not None:
        return f"at least {_number(low)}"
    return f"at most {_number(high)}" if high is not None else "?"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
