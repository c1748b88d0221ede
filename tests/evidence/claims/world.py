"""Pages of invented outlets on which things are claimed, made without a model: a text with its claims beside it."""

import hashlib
from collections.abc import Sequence
from typing import Any

from averment.coding import Actor, ActorType, Mention, Record, Statement
from averment.coding.claim import Claim, Event, Position, Quantity, Relation, When
from averment.page import Span
from tests.evidence.pages import MODEL, page_of

__all__ = ["Desk", "accord", "shelling"]


class Desk:
    """Writes one page: actors, statements and claims are given by the page's words, found where they first stand.

    Args:
        number: Which page.
        text: Its paragraphs.
        fields: Of the page: outlet, published ….
    """

    def __init__(self, number: int, *text: str, **fields: str | None) -> None:
        self.id = hashlib.sha256(f"claims {number}".encode()).hexdigest()[:20]
        fields = {
            "url": f"https://courier.example/claims/{number}",
            "outlet": "The Asterin Courier",
            "title": text[0],
            "published": "2026-03-03",
        } | fields
        headline, *body = text
        self.page = page_of(self.id, ("headline", headline), *(("body", words) for words in body), **fields)
        self.actors: dict[str, Actor] = {}
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []

    def span(self, words: str | None) -> Any:
        if words is None:
            return None
        start = self.page.text.index(words)
        return Span(start, start + len(words))

    def actor(self, name: str, kind: ActorType = "state", *aliases: str) -> str:
        span = self.span(name)
        actor = Actor(
            id=f"{self.id[:8]}{len(self.actors)}",
            name=name,
            type=kind,
            aliases=aliases,
            mentions=(Mention(span.start, span.end, "name"),),
        )
        self.actors[name] = actor
        return actor.id

    def says(
        self,
        speaker: str | None,
        cue: str,
        content: str,
        *,
        source: str | None = None,
        within: str | None = None,
        sure: float = 0.9,
    ) -> str:
        made = Statement(
            id=f"{self.id[:8]}s{len(self.statements)}",
            speaker=self.actors[speaker].id if speaker else None,
            source=self.span(source or speaker),
            cue=self.span(cue),
            content=(self.span(content),),
            kind="indirect",
            within=within,
            confidence=sure,
        )
        self.statements.append(made)
        return made.id

    def _ids(self, names: str | Sequence[str]) -> tuple[str, ...]:
        return tuple(self.actors[name].id for name in ([names] if isinstance(names, str) else names))

    def _common(self, predicate: str, evidence: str | None, how: dict[str, Any]) -> dict[str, Any]:
        how = {"factuality": "CT+", "account": (), "confidence": 0.8} | how
        how["account"] = tuple(how["account"])
        if "conditional_on" in how:
            how["conditional_on"] = self.span(how["conditional_on"])
        return how | {
            "id": f"{self.id[:8]}c{len(self.claims)}",
            "predicate": self.span(predicate),
            "evidence": (self.span(evidence or predicate),),
        }

    def _when(self, date: tuple[str, str | None, str | None] | None) -> When | None:
        return When(words=self.span(date[0]), start=date[1], end=date[2]) if date else None

    def event(
        self,
        event: str,
        actor: str | Sequence[str],
        recipient: str | Sequence[str],
        predicate: str,
        evidence: str | None = None,
        *,
        mode: str | None = None,
        date: Any = None,
        place: str | None = None,
        **how: Any,
    ) -> str:
        made = Event(
            **self._common(predicate, evidence, how), event=event, mode=mode, actor=self._ids(actor),
            recipient=self._ids(recipient), date=self._when(date), place=self.span(place),
        )  # fmt: skip
        self.claims.append(made)
        return made.id

    def relation(
        self,
        relation: str,
        subject: str,
        object_: str,
        predicate: str,
        evidence: str | None = None,
        *,
        role: str | None = None,
        date: Any = None,
        **how: Any,
    ) -> str:
        made = Relation(
            **self._common(predicate, evidence, how), relation=relation, subject=self.actors[subject].id,
            object=self.actors[object_].id, role=self.span(role), date=self._when(date),
        )  # fmt: skip
        self.claims.append(made)
        return made.id

    def quantity(
        self,
        predicate: str,
        *,
        of: str | None = None,
        unit: str | None = None,
        claim: str | None = None,
        value: float | None = None,
        low: float | None = None,
        high: float | None = None,
        **how: Any,
    ) -> str:
        made = Quantity(
            **self._common(predicate, None, how), value=value, low=low, high=high, unit=self.span(unit),
            of=self.span(of), claim=claim,
        )  # fmt: skip
        self.claims.append(made)
        return made.id

    def position(
        self,
        stance: str,
        actor: str,
        on: str,
        predicate: str,
        evidence: str | None = None,
        *,
        since: Any = None,
        **how: Any,
    ) -> str:
        made = Position(
            **self._common(predicate, evidence, how), actor=self.actors[actor].id, stance=stance, on=self.span(on),
            since=self._when(since),
        )  # fmt: skip
        self.claims.append(made)
        return made.id

    def record(self, model: str = MODEL) -> Record:
        return Record(
            model=model,
            page=self.page,
            actors=tuple(self.actors.values()),
            statements=tuple(self.statements),
            claims=tuple(self.claims),
        )


def shelling(number: int = 1, **fields: str | None) -> Record:
    """A page on which a state says that another shelled a port, and may again; who carries it out is in dispute."""
    desk = Desk(
        number,
        "Port of Orun shelled",
        "Vashara said on Monday that Tavash had shelled the port of Orun on Sunday, killing at least 40 people.",
        "Tavash denied that it had attacked Vashara.",
        "The minister said that Vashara claims that Tavash may bomb the bridge if talks fail.",
        "Ilda Maresh leads the Tarn Front.",
        "Tavash fired on Belmar.",
        **fields,
    )
    desk.actor("Vashara")
    desk.actor("Tavash")
    desk.actor("Ilda Maresh", "person")
    desk.actor("Tarn Front", "armed_group")
    desk.actor("Belmar")
    said = desk.says(
        "Vashara", "said", "that Tavash had shelled the port of Orun on Sunday, killing at least 40 people"
    )
    denied = desk.says("Tavash", "denied", "that it had attacked Vashara")
    outer = desk.says(
        None,
        "said that",
        "that Vashara claims that Tavash may bomb the bridge if talks fail",
        source="The minister",
        sure=0.6,
    )
    inner = desk.says("Vashara", "claims", "that Tavash may bomb the bridge if talks fail", within=outer)
    event = desk.event(
        "ASSAULT", "Tavash", "Vashara", "shelled the port", "Tavash had shelled the port of Orun on Sunday",
        mode="heavy-weapons", date=("on Sunday", "2026-03-01", "2026-03-01"), place="the port of Orun", account=[said],
    )  # fmt: skip
    desk.quantity("at least 40", of="people", low=40, claim=event, account=[said])
    desk.event(
        "ASSAULT",
        "Tavash",
        "Vashara",
        "attacked",
        "it had attacked Vashara",
        factuality="CT-",
        account=[denied],
        confidence=0.9,
    )
    desk.event(
        "ASSAULT", "Tavash", "Vashara", "bomb", "Tavash may bomb the bridge if talks fail", mode="aerial",
        factuality="PS+", conditional_on="if talks fail", account=[outer, inner], confidence=0.5,
    )  # fmt: skip
    desk.relation("leader_of", "Ilda Maresh", "Tarn Front", "leads", "Ilda Maresh leads the Tarn Front")
    desk.event("ASSAULT", "Tavash", "Belmar", "fired on", "Tavash fired on Belmar")
    return desk.record()


def accord(number: int = 2, **fields: str | None) -> Record:
    """A later page of another outlet on which the sides take positions on a ceasefire and on handing over weapons."""
    desk = Desk(
        number,
        "Answers to the ceasefire plan",
        "Vashara has accepted the 30-day ceasefire since February 2026, Ilda Maresh said.",
        "Tavash rejected a thirty-day ceasefire.",
        "The Tarn Front refuses to hand over its weapons. Vashara must withdraw from Orun, Tavash demanded.",
        **({"outlet": "Halveth Gazette", "published": "2026-03-10T08:00:00+02:00"} | fields),
    )
    desk.actor("Vashara")
    desk.actor("Ilda Maresh", "person")
    desk.actor("Tavash")
    desk.actor("Tarn Front", "armed_group")
    said = desk.says("Ilda Maresh", "said", "Vashara has accepted the 30-day ceasefire since February 2026")
    demand = desk.says("Tavash", "demanded", "Vashara must withdraw from Orun")
    desk.position(
        "accepts", "Vashara", "the 30-day ceasefire", "accepted", "Vashara has accepted the 30-day ceasefire",
        since=("since February 2026", "2026-02", None), account=[said],
    )  # fmt: skip
    desk.position("refuses", "Tavash", "a thirty-day ceasefire", "rejected", "Tavash rejected a thirty-day ceasefire")
    desk.position("refuses", "Tarn Front", "to hand over its weapons", "refuses")
    desk.event(
        "RETREAT",
        "Vashara",
        (),
        "withdraw",
        "Vashara must withdraw from Orun",
        factuality="Uu",
        demanded=True,
        place="Orun",
        account=[demand],
    )
    return desk.record()
