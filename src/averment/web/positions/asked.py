"""What the address of the positions asks for, and which of them that is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.requests import Request

from averment.coding.folding import fold
from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.index.segment import NEVER, days_between

from .stands import Stand

__all__ = ["PATH", "STANCES", "Asked", "ask"]

PATH = "/positions"
STANCES = ("accepts", "refuses", "conditional", "undecided")


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        address: The address, without what the view does not know.
        actors: Whose positions; all where there are none.
        on: Words of the proposal, in whichever of its wordings.
        first: The first day.
        last: The last day.
        stances: Which stances; all where there are none.
    """

    address: Address
    actors: tuple[str, ...]
    on: str | None
    first: str | None
    last: str | None
    stances: tuple[str, ...]

    def among(self, all_of_them: Iterable[Stand]) -> Iterator[Stand]:
        """Yield those positions that are asked for.

        With words of a proposal come all of its positions, in whichever words.
        """
        found = list(all_of_them)
        meant = {each.proposal for each in found if _has_words(each.words, self.on)} if self.on else None
        for each in found:
            if self.actors and each.actor not in self.actors:
                continue
            if (meant is not None and each.proposal not in meant) or (self.stances and each.stance not in self.stances):
                continue
            if self._within(each):
                yield each

    def _within(self, stand: Stand) -> bool:
        """Say whether a position may hold between the days; one without a date does not."""
        if self.first is None and self.last is None:
            return True
        if stand.dated is None:
            return False
        begins_in_time = self.last is None or stand.dated[: len(self.last)] <= self.last
        return begins_in_time and (
            self.first is None or stand.until is None or stand.until[: len(self.first)] >= self.first
        )


def ask(request: Request) -> Asked:
    """Return what an address asks for.

    Raises:
        UsageError: A value that cannot be.
    """
    address = Address.of(request, PATH, ("actor", "on", "first", "last", "stance"))
    for name in ("first", "last"):
        given = address.one(name)
        if given is not None and (len(given) > 10 or days_between(given)[0] == NEVER):
            raise UsageError(f"`{name}` cannot be {given!r}: write a date as 2024, 2024-05 or 2024-05-31.")
    unknown = [each for each in address.all("stance") if each not in STANCES]
    if unknown:
        raise UsageError(f"There is no stance {unknown[0]!r}: choose one of {', '.join(STANCES)}.")
    return Asked(
        address,
        address.all("actor"),
        address.one("on"),
        address.one("first"),
        address.one("last"),
        address.all("stance"),
    )


def _has_words(text: str, words: str) -> bool:
    """Say whether each of the words begins a word of the text, whatever its capitals and accents."""
    there = f" {' '.join(fold(text).replace('-', ' ').split())}"
    return all(f" {word}" in there for word in fold(words).replace("-", " ").split())
