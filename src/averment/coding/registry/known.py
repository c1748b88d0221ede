"""An actor that a registry knows, whoever keeps the registry."""

import msgspec

from averment.coding.record import ActorType

__all__ = ["Known"]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a registry: an actor, or a word that stands for one.

    Attributes:
        id: The entry's own, unique within its `source`.
        name: What it is called first of all.
        type: Person, armed group, state …: one of `ActorType`.
        aliases: Its other names, in any script, each once.
        ids: By what other registries know it: `{"wikidata": "Q796", "iso3166": "IQ"}`.
        since: From when there is such an actor (born, founded), in ISO 8601, as precise as the registry is; or None.
        until: Until when (died, dissolved); or None.
        roles: What it is or does, in the registry's words ("foreign minister").
        country: The ISO 3166-1 code of its country, or None.
        source: Which registry: "averment" for the shipped one, otherwise the name of the user's list.
        stands_for: For a capital, a seat of government or the word for a people, the id of the entry of the same source
            that is meant where it acts ("Tehran said"); or None.
    """

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    ids: dict[str, str] = {}
    since: str | None = None
    until: str | None = None
    roles: tuple[str, ...] = ()
    country: str | None = None
    source: str
    stands_for: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the first one first."""
        return (self.name, *self.aliases)
