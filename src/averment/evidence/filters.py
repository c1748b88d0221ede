"""What a person asks for, as conditions on the views; every value is a parameter and never part of the SQL."""

# ruff: noqa: S608 - what is put into SQL here is ours; what people give goes in as parameters

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

from averment.coding import ActorType, Kind, least_confidence
from averment.coding.claim import EventType, Factuality, RelationType, Stance
from averment.coding.wording import FACTUALITY_WORDS
from averment.errors import UsageError

from .matching import anywhere, whole_words
from .review.reviews import RecordType, states_of

__all__ = ["Filters", "factuality_value", "iso_date"]

_CLAIMS = ("event", "relation", "quantity", "position")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Filters:
    """Conditions that all must hold, with the values they need; each method adds one where it is given a value."""

    def __init__(self) -> None:
        self.parameters: dict[str, Any] = {}
        self._conditions: list[str] = []

    @property
    def where(self) -> str:
        """The SQL clause, empty where nothing was asked."""
        return f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""

    def renamed(self, prefix: str) -> "Filters":
        """Return the same with other names for its parameters, to stand beside others in one query."""
        other = Filters()
        other.parameters = {f"{prefix}{name}": value for name, value in self.parameters.items()}
        other._conditions = [re.sub(r"\$(p\d+)", rf"${prefix}\1", each) for each in self._conditions]
        return other

    def equal(self, column: str, value: str | None) -> None:
        """The column has exactly this value."""
        if value is not None:
            self._add(f"{column} = $value", value)

    def named(self, column: str, words: str | None) -> None:
        """The column has these words, as whole words."""
        if words is not None:
            self._add(f"regexp_matches({column}, $value)", whole_words(_some(words, column)))

    def actor(self, words: str | None) -> None:
        """The actor's name or one of the other names has these words, as whole words."""
        if words is not None:
            self._add(_NAMED, whole_words(_some(words, "name")))

    def speaker(self, words: str | None) -> None:
        """The speaker goes by these words on the page; a source that stays unresolved is taken by its own words."""
        if words is not None:
            self._add(
                f"(speaker IN (SELECT id FROM _named WHERE {_NAMED})"
                " OR speaker IS NULL AND regexp_matches(source, $value))",
                whole_words(_some(words, "speaker")),
            )

    def said_by(self, actor: str) -> None:
        """The speaker is this actor of the base, on whatever page."""
        self._add("(page, speaker) IN (SELECT (page, page_actor) FROM appearances WHERE actor = $value)", actor)

    def appears_on(self, page: str) -> None:
        """The actor of the base is named on this page."""
        self._add("id IN (SELECT actor FROM appearances WHERE page = $value)", page)

    def at_least(self, column: str, least: int | None) -> None:
        """The column has this number or more."""
        if least is not None:
            if least < 0:
                raise UsageError(f"`min_{column}` cannot be {least}: give how many there must be at least.")
            self._add(f"{column} >= $value", least)

    def says(self, words: str | None) -> None:
        """One span of the content has these words in it."""
        if words is not None:
            condition = "len(list_filter(content, lambda words: regexp_matches(words, $value))) > 0"
            self._add(condition, anywhere(_some(words, "text")))

    def text(self, words: str | None) -> None:
        """The page's text has these words in it."""
        if words is not None:
            self._add("regexp_matches(text, $value)", anywhere(_some(words, "text")))

    def published(self, since: date | str | None, until: date | str | None) -> None:
        """The page's date lies between the two, both included, as far as it and they are precise."""
        # "2024-05" may be any day of May: two dates are compared as far as both of them go.
        if since is not None:
            day = iso_date(since, "since")
            self._add("published[:10] >= $value[:least(10, length(published))]", day)
        if until is not None:
            day = iso_date(until, "until")
            self._add("published[:length($value)] <= $value[:length(published)]", day)

    def kind(self, value: str | None) -> None:
        """The statement is of this kind."""
        if value is not None:
            self.equal("kind", _one_of(value, get_args(Kind), "kind"))

    def confidence(self, least: float | None) -> None:
        """The statement is at least this sure."""
        if least is not None:
            self._add("confidence >= $value", least_confidence(least))

    def confidence_at_most(self, most: float | None) -> None:
        """The record is at most this sure."""
        if most is not None:
            self._add("confidence <= $value", least_confidence(most))

    def review(self, value: str | None) -> None:
        """People say this of it: one of `STATES`, or any but one ("not-rejected")."""
        if value is not None:
            self._add("list_contains($value, review)", list(states_of(value)))

    def waiting(self, record: str | None, kind: str | None, speaker: str | None) -> None:
        """A row of the queue is of this record and type, and somebody who goes by these words speaks in it."""
        if record is not None:
            self.equal("record", _one_of(record, get_args(RecordType), "record"))
        if kind is not None:
            self.equal("type", _one_of(kind, (*_CLAIMS, *get_args(Kind)), "type"))
        if speaker is not None:
            condition = "len(list_filter(speakers, lambda name: regexp_matches(name, $value))) > 0"
            self._add(condition, whole_words(_some(speaker, "speaker")))

    def reviewed_by(self, person: str | None) -> None:
        """This person decided about it."""
        if person is not None:
            self._add("list_contains(reviewers, $value)", _some(person, "reviewed_by"))

    def actor_type(self, value: str | None) -> None:
        """The actor is of this type."""
        if value is not None:
            self.equal("type", _one_of(value, get_args(ActorType), "type"))

    # Of claims

    def claim(
        self, kind: str | None, event: str | None, relation: str | None, stance: str | None, mode: str | None
    ) -> None:
        """The claim is of this type, event type, relation, stance and mode."""
        for value, allowed, column in (
            (kind, _CLAIMS, "type"),
            (event.upper() if event is not None else None, get_args(EventType), "event"),
            (relation, get_args(RelationType), "relation"),
            (stance, get_args(Stance), "stance"),
        ):
            if value is not None:
                self.equal(column, _one_of(value, allowed, column))
        self.equal("mode", mode.lower() if mode is not None else None)

    def factuality(self, value: str | None) -> None:
        """The claim is as sure as this: one of FactBank's values, or what it is called in words."""
        if value is not None:
            self.equal("factuality", factuality_value(value))

    def holds(self, column: str, value: bool | None) -> None:
        """The column is true, or is not."""
        if value is not None:
            self._add(f"{column} = $value", value)

    def has_part(self, actor: str, *sides: str) -> None:
        """The claim has this actor of the base on one of these sides, on whatever page."""
        named = ", ".join(f"'{side}'" for side in sides)
        self._add(
            f"(page, id) IN (SELECT (page, claim) FROM claim_actors WHERE actor = $value AND side IN ({named}))", actor
        )

    def account(self, words: str | None) -> None:
        """One speaker of the account goes by these words on the page; "outlet": it is in the page's own voice."""
        if words is None:
            return
        if words.strip().lower() == "outlet":
            self._conditions.append("len(account) = 0")
            return
        self._add(
            "(page, id) IN (SELECT (page, claim) FROM claim_accounts"
            f" WHERE page_actor IN (SELECT id FROM _named WHERE {_NAMED}) OR regexp_matches(name, $value))",
            whole_words(_some(words, "account")),
        )

    def evidence(self, words: str | None) -> None:
        """The words that say it have these in them."""
        if words is not None:
            condition = "len(list_filter(evidence, lambda words: regexp_matches(words, $value))) > 0"
            self._add(condition, anywhere(_some(words, "text")))

    def happened(self, first: date | str | None, last: date | str | None) -> None:
        """What is claimed lies between the two days by its own date, or by its page's where it has none.

        A date that the page leaves open at one end ("since March") goes on at that end.
        """
        if first is not None:
            self._add(
                "CASE dated_by WHEN 'claim' THEN date_end IS NULL"
                " OR date_end[:10] >= $value[:least(10, length(date_end))]"
                " ELSE dated >= $value[:length(dated)] END",
                iso_date(first, "first`, `--from"),
            )
        if last is not None:
            self._add(
                "CASE dated_by WHEN 'claim' THEN date_start IS NULL"
                " OR date_start[:length($value)] <= $value[:length(date_start)]"
                " ELSE dated[:length($value)] <= $value[:length(dated)] END",
                iso_date(last, "last`, `--to"),
            )

    @staticmethod
    def require(words: str, option: str) -> None:
        """Refuse words that are none."""
        _some(words, option)

    def _add(self, condition: str, value: object) -> None:
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        self._conditions.append(condition.replace("$value", f"${name}"))


_NAMED = "(regexp_matches(name, $value) OR len(list_filter(aliases, lambda alias: regexp_matches(alias, $value))) > 0)"


def _some(words: str, option: str) -> str:
    if not words.strip():
        raise UsageError(f"`{option}` is empty: give the words to look for, or leave it out.")
    return words


def _one_of(value: str, allowed: Sequence[str], option: str) -> str:
    if value not in allowed:
        raise UsageError(f"`{option}` cannot be {value!r}: it is one of {', '.join(allowed)}.")
    return value


def factuality_value(value: str) -> str:
    """Return one of FactBank's values, given itself or what it is called in words.

    Raises:
        UsageError: It is neither.
    """
    values = {words: each for each, words in FACTUALITY_WORDS.items()}
    found = values.get(value.lower().replace("-", " "), value)
    if found not in get_args(Factuality):
        named = ", ".join(f"{each} ({words})" for each, words in FACTUALITY_WORDS.items())
        raise UsageError(f"`factuality` cannot be {value!r}: it is one of {named}.")
    return found


def iso_date(value: date | str, option: str) -> str:
    """Return a date, or a year or a month, in ISO 8601.

    Raises:
        UsageError: It is none.
    """
    text = value if isinstance(value, str) else value.isoformat()[:10]
    if not _DATE.fullmatch(text):
        raise UsageError(f"`{option}` cannot be {text!r}: write a date as 2024, 2024-05 or 2024-05-31.")
    return text
