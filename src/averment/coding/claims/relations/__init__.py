"""Lasting ties between actors."""

from .find import find_relations

__all__ = ["find_relations"]
