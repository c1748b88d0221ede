"""Numbers, ranges and bounds in a line."""

import pytest

from averment.coding.claims.quantities.amount import find_amounts

Row = tuple[str, float | None, float | None, float | None]


def read(line: str) -> list[Row]:
    return [(line[one.start : one.end], one.value, one.low, one.high) for one in find_amounts(line)]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("They lost 40 men.", ("40", 40, None, None)),
        ("They lost forty men.", ("forty", 40, None, None)),
        ("They lost at least 40 men.", ("at least 40", None, 40, None)),
        ("They lost more than 1,200 men.", ("more than 1,200", None, 1200, None)),
        ("They lost up to 40 men.", ("up to 40", None, None, 40)),
        ("They lost no more than 40 men.", ("no more than 40", None, None, 40)),
        ("They lost 40 or more men.", ("40 or more", None, 40, None)),
        ("They lost nearly 40 men.", ("nearly 40", 40, None, None)),
        ("They lost 30-40 men.", ("30-40", None, 30, 40)),
        ("They lost 30 to 40 men.", ("30 to 40", None, 30, 40)),
        ("They lost two or three men.", ("two or three", None, 2, 3)),
        ("They lost between 30 and 40 men.", ("between 30 and 40", None, 30, 40)),
        ("They fired 1 to 2 million rounds.", ("1 to 2 million", None, 1_000_000, 2_000_000)),
        ("They lost dozens of men.", ("dozens", None, 24, None)),
        ("They lost scores of men.", ("scores", None, 40, None)),
        ("They lost hundreds of thousands of men.", ("hundreds of thousands", None, 200_000, None)),
        ("They lost tens of thousands of men.", ("tens of thousands", None, 20_000, None)),
        ("They lost several hundred men.", ("several hundred", None, 200, None)),
        ("They lost a dozen men.", ("a dozen", 12, None, None)),
        ("They lost half a million men.", ("half a million", 500_000, None, None)),
        ("They paid $3m.", ("$3m", 3_000_000, None, None)),
        ("They paid €2bn.", ("€2bn", 2_000_000_000, None, None)),
        ("They paid between $3m and $4m.", ("between $3m and $4m", None, 3_000_000, 4_000_000)),
        ("They held it 300m from the road.", ("300m", 300, None, None)),
        ("There were no casualties.", ("no", 0, None, None)),
    ],
)
def test_amounts(line: str, row: Row) -> None:
    assert read(line) == [row]


def test_two_thirds() -> None:
    ((words, value, _, _),) = read("They lost two-thirds of the seats.")
    assert (words, value) == ("two-thirds", pytest.approx(2 / 3))


def test_from_one_number_to_another_is_a_change() -> None:
    assert [row[1] for row in read("It rose from 30 to 45.")] == [30, 45]


def test_two_numbers_joined_by_and_are_two() -> None:
    assert [row[1] for row in read("They lost 30 and 40 men.")] == [30, 40]


def test_a_score_is_no_range() -> None:
    assert all(low is None for _, _, low, _ in read("They won 3-2."))


@pytest.mark.parametrize("line", ["They have no plan.", "They are thousandfold.", "A score settled it."])
def test_no_number(line: str) -> None:
    assert read(line) == []
