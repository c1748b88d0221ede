"""The words that may attribute, and a user's own beside them."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from averment import UsageError
from averment.language import Reader
from averment.language.cues import OURS, cue_classes, inflected, lexicon_digest, speech_forms, speech_verbs

LEXICON = tomllib.loads(OURS.read_text(encoding="utf-8"))
LISTED = {kind: next(iter(LEXICON[kind].values())).split() for kind in ("speech", "attitude", "noun", "phrase")}

OwnCues = Callable[[str], Path]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("report", ["report", "reports", "reported", "reporting"]),
        ("state", ["state", "states", "stated", "stating"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("convey", ["convey", "conveys", "conveyed", "conveying"]),
        ("stress", ["stress", "stresses", "stressed", "stressing"]),
        ("echo", ["echo", "echoes", "echoed", "echoing"]),
        ("push", ["push", "pushes", "pushed", "pushing"]),
    ],
)
def test_regular_forms_are_made(verb: str, forms: list[str]) -> None:
    assert inflected(verb) == forms


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("said", "speech"),
        ("told", "speech"),
        ("admitted", "speech"),
        ("denies", "speech"),
        ("thought", "attitude"),
        ("preferring", "attitude"),
        ("statements", "noun"),
        ("prophecies", "noun"),
        ("according", "phrase"),
    ],
)
def test_a_form_is_known_for_what_it_may_be(form: str, kind: str) -> None:
    assert kind in cue_classes()[form]


def test_a_form_may_be_several_things_and_most_words_are_none() -> None:
    assert cue_classes()["claims"] == {"speech", "noun"}
    assert {"the", "bridge", "tuesday"}.isdisjoint(cue_classes())


def test_forms_lead_back_to_their_verb() -> None:
    assert speech_forms()["tells"] == ("tell", 1)
    assert speech_forms()["told"] == ("tell", 2)
    assert speech_forms()["admitting"] == ("admit", 3)
    assert "thought" not in speech_forms()
    assert {verb for verb, _ in speech_forms().values()} == speech_verbs()


@pytest.mark.parametrize("kind", LISTED)
def test_no_word_is_listed_twice(kind: str) -> None:
    assert len(LISTED[kind]) == len(set(LISTED[kind]))


def test_every_irregular_form_belongs_to_a_verb_that_is_listed() -> None:
    assert LEXICON["irregular"].keys() <= {*LISTED["speech"], *LISTED["attitude"]}


def test_without_a_lexicon_of_ones_own_there_is_no_digest(monkeypatch: pytest.MonkeyPatch, own_cues: OwnCues) -> None:
    own_cues("")
    monkeypatch.setenv("AVERMENT_CUES", "")
    assert lexicon_digest() is None


def test_a_users_own_cues_stand_beside_ours(own_cues: OwnCues) -> None:
    assert "vlogged" not in cue_classes()
    own_cues('[speech]\nverbs = "vlog opine"\n[noun]\nwords = "vlog"\n[irregular]\nvlog = "vlogged vlogging"\n')
    assert cue_classes()["vlogged"] == {"speech"}
    assert cue_classes()["vlogs"] == {"speech", "noun"}
    assert cue_classes()["said"] == {"speech"}
    assert speech_forms()["vlogged"] == ("vlog", 2)


def test_readings_by_another_lexicon_are_told_apart(own_cues: OwnCues) -> None:
    ours = Reader().name
    names = set()
    for verb in ("vlog", "podcast"):
        own_cues(f'[speech]\nverbs = "{verb}"\n')
        digest = lexicon_digest()
        assert digest is not None
        assert Reader().name == f"{ours} + cues {digest}"
        names.add(Reader().name)
    assert len({ours, *names}) == 3


@pytest.mark.parametrize(
    "words",
    [
        "not a lexicon",
        "verbs = 'vlog'",
        "[verbs]\nspeech = 'vlog'",
        "[speech]\nwords = 'vlog'",
        "[speech]\nverbs = ['vlog']",
        "[irregular]\nvlog = ['vlogged']",
    ],
)
def test_what_is_no_lexicon_is_refused_before_a_page_is_read(own_cues: OwnCues, words: str) -> None:
    path = own_cues(words)
    with pytest.raises(UsageError, match=f"AVERMENT_CUES={path} ") as refused:
        Reader()
    assert "\n" not in str(refused.value)


def test_a_lexicon_that_is_not_there_is_refused(own_cues: OwnCues) -> None:
    own_cues("").unlink()
    for ask in (lexicon_digest, cue_classes):
        with pytest.raises(UsageError, match=r"AVERMENT_CUES=.* cannot be read \(No such file or directory\)"):
            ask()
