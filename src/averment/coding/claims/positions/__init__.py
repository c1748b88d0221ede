"""Where actors stand on proposals and demands."""

from .find import find_positions

__all__ = ["find_positions"]
