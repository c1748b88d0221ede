"""Who did what to whom, by the PLOVER codebook."""

from .act import Act
from .arguments import agents
from .find import code_acts, find_events
from .pair import Choice, code_of_pair
from .whom import actors_of

__all__ = ["Act", "Choice", "actors_of", "agents", "code_acts", "code_of_pair", "find_events"]
