"""What the base answered is kept as long as the base stays as it is, and no longer."""

from pathlib import Path

from averment.evidence import EvidenceBase
from averment.web.remembered import Remembered


def test_it_is_asked_again_when_the_base_has_changed(own_base: Path) -> None:
    base, remembered = EvidenceBase.open(own_base), Remembered()
    asked: list[str] = []

    def ask() -> int:
        asked.append("asked")
        return len(base.all_reviews())

    assert [remembered.of(base, "reviews", ask) for _ in range(3)] == [0, 0, 0]
    assert len(asked) == 1
    EvidenceBase.open(own_base).review.accept(base.claims(limit=1).project("id").fetchall()[0][0], by="edda")
    assert remembered.of(base, "reviews", ask) == 1


def test_what_was_worked_out_while_the_base_changed_is_not_kept(own_base: Path) -> None:
    base, remembered = EvidenceBase.open(own_base), Remembered()
    claim = base.claims(limit=1).project("id").fetchall()[0][0]

    def change() -> str:
        base.review.accept(claim, by="edda")
        return "before"

    assert remembered.of(base, "key", change) == "before"
    assert remembered.of(base, "key", lambda: "after") == "after"
