"""A group of appearances that are held to be one actor, with the sum of what they tell."""

from collections import Counter

__all__ = ["Group"]


class Group:
    """Appearances held to be one actor.

    Attributes:
        members: Each appearance, and how sure it is that it belongs.
        forms: On how many appearances each name stands.
        pages: The pages.
        roles: Words of roles.
        countries: The countries whose role it is ("the Iraqi minister").
        homes: The countries that pages with a relative name ("the Senate") speak of.
        genders: What roles tell of the gender.
        outlets: Who published the pages.
        company: On how many of the pages each name stands; None until somebody asks.
        known: The known actor that it is, or None.
    """

    __slots__ = (
        "company", "countries", "forms", "genders", "homes", "known", "members", "outlets", "pages", "roles"
    )  # fmt: skip

    def __init__(self) -> None:
        self.members: dict[int, float] = {}
        self.forms: Counter[int] = Counter()
        self.pages: set[int] = set()
        self.roles: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.homes: Counter[str] = Counter()
        self.genders: Counter[str] = Counter()
        self.outlets: Counter[str] = Counter()
        self.company: Counter[int] | None = None
        self.known: str | None = None

    @property
    def first(self) -> int:
        """The appearance that was read first."""
        return min(self.members)

    def take(self, other: "Group", certainty: float) -> None:
        """Make another group part of this one.

        Args:
            other: The other group, not to be used any more.
            certainty: How sure it is that the two are one.
        """
        for member, sure in other.members.items():
            self.members[member] = min(sure, certainty)
        apart = self.pages.isdisjoint(other.pages)
        self.pages |= other.pages
        for name in ("forms", "roles", "countries", "homes", "genders", "outlets"):
            getattr(self, name).update(getattr(other, name))
        if self.company is not None and other.company is not None and apart:
            self.company.update(other.company)
        else:
            self.company = None
        self.known = self.known or other.known
