"""How many and how much."""

from .find import find_quantities

__all__ = ["find_quantities"]
