"""Several people review at once: nothing is lost, each sees what the others did, and how far they agree is told."""

import subprocess
import sys
from pathlib import Path

import pytest

from averment.evidence import EvidenceBase
from averment.evidence.review.agreement import Agreement, alpha

from .world import DENIED, SAID, SHELLED, kept, states

REPOSITORY = Path(__file__).parent.parent.parent.parent

DECIDE = """
import sys
from averment.evidence import EvidenceBase

folder, who, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
base = EvidenceBase.open(folder)
ids = [id_ for (id_,) in base.statements().select("id").fetchall()]
print("ready", flush=True)
sys.stdin.readline()
for number in range(times):
    base.review.accept(ids[number % len(ids)], by=who, note=str(number))
"""


@pytest.fixture
def read(base: EvidenceBase) -> EvidenceBase:
    return kept(base)


def test_people_who_decide_at_the_same_moment_lose_nothing(read: EvidenceBase) -> None:
    people = {
        who: subprocess.Popen(
            [sys.executable, "-c", DECIDE, str(read.path), who, "12"],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in ("edda", "ilda", "joss")
    }
    for person in people.values():
        assert person.stdout
        assert person.stdout.readline() == "ready\n"
    for person in people.values():
        assert person.stdin
        person.stdin.write("go\n")
        person.stdin.flush()
    for person in people.values():
        person.communicate(timeout=100)
        assert person.returncode == 0
    made = read.reviews().select("by", "note").fetchall()
    assert sorted(made) == sorted((who, str(number)) for who in people for number in range(12))
    assert read.statements(review="accepted").select("decisions").fetchall() == [(6,)] * 6


def test_many_small_commits_are_put_together_and_nothing_is_lost(read: EvidenceBase, monkeypatch) -> None:
    monkeypatch.setattr("averment.evidence.base.MANY_FILES", 4)
    other = EvidenceBase.open(read.path)
    for number in range(6):
        (read, other)[number % 2].review.accept(SAID, by=str(number))
    assert len(read._tables["reviews"].files()) <= 4
    for base in (read, other):
        assert sorted(by for (by,) in base.reviews().select('"by"').fetchall()) == list("012345")


def test_each_sees_what_others_decided_meanwhile(read: EvidenceBase) -> None:
    other = EvidenceBase.open(read.path)
    other.review.correct(SAID, by="ilda", speaker="Belmar")
    assert read.statements(reviewed_by="ilda").select("speaker_name").fetchall() == [("Belmar",)]
    read.review.reject(SAID, by="edda")
    assert states(other) == [(SAID, "rejected")]
    other.review.undo(by="edda")
    assert states(read) == [(SAID, "corrected")]


def test_a_decision_opens_no_page_again_and_what_was_asked_before_stays_as_it_was(
    read: EvidenceBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    read.review.accept(SAID, by="edda")
    before = read.statements(reviewed_by="edda").select("id", "review")

    def opened_again(*_: object) -> None:
        raise AssertionError("the pages were opened again")

    assert states(read) == [(SAID, "accepted")]
    monkeypatch.setattr("averment.evidence.base.connect", opened_again)
    read.review.reject(SAID, by="ilda")
    read.review.correct(DENIED, by="ilda", speaker="Belmar")
    assert states(read) == [(SAID, "rejected"), (DENIED, "corrected")]
    assert before.fetchall() == [(SAID, "accepted")]
    read.review.undo(by="ilda")
    read.review.undo(by="ilda")
    assert states(read) == [(SAID, "accepted")]


# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, C: four observers, twelve units, missing values.
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def test_alpha_is_what_its_author_works_out() -> None:
    units = [[value for value in unit if value is not None] for unit in zip(*FOUR, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([], None),
        ([["a"], ["b"]], None),
        ([["a", "a"], ["a", "a"]], None),
        ([["a", "a"], ["b", "b"]], 1.0),
        ([["a", "b"], ["b", "a"]], -0.5),
    ],
)
def test_alpha_at_its_ends(units: list[list[str]], expected: float | None) -> None:
    assert alpha(units) == expected


def test_agreement_is_of_what_two_or_more_decided_each_by_the_last_word(read: EvidenceBase) -> None:
    assert read.agreement() == []
    read.review.accept(SAID, DENIED, by="edda")
    read.review.reject(SAID, by="ilda")
    read.review.accept(SAID, by="ilda")  # on second thoughts
    read.review.reject(DENIED, SHELLED, by="ilda")
    assert read.agreement() == [
        Agreement(record="statement", field="verdict", alpha=alpha([["a", "a"], ["a", "r"]]), records=2, reviewers=2),
        Agreement(record="claim", field="verdict", alpha=None, records=0, reviewers=0),
    ]


def test_agreement_on_a_field_is_of_what_people_hold_it_to_be(read: EvidenceBase) -> None:
    others = [id_ for (id_,) in read.statements().select("id").fetchall()]
    for id_ in others[:3]:
        read.review.correct(id_, by="edda", kind="direct")
    read.review.correct(others[0], by="ilda", kind="direct")
    read.review.correct(others[1], by="ilda", kind="mixed")
    read.review.accept(others[2], by="ilda")  # as edda has it
    read.review.reject(others[2], by="joss")
    by_field = {each.field: each for each in read.agreement()}
    expected = alpha([["direct", "direct"], ["direct", "mixed"], ["direct", "direct"]])
    assert by_field["kind"] == Agreement(record="statement", field="kind", alpha=expected, records=3, reviewers=2)
    assert by_field["verdict"].reviewers == 3
