"""Who signed, and whose page it is."""

import pytest

from averment.page.pasted import names


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Anas Tassel |", ("Anas Tassel",)),
        ("By Edda Marrin and Tomas Kell in Velm", ("Edda Marrin", "Tomas Kell")),
        ("Von Edda Marrin und Tomas Kell", ("Edda Marrin", "Tomas Kell")),
        ("Edda Marrin, Defence Correspondent", ("Edda Marrin",)),
        ("By Yusuf al-Karrad | March 4, 2026 11:02 AM", ("Yusuf al-Karrad",)),
        ("Lakeside Wire", ("Lakeside Wire",)),
        ("5 min read", ()),
    ],
)
def test_a_byline_names_people_or_a_desk(byline: str, expected: tuple[str, ...]) -> None:
    assert names.authors([byline]) == expected


def test_nobody_is_named_twice() -> None:
    assert names.authors(["By Edda Marrin", "Edda Marrin | March 4, 2026"]) == ("Edda Marrin",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("© 2026 The Asterin Courier. All rights reserved.", "The Asterin Courier"),
        ("Copyright © Lakeside Wire 2026", "Lakeside Wire"),
        ("© Olive Brandt", None),
        ("All rights reserved", None),
    ],
)
def test_a_copyright_line_names_the_outlet(line: str, expected: str | None) -> None:
    assert names.outlet([line]) == expected


def test_a_signature_is_by_somebody() -> None:
    assert names.is_signature("By Edda Marrin")
    assert not names.is_signature("By the sea")
    assert not names.is_signature("Edda Marrin said that talks would resume")
