"""Actors and the ties between them: what is asked for, laid out on the server, drawn as SVG, sent as a file."""

from .asked import MOST, Asked, ask, network_of
from .drawing import Drawing, draw
from .exporting import FORMS, export
from .words import tie_words

__all__ = ["FORMS", "MOST", "Asked", "Drawing", "ask", "draw", "export", "network_of", "tie_words"]
