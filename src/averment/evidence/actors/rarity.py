"""How many people one name may mean: one where its parts are rare, perhaps several where they are common."""

import math
from collections import Counter
from collections.abc import Iterable

from .forms import Form, is_relative
from .weights import common_names, weights

__all__ = ["Rarity"]


class Rarity:
    """What the names of a base tell about how common given names and surnames are.

    The chance that two people share a full name is that of sharing each part, which is Fellegi and Sunter's adjustment
    for term frequencies: the parts' frequencies are counted over *different* names, so that who is often in the news
    does not make a name common. Before a base has many names, the data file's shares stand in.

    Args:
        names: The different names of the base.
    """

    def __init__(self, names: Iterable[Form]) -> None:
        self._given: Counter[str] = Counter()
        self._surname: Counter[str] = Counter()
        self._people = 0
        for name in names:
            if name.kind == "full":
                self._people += 1
                self._surname[name.words[-1]] += 1
                self._given.update(set(name.words[:-1]))

    def namesakes(self, name: Form) -> float:
        """Return how many others of that name are to be expected among the actors of the base."""
        known = weights()
        match name.kind:
            case "full":
                share = self._share(self._surname, common_names().surname, name.words[-1], known.surname_share)
                for word in name.words[:-1]:
                    share *= self._share(self._given, common_names().given, word, known.given_share)
                return known.namesakes_met * (self._people + known.people_before) * share
            case "single":
                return known.single_bearers
            case _:
                return known.relative_name if is_relative(name) else 0.0

    def bits(self, name: Form) -> float:
        """Return the bits that two actors of that name are one."""
        return -math.log2(self.namesakes(name) + 2.0 ** -weights().rare_name)

    def _share(self, counted: Counter[str], listed: dict[str, float], word: str, otherwise: float) -> float:
        before = weights().people_before
        # The name itself is no sign that its parts are common.
        others = max(0, counted[word] - 1)
        return (others + before * listed.get(word, otherwise)) / (self._people + before)
