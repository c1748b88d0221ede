"""The data files of events say only what the code understands."""

import tomllib
from typing import get_args

from averment.coding.claim import EventType
from averment.coding.claims.events.lexicon import DATA, contexts, noun_frames, verb_frames, verb_lemmas

KEYS = {
    *("words", "event", "mode", "actor", "recipient", "together", "object", "subject", "no_object", "no_subject"),
    *("needs", "without", "beside", "particle", "weak", "intransitive"),
}


def rows():
    for event in get_args(EventType):
        table = tomllib.loads((DATA / f"{event.lower()}.toml").read_text("utf-8"))
        for kind in ("verb", "noun", "adjective"):
            for row in table.get(kind, []):
                yield event, kind, row


def test_every_row_has_words_and_no_key_that_nothing_reads() -> None:
    assert [(event, row) for event, _, row in rows() if not row.get("words") or set(row) - KEYS] == []


def test_every_file_is_one_of_the_sixteen_or_holds_for_all() -> None:
    general = {"light", "outlook", "owners", "irregular", "contexts"}
    assert {file.name.removesuffix(".toml") for file in DATA.iterdir()} == general | {
        event.lower() for event in get_args(EventType)
    }


def test_irregular_and_doubled_forms_are_known() -> None:
    assert "withdraw" in verb_lemmas()["withdrew"]
    assert "ban" in verb_lemmas()["banned"]
    assert "strike" in verb_lemmas()["striking"]


def test_the_narrowest_frame_comes_first() -> None:
    for table in (verb_frames(), noun_frames()):
        for frames in table.values():
            assert [frame.narrow for frame in frames] == sorted((frame.narrow for frame in frames), reverse=True)


def test_there_is_a_context_for_each_of_the_codebooks() -> None:
    assert len({context for listed in contexts().values() for context in listed}) == 37
