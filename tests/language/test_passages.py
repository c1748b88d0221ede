"""What is read together is the report's, and never the noise around it."""

from averment.language.passages import passages
from averment.page import Page, Role, Zone


def page_with(*roles: Role) -> Page:
    zones = tuple(Zone(role, 2 * at, 2 * at + 1) for at, role in enumerate(roles))
    return Page(id="p", language="en", text="x\n" * len(roles), zones=zones)


def read_together(*roles: Role) -> list[list[Role]]:
    return [[zone.role for zone in group] for group in passages(page_with(*roles))]


def test_comments_and_furniture_are_not_read() -> None:
    assert read_together("furniture", "byline", "credit", "related", "category", "comment") == []


def test_the_running_text_goes_on_across_captions_headings_and_furniture() -> None:
    assert read_together("headline", "dateline", "body", "caption", "furniture", "subheading", "body", "comment") == [
        ["headline"],
        ["dateline"],
        ["body", "body"],
        ["caption"],
        ["subheading"],
    ]
