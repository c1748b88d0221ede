"""Attributions that rules find over a treebank's own trees, for the model that is trained without PolNeAR.

Spans follow PARC3's conventions: the content of indirect speech is the whole complement clause, "that" included; a
quotation's marks belong to its content; auxiliaries belong to the cue. What the rules do not see is taught as "none".
"""

from collections.abc import Iterator

from averment.evaluation.corpora.polnear import GoldAttribution, PolnearArticle, WordSpan
from averment.evaluation.corpora.universal_dependencies import TreebankDocument
from averment.language.cues import cue_classes, speech_forms
from averment.language.quotations import find_quotations

__all__ = ["silver"]

MARKS = frozenset({".", ",", ";", ":", "-", "–", "—", "--"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
FAR = 14
"""Words between a quotation and its verb of saying."""


def silver(document: TreebankDocument) -> PolnearArticle:
    """Return the document as an annotated article."""
    found = {one.cue: one for one in _Finder(document).attributions()}.values()
    outermost = [one for one in found if not any(_within(one.cue[0], other) for other in found if other is not one)]
    return PolnearArticle(document.name, "rules", document.text, document.offsets, tuple(outermost))


def _within(cue: WordSpan, other: GoldAttribution) -> bool:
    """Tell whether a cue stands in what another says: a word has one tag, and the outer statement's counts."""
    return any(start <= cue[0] and cue[1] <= end for start, end in other.content)


class _Finder:
    def __init__(self, document: TreebankDocument) -> None:
        self.document = document
        self.words = document.words()
        self.children: list[list[int]] = [[] for _ in self.words]
        for at, head in enumerate(document.heads):
            if head >= 0:
                self.children[head].append(at)
        bounds = [*document.sentence_starts, len(self.words)]
        self.sentence = [number for number in range(len(bounds) - 1) for _ in range(bounds[number], bounds[number + 1])]
        self.quotations = self._quotations()

    def attributions(self) -> Iterator[GoldAttribution]:
        for at, part in enumerate(self.document.upos):
            if self.words[at].lower() == "according":
                yield from self._according(at)
            elif part == "VERB":
                yield from self._by_verb(at)
            elif part == "NOUN" and "noun" in cue_classes().get(self.words[at].lower(), ()):
                yield from self._by_noun(at)

    def _by_verb(self, verb: int) -> Iterator[GoldAttribution]:
        classes = cue_classes().get(self.words[verb].lower(), frozenset())
        subject = next((one for one in self.children[verb] if self.document.relations[one] == "nsubj"), None)
        passive = not self.words[verb].endswith("ing") and any(
            self.document.lemmas[one] == "be" for one in self.children[verb] if self.document.upos[one] == "AUX"
        )
        if not classes & {"speech", "attitude"}:
            return
        source = () if subject is None or passive else (self._span(subject),)
        content: list[WordSpan] = []
        says = self.words[verb].lower() in speech_forms()
        for child in self.children[verb]:
            relation = self.document.relations[child]
            finite = any(self.document.relations[one] == "nsubj" for one in self.children[child])
            completes = (relation == "ccomp" and (finite or says)) or (relation == "xcomp" and self._to(child))
            if child > verb and completes:
                content.append(self._trimmed(self._span(child)))
            elif relation in {"ccomp", "parataxis"} and child < verb and says and finite:
                content.append(self._trimmed(self._up_to(self._span(child), verb, subject)))
        head = self.document.heads[verb]
        if not content and says and head >= 0 and self.document.relations[verb] == "parataxis" and subject is not None:
            start, end = self._span(head)
            mine = self._span(verb)
            content = [self._trimmed(span) for span in ((start, mine[0]), (mine[1], end)) if span[0] < span[1]]
        if says:
            content = self._with_quotations(content, verb, subject)
        content = [span for span in content if span[0] < span[1] and not span[0] <= verb < span[1]]
        if content and (source or passive):
            yield GoldAttribution(source, (self._cue(verb),), tuple(sorted(set(content))))

    def _by_noun(self, noun: int) -> Iterator[GoldAttribution]:
        clause = next(
            (
                one
                for one in self.children[noun]
                if self.document.relations[one] in {"acl", "ccomp"}
                and any(self.words[mark].lower() == "that" for mark in self.children[one])
                and self.words[self._span(one)[0]].lower() == "that"
            ),
            None,
        )
        if clause is None:
            return
        owner = next((o for o in self.children[noun] if self.document.relations[o] == "nmod" and o < noun), None)
        content = self._trimmed(self._span(clause))
        yield GoldAttribution((self._span(owner),) if owner is not None else (), ((noun, noun + 1),), (content,))

    def _according(self, at: int) -> Iterator[GoldAttribution]:
        if at + 1 >= len(self.words) or self.words[at + 1].lower() != "to":
            return
        noun = (
            self.document.heads[at]
            if self.document.heads[at] > at
            else next((one for one in self.children[at] if one > at + 1), None)
        )
        if noun is None or noun <= at:
            return
        start, end = self._span(noun)
        head = self.document.heads[noun] if self.document.heads[noun] != at else self.document.heads[at]
        if head < 0:
            return
        first, last = self._span(head)
        parts = [self._trimmed(span) for span in ((first, min(at, last)), (max(end, first), last)) if span[0] < span[1]]
        parts = [span for span in parts if span[0] < span[1]]
        if parts:
            yield GoldAttribution(((max(start, at + 2), end),), ((at, at + 2),), tuple(parts))

    def _span(self, at: int) -> WordSpan:
        low = high = at
        waiting = [at]
        while waiting:
            one = waiting.pop()
            low, high = min(low, one), max(high, one)
            waiting += self.children[one]
        return low, high + 1

    def _to(self, clause: int) -> bool:
        return any(self.words[one].lower() == "to" for one in self.children[clause] if one < clause)

    def _cue(self, verb: int) -> WordSpan:
        start, end = verb, verb + 1
        helpers = {
            one for one in self.children[verb] if self.document.upos[one] in {"AUX", "ADV", "PART"} and one < verb
        }
        while start - 1 in helpers:
            start -= 1
        while end < len(self.words) and end in self.children[verb] and self.document.relations[end] == "compound":
            end += 1
        return start, end

    def _trimmed(self, span: WordSpan) -> WordSpan:
        start, end = span
        while start < end and self.words[start] in MARKS:
            start += 1
        while end > start and self.words[end - 1] in MARKS:
            end -= 1
        around = (q for q in self.quotations if q[0] <= start and end <= q[1] and q[1] - q[0] - (end - start) < 5)
        return next(around, (start, end))

    def _up_to(self, span: WordSpan, verb: int, subject: int | None) -> WordSpan:
        return span[0], min(span[1], verb, *([self._span(subject)[0]] if subject is not None else []))

    def _with_quotations(self, content: list[WordSpan], verb: int, subject: int | None) -> list[WordSpan]:
        """Let a content that a quotation shares words with hold it whole; without content, take one beside the verb."""
        whole = []
        for start, end in content:
            shared = (q for q in self.quotations if q[0] < end and start < q[1] and not q[0] <= verb < q[1])
            first, behind = next(shared, (start, end))
            whole.append((min(start, first), max(end, behind)))
        if whole or subject is None:
            return whole
        near = [
            q
            for q in self.quotations
            if not q[0] <= verb < q[1]
            and self.sentence[verb] in {self.sentence[q[0]], self.sentence[q[1] - 1]}
            and min(abs(q[0] - verb), abs(verb - q[1])) <= FAR
            and q[1] - q[0] > 5
        ]
        return near[:2]

    def _quotations(self) -> list[WordSpan]:
        found, at = [], 0
        text, offsets = self.document.text, self.document.offsets
        word = 0
        for paragraph in text.split("\n\n"):
            for start, end in find_quotations(text, at, at + len(paragraph)):
                while word < len(offsets) and offsets[word][1] <= start:
                    word += 1
                first = word
                while word < len(offsets) and offsets[word][0] < end:
                    word += 1
                if word > first + 2 and self.words[first] in QUOTES:
                    found.append((first, word))
            at += len(paragraph) + 2
        return found
