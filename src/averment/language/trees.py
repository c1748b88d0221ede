"""Which words a mention has, over a Universal Dependencies tree, given the word that it hangs on; and the other way.

A mention hangs on its syntactic head, as in word-level coreference (Dobrovolskii 2021). Several people or groups
joined into one ("Oda Merrin and her son") hang on the first conjunction between them. Spans are GUM's: a noun phrase
has its complements and relative clauses, but neither the preposition before it nor an apposition behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Tree"]

APART = frozenset(
    {
        *("mark", "cop", "nsubj", "csubj", "aux", "advcl", "appos", "parataxis", "discourse", "vocative"),
        *("dislocated", "expl", "orphan", "list", "reparandum", "conj", "cc"),
    }
)
"""Relations of what hangs on a head but stands apart from its phrase."""

BESIDE = frozenset({"appos", "parataxis", "discourse", "vocative", "dislocated", "conj", "cc", "reparandum"})
"""The same where the head is a verb: what happened is told by the whole clause."""

WITHIN = frozenset({"det", "nummod", "amod", "nmod", "compound"})
"""Relations of what begins a noun phrase; an adverb before all of these is not part of it ("not the first")."""

QUANTITY = frozenset(
    {
        *("about", "around", "almost", "nearly", "roughly", "approximately", "some", "over", "under", "only"),
        *("more", "less", "most", "least", "at", "up"),
    }
)
"""Adverbs that do begin one ("almost forty people")."""

PAIRS = {'"': '"', "”": "“", ")": "(", "]": "[", "»": "«", "’": "‘"}


@dataclass(frozen=True)
class Tree:
    """A passage's trees.

    Attributes:
        forms: The words.
        upos: Their universal parts of speech.
        heads: An index of the passage's words; below 0 for a root.
        relations: Relations to the heads, subtypes or not.
    """

    forms: Sequence[str]
    upos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]

    @cached_property
    def children(self) -> list[list[int]]:
        """For each word, those that hang on it."""
        found: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(at)
        return found

    def relation(self, at: int) -> str:
        """Return a word's relation without its subtype."""
        return self.relations[at].partition(":")[0]

    def anchor(self, start: int, end: int) -> int | None:
        """Return the word that the mention from `start` to before `end` hangs on; None where that cannot be told."""
        inside = range(start, end)
        top = next((at for at in inside if self.heads[at] not in inside and self.upos[at] != "PUNCT"), None)
        if top is None:
            return None
        joined = {at for at in self.children[top] if at in inside and self.relation(at) == "conj"}
        if not joined:
            return top
        return next((at for at in inside if self.relation(at) == "cc" and self.heads[at] in joined), None)

    def is_joint(self, anchor: int) -> bool:
        """Return whether what hangs on a word is several joined into one."""
        conjunct = self.heads[anchor]
        return self.relation(anchor) == "cc" and conjunct >= 0 and self.relation(conjunct) == "conj"

    def span(self, anchor: int) -> tuple[int, int]:
        """Return the first word of the mention that hangs on `anchor`, and the word behind its last."""
        joint = self.is_joint(anchor)
        head = self.heads[self.heads[anchor]] if joint else anchor
        taken, waiting = {head}, [at for at in self.children[head] if self._belongs(at, head, joint=joint)]
        while waiting:
            at = waiting.pop()
            if at not in taken:
                taken.add(at)
                waiting += self.children[at]
        start, end = head, head + 1
        while start - 1 in taken:
            start -= 1
        while end in taken:
            end += 1
        return self._trimmed(start, end, head)

    def _belongs(self, at: int, head: int, *, joint: bool) -> bool:
        relation = self.relation(at)
        if joint and relation in {"conj", "cc"}:
            return True
        if self.upos[head] in {"VERB", "AUX"}:
            return relation not in BESIDE
        if relation in APART or (relation == "case" and at < head):
            return False
        if relation == "advmod" and at < head and self.upos[head] != "ADV":
            begun = any(other < at and self.relation(other) in WITHIN for other in self.children[head])
            counts = self.forms[at].lower() in QUANTITY and self.upos[head] not in {"PRON", "PROPN"}
            return begun or counts
        return True

    def _trimmed(self, start: int, end: int, head: int) -> tuple[int, int]:
        """Leave out marks at the edges, but a pair of brackets or quotation marks that both stand within.

        A pair around all of it is left out.
        """
        while start < head < end - 1 and PAIRS.get(self.forms[end - 1]) == self.forms[start]:
            start, end = start + 1, end - 1
        while start < head and self.upos[start] == "PUNCT" and not self._closed(start, end):
            start += 1
        while end - 1 > head and self.upos[end - 1] == "PUNCT" and not self._opened(start, end - 1):
            end -= 1
        return start, end

    def _closed(self, at: int, end: int) -> bool:
        return any(PAIRS.get(self.forms[other]) == self.forms[at] for other in range(at + 1, end))

    def _opened(self, start: int, at: int) -> bool:
        opening = PAIRS.get(self.forms[at])
        return opening is not None and any(self.forms[other] == opening for other in range(start, at))
