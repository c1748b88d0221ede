"""Lasting ties between actors."""

from .find import find_relations, find_ties

__all__ = ["find_relations", "find_ties"]
