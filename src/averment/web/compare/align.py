"""Which claims of two sides are about the same thing, and in what they differ; claims in, pairs out, nothing else.

Two claims are taken to be about the same thing where they are of one type and

- **events**: of the same PLOVER type, with an actor of the base in common on the same side (who does it, or to whom),
  and near in time: days that both pages give are at most two apart, days that are only the pages' own at most a week.
  Who is on the other side may differ: that one page blames another actor is what one wants to see. Then, though, both
  give a day, or two longer words of both are the same ("shelled", "market"): somebody may ask for many things.
- **relations**: the same relation between the same two actors; of ties that hold both ways (allied, opposed) either
  way round.
- **positions**: of the same actor on the same proposal, by the words that `evidence.claims.proposals` groups.
- **quantities**: of the same thing counted (the head noun of its words: "at least 40 people", "12 people"). Where both
  belong to an event, these are about the same thing themselves; otherwise two longer words that stand around both are
  the same ("killed", "market").

First the claims of each side that say the same of the same actors become a group. Then the groups that are most alike
are paired, each with one at most: a common actor on a side counts most, then the same mode, the same place, days that
both give, and the share of words in common.

A pair differs where one side says something that the other does not: how sure it is, by whose word, who is on the other
side, in what way, how many, which stance, when or where. Outlets are no difference of accounts: two pages always
have two. It is reading, not proof: each claim keeps its words and a link, for people to judge.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from averment.coding.folding import fold
from averment.coding.wording import amount
from averment.evidence.claims.proposals import group_proposals
from averment.web.index import ClaimRow, Party
from averment.web.wording import sure

__all__ = ["Alignment", "Difference", "Group", "Pair", "align"]

_DAYS_GIVEN = 2
_DAYS_OF_PAGES = 7
_BOTH_WAYS = frozenset({"allied_with", "opposed_to"})
_BEHIND_HEAD = frozenset({"of", "in", "at", "for", "from", "by", "to", "with", "on", "who", "that", "and", "per"})
_PRONOUNS = frozenset({"them", "us", "you", "these", "those", "others", "which", "whom", "it"})
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_AROUND, _LONG = 2, 5
_COMMON_ACTOR, _SAME_MODE, _SAME_PLACE, _NEAR = 4.0, 1.0, 1.0, 1.0


class Group(NamedTuple):
    """Claims of one side that say the same of the same actors; there is one at least."""

    claims: tuple[ClaimRow, ...]

    @property
    def first(self) -> ClaimRow:
        """The first of them on its page."""
        return self.claims[0]


class Difference(NamedTuple):
    """What one side says otherwise than the other.

    Attributes:
        about: `how sure`, `by whose word`, `who`, `to whom`, `in what way`, `how many`, `stance`, `when` or `where`.
        one: What the one side says, in words.
        other: What the other says.
    """

    about: str
    one: tuple[str, ...]
    other: tuple[str, ...]


class Pair(NamedTuple):
    """A group of each side about the same thing, with what differs between them."""

    one: Group
    other: Group
    differences: tuple[Difference, ...]


class Alignment(NamedTuple):
    """Two sides, set side by side.

    Attributes:
        pairs: What both say; where they differ comes first.
        only_one: What only the one side says.
        only_other: What only the other says.
    """

    pairs: tuple[Pair, ...]
    only_one: tuple[Group, ...]
    only_other: tuple[Group, ...]


def align(one: Sequence[ClaimRow], other: Sequence[ClaimRow]) -> Alignment:
    """Return two sides' claims set side by side.

    Args:
        one: The claims of one side, in its order.
        other: Those of the other.
    """
    proposals = group_proposals([claim.proposal for claim in (*one, *other) if claim.proposal])
    events = {claim.id: claim for claim in (*one, *other) if claim.type == "event"}
    ours, theirs = _groups(one, proposals), _groups(other, proposals)
    scored = [
        (score, -place, -theirs_place)
        for (place, mine), (theirs_place, its) in product(enumerate(ours), enumerate(theirs))
        if (score := _likeness(mine.first, its.first, proposals, events)) > 0
    ]
    taken: dict[int, int] = {}
    for _, place, theirs_place in sorted(scored, reverse=True):
        if -place not in taken and -theirs_place not in taken.values():
            taken[-place] = -theirs_place
    pairs = [
        Pair(ours[place], theirs[match], tuple(_differences(ours[place], theirs[match])))
        for place, match in sorted(taken.items())
    ]
    return Alignment(
        pairs=tuple(sorted(pairs, key=lambda pair: not pair.differences)),
        only_one=tuple(each for place, each in enumerate(ours) if place not in taken),
        only_other=tuple(each for place, each in enumerate(theirs) if place not in taken.values()),
    )


def _groups(claims: Iterable[ClaimRow], proposals: Mapping[str, str]) -> list[Group]:
    found: defaultdict[Any, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        found[_key(claim, proposals)].append(claim)
    return [Group(tuple(each)) for each in found.values()]


def _key(claim: ClaimRow, proposals: Mapping[str, str]) -> Any:
    """Return what two claims of one side have in common that say the same."""
    actors, recipients = (frozenset(map(_who, side)) for side in (claim.actors, claim.recipients))
    match claim.type:
        case "event" if actors or recipients:
            own = claim.date_start if claim.dated_by == "claim" else None
            return claim.event, claim.mode, actors, recipients, own, claim.place
        case "relation":
            return claim.relation, actors, recipients
        case "position":
            return actors, proposals.get(claim.proposal or "", claim.proposal), claim.stance
        case "quantity":
            return _counted(claim), claim.value, claim.low, claim.high, claim.part_of
    return claim.id


def _likeness(one: ClaimRow, other: ClaimRow, proposals: Mapping[str, str], events: Mapping[str, ClaimRow]) -> float:
    """Return how alike two claims are; 0 where they are not about the same thing."""
    if one.type != other.type:
        return 0
    match one.type:
        case "event":
            alike = _events(one, other)
        case "relation":
            alike = _relations(one, other)
        case "position":
            alike = _positions(one, other, proposals)
        case _:
            alike = _quantities(one, other, events)
    return alike + _common_words(one, other) if alike else 0


def _events(one: ClaimRow, other: ClaimRow) -> float:
    shared = sum(_shares(getattr(one, side), getattr(other, side)) for side in ("actors", "recipients"))
    if one.event != other.event or not shared or not _near(one, other):
        return 0
    dated = one.dated_by == other.dated_by == "claim"
    if shared == 1 and not dated and len(_told_of(one) & _told_of(other)) < _WORDS_AROUND:
        return 0
    return (
        _COMMON_ACTOR * shared
        + _SAME_MODE * (one.mode is not None and one.mode == other.mode)
        + _SAME_PLACE * (one.place is not None and other.place is not None and fold(one.place) == fold(other.place))
        + _NEAR * dated
    )


def _relations(one: ClaimRow, other: ClaimRow) -> float:
    if one.relation != other.relation:
        return 0
    straight = _shares(one.actors, other.actors) and _shares(one.recipients, other.recipients)
    crossed = _shares(one.actors, other.recipients) and _shares(one.recipients, other.actors)
    return 2 * _COMMON_ACTOR if straight or (crossed and one.relation in _BOTH_WAYS) else 0


def _positions(one: ClaimRow, other: ClaimRow, proposals: Mapping[str, str]) -> float:
    same = proposals.get(one.proposal or "") == proposals.get(other.proposal or "")
    return 2 * _COMMON_ACTOR if same and _shares(one.actors, other.actors) else 0


def _quantities(one: ClaimRow, other: ClaimRow, events: Mapping[str, ClaimRow]) -> float:
    if _counted(one) is None or _counted(one) != _counted(other):
        return 0
    mine, its = events.get(one.part_of or ""), events.get(other.part_of or "")
    if mine is not None and its is not None:
        return _events(mine, its)
    return 1 if len(_around(one) & _around(other)) >= _WORDS_AROUND else 0


def _who(party: Party) -> str:
    return party.id or fold(party.name or party.page_name)


def _shares(one: Iterable[Party], other: Iterable[Party]) -> bool:
    """Say whether an actor of the base is on both; names that stand for nobody in particular are nobody in common."""
    return bool({each.id for each in one} & {each.id for each in other} - {None})


def _near(one: ClaimRow, other: ClaimRow) -> bool:
    mine, its = _days(one), _days(other)
    if mine is None or its is None:
        return True
    (begin, end), (its_begin, its_end) = mine, its
    apart = max((its_begin - end).days, (begin - its_end).days, 0)
    return apart <= (_DAYS_GIVEN if one.dated_by == other.dated_by == "claim" else _DAYS_OF_PAGES)


def _days(claim: ClaimRow) -> tuple[date, date] | None:
    """Return the first and last day of a claim, or its page's; None where one is open or no whole day."""
    start, end = claim.date_start, claim.date_end
    if claim.dated_by == "page":
        start = end = claim.dated
    try:
        return (date.fromisoformat((start or "")[:10]), date.fromisoformat((end or "")[:10]))
    except ValueError:
        return None


def _counted(claim: ClaimRow) -> str | None:
    """Return the head noun of what is counted, without a plural's ending."""
    words = fold(claim.counted or claim.unit or "").split()
    head = next((words[:place] for place, word in enumerate(words) if place and word in _BEHIND_HEAD), words)
    return head[-1].removesuffix("s") if head and head[-1] not in _PRONOUNS else None


def _told_of(event: ClaimRow) -> frozenset[str]:
    """Return the longer words of an event and around it, without the names of who is on its sides."""
    return _long_words(event, *(party.name for party in (*event.actors, *event.recipients)))


def _around(quantity: ClaimRow) -> frozenset[str]:
    """Return the longer words around a quantity, without its own."""
    return _long_words(quantity, *quantity.evidence, quantity.counted or "")


def _long_words(claim: ClaimRow, *without: str) -> frozenset[str]:
    own = {*_WORD.findall(fold(" ".join(without)))}
    words = _WORD.findall(fold(claim.context.text))
    return frozenset(word for word in words if len(word) >= _LONG and word not in own)


def _common_words(one: ClaimRow, other: ClaimRow) -> float:
    """Return how many of the words of both are the words of each, 0 to 1."""
    mine, its = ({*fold(" ".join(claim.evidence)).split()} for claim in (one, other))
    return len(mine & its) / max(len(mine | its), 1)


def _differences(one: Group, other: Group) -> Iterable[Difference]:
    for about, said in _ASPECTS.items():
        mine, its = _told(one, said), _told(other, said)
        # What one side does not speak of is no contradiction.
        silent = about not in {"how sure", "by whose word"} and not (mine and its)
        if {fold(each) for each in mine} != {fold(each) for each in its} and not silent:
            yield Difference(about, mine, its)


def _told(group: Group, said: Callable[[ClaimRow], str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told for told in map(said, group.claims) if told))


def _account(claim: ClaimRow) -> str:
    names = list(dict.fromkeys(party.name or "somebody" for party in claim.account))
    return " → ".join(names) or "in the page's own voice"


def _named(parties: Iterable[Party]) -> str:
    return ", ".join(sorted(party.name for party in parties))


def _when(claim: ClaimRow) -> str | None:
    if claim.dated_by != "claim":
        return None
    return (
        claim.date_start
        if claim.date_start == claim.date_end
        else f"{claim.date_start or '…'} to {claim.date_end or '…'}"
    )


_ASPECTS: dict[str, Callable[[ClaimRow], str | None]] = {
    "how many": lambda claim: amount(claim.value, claim.low, claim.high) if claim.type == "quantity" else None,
    "how sure": lambda claim: sure(claim).words,
    "stance": lambda claim: claim.stance,
    "who": lambda claim: _named(claim.actors),
    "to whom": lambda claim: _named(claim.recipients),
    "in what way": lambda claim: claim.mode,
    "by whose word": _account,
    "when": _when,
    "where": lambda claim: claim.place,
}
