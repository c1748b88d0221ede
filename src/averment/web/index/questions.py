"""What can be asked of the index: one frozen struct for each kind of list, which is also the key of its answer.

Filters that are tuples hold where one of their values does; an empty tuple asks for nothing. `NONE` among the values
stands for records that have none (a page without an outlet, a speaker that stays unresolved). Actors are given by their
id in the base (`base_actors.id`).
"""

from typing import Literal

import msgspec

__all__ = ["NONE", "OUTLET", "ClaimQuestion", "Kind", "PageQuestion", "Question", "StatementQuestion"]

NONE = ""
"""The value of a facet for records that have no value."""

OUTLET = "outlet"
"""The value of `ClaimQuestion.account` for claims in the page's own voice."""

Kind = Literal["pages", "statements", "claims"]


class _Question(msgspec.Struct, frozen=True, kw_only=True):
    """What every question has.

    Attributes:
        text: Words to be found, in any order; words between quotation marks must stand together; a word that ends with
            `*` stands for all that begin so. Capitals and accents make no difference.
        outlet: The outlet's name, exactly.
        language: ISO 639-1 codes.
        since: The first day of publication: a year, month or day in ISO 8601.
        until: The last day of publication, likewise.
        review: States of review.
        page: One page, by its whole id.
        sort: A column of the list.
        descending: Whether the greatest comes first; records that have no value come last either way.
        limit: How many rows.
        offset: How many rows are passed over before.
    """

    text: str | None = None
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    review: tuple[str, ...] = ()
    page: str | None = None
    sort: str = "published"
    descending: bool = True
    limit: int = 50
    offset: int = 0


class PageQuestion(_Question, frozen=True, kw_only=True):
    """Which pages; `text` looks in their titles and texts.

    Attributes:
        actor: Actors that the page names.
    """

    actor: tuple[str, ...] = ()


class StatementQuestion(_Question, frozen=True, kw_only=True):
    """Which statements; `text` looks in what is said and in the speaker's name.

    Attributes:
        speaker: Who says it.
        of: Actors that its content names, where that is not who speaks.
        addressee: To whom it is said.
        kind: `direct`, `indirect`, `mixed`.
        zone: Roles of the block that it begins in.
        min_confidence: The least confidence, 0 to 1.
    """

    speaker: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    min_confidence: float | None = None


class ClaimQuestion(_Question, frozen=True, kw_only=True):
    """Which claims; `text` looks in the words of the page that say it.

    Attributes:
        type: `event`, `relation`, `quantity`, `position`.
        event: PLOVER's types of event.
        mode: PLOVER's modes.
        relation: Types of relation.
        stance: Stances of positions.
        factuality: FactBank's values.
        demanded: Whether it is demanded.
        threatened: Whether it is threatened.
        intended: Whether it is intended.
        conditional: Whether it hangs on a condition.
        actor: Who does it, is the relation's subject, or takes the position.
        recipient: To whom it is done, or who is the relation's object.
        involves: Actors on either side.
        account: Actors by whose word it is, at whatever depth, or `OUTLET`: in the page's own voice.
        place: The page's words for the place, exactly.
        proposal: The page's words for what a position is about, exactly.
        zone: Roles of the block that it stands in.
        first: The first day on which it is said to be so, as `since`; what the page does not date counts as of the
            page's date.
        last: The last such day.
        min_confidence: The least confidence, 0 to 1.
    """

    type: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    factuality: tuple[str, ...] = ()
    demanded: bool | None = None
    threatened: bool | None = None
    intended: bool | None = None
    conditional: bool | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    involves: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    proposal: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    min_confidence: float | None = None


Question = PageQuestion | StatementQuestion | ClaimQuestion
