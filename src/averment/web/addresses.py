"""Addresses of views: a path and its parameters, of which links change one and keep the others."""

from collections.abc import Iterable
from typing import NamedTuple, Self
from urllib.parse import urlencode

from starlette.requests import Request

__all__ = ["Address"]


class Address(NamedTuple):
    """A path with its parameters, in their order; a name may stand there more than once.

    Attributes:
        path: The path.
        given: Names and values.
    """

    path: str
    given: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, request: Request, path: str, names: Iterable[str], may_be_empty: Iterable[str] = ()) -> Self:
        """Return what a request asks for.

        Args:
            request: The request.
            path: The path of the view.
            names: The parameters that it knows; others are dropped.
            may_be_empty: Those of them whose empty value means something; for others it is a field left empty.
        """
        known, empty = frozenset(names), frozenset(may_be_empty)
        items = ((name, value.strip()) for name, value in request.query_params.multi_items() if name in known)
        return cls(path, tuple(dict.fromkeys((name, value) for name, value in items if value or name in empty)))

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a parameter."""
        return tuple(value for each, value in self.given if each == name)

    def one(self, name: str) -> str | None:
        """Return the value of a parameter that stands there once; of several, the last."""
        return next(iter(self.all(name)[::-1]), None)

    def without(self, *names: str) -> Self:
        """Return this address without some parameters."""
        return self._replace(given=tuple((each, value) for each, value in self.given if each not in names))

    def put(self, name: str, *values: str) -> Self:
        """Return this address with a parameter that has these values and no other."""
        rest = self.without(name)
        return rest._replace(given=(*rest.given, *((name, value) for value in values)))

    def toggled(self, name: str, value: str) -> Self:
        """Return this address with one value more of a parameter, or without it where it has it."""
        if (name, value) in self.given:
            return self._replace(given=tuple(each for each in self.given if each != (name, value)))
        return self._replace(given=(*self.given, (name, value)))

    def at(self, path: str) -> Self:
        """Return another path with the same parameters."""
        return self._replace(path=path)

    def hidden(self, *names: str) -> tuple[tuple[str, str], ...]:
        """Return what a form that asks for `names` carries along."""
        return self.without(*names).given

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.given, safe=',:-')}" if self.given else self.path
