"""The examples, read with the shipped model and held to their gold."""

import html
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import averment
from averment.api import reader
from averment.coding import Record, Statement, model_name
from averment.page import REPORT_ROLES, ROLES

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGES = sorted(path.name for path in (EXAMPLES / "pages").iterdir())

FLOORS = {"found": 0.95, "speaker": 0.8, "zones": 0.97, "noise": 0.95}
"""Shares of the gold, over all pages together: what a change may not fall below."""

ENOUGH = 0.5
"""Token F1 from which a statement's content counts as found, as in SEER's evaluation."""


@dataclass
class Example:
    """A page, its gold, and what Averment makes of it."""

    name: str
    gold: dict[str, Any]
    raw: str
    record: Record

    @cached_property
    def names(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.record.actors}

    def words(self, statement: Statement) -> str:
        return " ".join(self.record.page.text[span.start : span.end] for span in statement.content)

    def match(self, gold: dict[str, Any]) -> Statement | None:
        """The statement whose content is most like the gold's; of two alike, the one with the right speaker."""
        best = max(
            self.record.statements,
            key=lambda each: (overlap(self.words(each), " ".join(gold["content"])), self.says(each, gold)),
            default=None,
        )
        return best if best and overlap(self.words(best), " ".join(gold["content"])) >= ENOUGH else None

    def says(self, statement: Statement, gold: dict[str, Any]) -> bool:
        """Whether the speaker is the gold's; an unresolved source may be right by its own words."""
        if statement.speaker is None:
            return gold["speaker"] is None
        name, wanted = plain(self.names[statement.speaker]), plain(gold["speaker"] or "")
        return name == wanted or name.startswith(f"{wanted} ")  # "observers" who go by "observers from the council"


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def overlap(one: str, other: str) -> float:
    first, second = tokens(one), tokens(other)
    common = (first & second).total()
    return 2 * common / (first.total() + second.total()) if common else 0.0


def plain(name: str) -> str:
    """A name without what stands before it in running text."""
    return re.sub(r"^(?:the|a|an|its|his|her|their) ", "", " ".join(name.lower().replace("'", "’").split()))


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    found = []
    for name in PAGES:
        path = EXAMPLES / "pages" / name
        gold = json.loads((EXAMPLES / "gold" / name).with_suffix(".json").read_text(encoding="utf-8"))
        found.append(Example(name, gold, path.read_text(encoding="utf-8"), averment.read(path)))
    return found


@pytest.mark.parametrize("name", PAGES)
def test_the_gold_is_the_pages_own_words(name: str) -> None:
    gold = json.loads((EXAMPLES / "gold" / name).with_suffix(".json").read_text(encoding="utf-8"))
    raw = (EXAMPLES / "pages" / name).read_text(encoding="utf-8")
    words = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", raw)))
    report = " ".join(zone["text"] for zone in gold["zones"])
    for zone in gold["zones"]:
        assert zone["role"] in ROLES
        assert zone["text"] in words
    for statement in gold["statements"]:
        for said in (statement["source"], statement["cue"], *statement["content"]):
            assert said is None or said in report


def test_there_are_eight_pages_of_three_outlets_and_some_are_pasted() -> None:
    assert len(PAGES) >= 8
    assert len({name.partition("-")[0] for name in PAGES}) == 3
    assert sum(name.endswith(".txt") for name in PAGES) >= 2


def test_records_carry_the_name_by_which_a_run_knows_what_it_has_read(examples: list[Example]) -> None:
    assert {example.record.model for example in examples} == {model_name(reader(None).name)}


def test_every_string_is_the_pages_own(examples: list[Example]) -> None:
    for example in examples:
        length = len(example.record.page.text)
        spans = [
            span
            for statement in example.record.statements
            for span in (statement.source, statement.cue, *statement.content)
            if span is not None
        ]
        assert all(0 <= span.start < span.end <= length for span in spans)
        for actor in example.record.actors:
            text = example.record.page.text
            assert actor.name in text
            assert all(words in text for words in (*actor.aliases, *actor.roles))


def report(example: Example) -> str:
    page = example.record.page
    return "\n".join(page.text[zone.start : zone.end] for zone in page.zones if zone.role in REPORT_ROLES)


def test_a_comment_is_never_the_reports_voice(examples: list[Example]) -> None:
    for example in examples:
        for comment in example.gold["comments"]:
            assert comment not in report(example), example.name


def test_noise_stays_out_of_the_report(examples: list[Example]) -> None:
    noise = [(example.name, words, words in report(example)) for example in examples for words in example.gold["noise"]]
    let_in = [(name, words) for name, words, inside in noise if inside]
    print(*let_in, sep="\n")
    assert 1 - len(let_in) / len(noise) >= FLOORS["noise"]


def test_statements_stand_in_the_report_alone(examples: list[Example]) -> None:
    for example in examples:
        report = [zone for zone in example.record.page.zones if zone.role in REPORT_ROLES]
        for statement in example.record.statements:
            for span in (statement.source, statement.cue, *statement.content):
                assert span is None or any(zone.start <= span.start and span.end <= zone.end for zone in report)


def test_titles_outlets_and_dates(examples: list[Example]) -> None:
    for example in examples:
        page, gold = example.record.page, example.gold
        assert page.title == gold["title"]
        assert page.outlet == gold["outlet"] or gold["outlet"] is None
        assert (page.published or "")[:10] == (gold["published"] or "")[:10], example.name


def test_zones_have_their_roles(examples: list[Example]) -> None:
    hits: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for example in examples:
        page = example.record.page
        for zone in example.gold["zones"]:
            gold[zone["role"]] += 1
            own = [page.text[each.start : each.end] for each in page.zones if each.role == zone["role"]]
            hits[zone["role"]] += any(zone["text"] in words for words in own)
    print({role: f"{hits[role]}/{gold[role]}" for role in gold})
    assert hits["headline"] == gold["headline"]
    assert hits.total() / gold.total() >= FLOORS["zones"]


def test_statements_are_found_with_their_speakers(examples: list[Example]) -> None:
    gold = found = right = 0
    for example in examples:
        for statement in example.gold["statements"]:
            match = example.match(statement)
            gold += 1
            found += match is not None
            right += match is not None and example.says(match, statement)
            if match is None or not example.says(match, statement):
                said = f"{example.names.get(match.speaker or '', '?')}: {example.words(match)}" if match else "nothing"
                print(f"{example.name}: {statement['speaker']}: {' … '.join(statement['content'])} | {said}")
    print(f"{gold} statements, {found} found, {right} with the right speaker")
    assert found / gold >= FLOORS["found"]
    assert right / gold >= FLOORS["speaker"]


def test_two_people_with_one_surname_are_kept_apart(examples: list[Example]) -> None:
    example = next(each for each in examples if each.name == "courier-two-vasharis.html")
    by_words = {example.words(each): example.names.get(each.speaker or "") for each in example.record.statements}
    assert by_words["“That is not security, that is a blank cheque,”"] == "Mila Vashari"
    assert (
        by_words["“Every arrest is reported to my office by noon,” “and every family gets a telephone call.”"]
        == "Renno Vashari"
    )


def test_a_caption_shown_twice_counts_once(examples: list[Example]) -> None:
    for name in ("courier-two-vasharis.html", "courier-arms-pasted.txt"):
        page = next(each for each in examples if each.name == name).record.page
        captions = [page.text[zone.start : zone.end] for zone in page.zones if zone.role == "caption"]
        assert len(captions) == len(set(captions)) == 1
