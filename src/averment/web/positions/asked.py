"""What the address of the positions asks for."""

from dataclasses import dataclass

from starlette.requests import Request

from averment.errors import UsageError
from averment.web.addresses import Address
from averment.web.index import ClaimQuestion
from averment.web.index.segment import NEVER, days_between

__all__ = ["PATH", "STANCES", "Asked", "ask"]

PATH = "/positions"
STANCES = ("accepts", "refuses", "conditional", "undecided")


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        address: The address, without what the view does not know.
        on: Words of the proposal, in whichever of its wordings.
        question: Which positions; a position holds on from its day.
    """

    address: Address
    on: str | None
    question: ClaimQuestion


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
    question = ClaimQuestion(
        type=("position",),
        stance=address.all("stance"),
        actor=address.all("actor"),
        first=address.one("first"),
        last=address.one("last"),
    )
    return Asked(address, address.one("on"), question)
