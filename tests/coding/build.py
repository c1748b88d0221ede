"""Readings by hand: a page in a small mark-up, its trees half given, half made of noun phrases.

A block is a role and a line of words. In the words, `[s:…]`, `[c:…]` and `[k:…]` are the source, cue and content of an
attribution (`[s2:…]` of a second one in the block), `[P:…]`, `[O:…]` and
`[L:…]` names of people, organisations and places; they nest.

Noun phrases are put together by themselves (determiners, adjectives and nouns hang on their last noun, the words of a
person's name on the first, prepositions on the noun behind them). Relations between clauses are given as
`"Maresh nsubj said; resume ccomp said"`, where `word#2` is the second such word in the block. A word that governs a
subject, an object or a clause is a verb.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from averment.coding import Record, Statement, code
from averment.language import Attribution, Reading, Reference
from averment.language.quotations import find_quotations
from averment.language.tokenization import tokenize
from averment.page import REPORT_ROLES, Page, Role, Zone

__all__ = ["Block", "block", "coded", "content", "find", "reading", "said_by", "source"]

VOCAB = Vocab()
LABELS = {"P": "PERSON", "O": "ORG", "L": "LOC"}
MARK = re.compile(r"\[(?P<label>[sckPOL])(?P<number>\d*):|\]")
CONFIDENCE = 0.9

Mention = tuple[str, str, int]

POS = {
    "DET": "the a an this that these those another some no",
    "ADP": "of to in on at for with by from before after about near",
    "PRON": "he she it they i we you him her them me us who which whose his its their it one others",
    "CCONJ": "and or but",
    "SCONJ": "that because if while",
    "AUX": "is are was were had has have would will be been could not",
    "ADJ": "former foreign new old political local senior northern two three several many young deputy turkish 63",
    "ADV": "not later today never again here soon",
}
LEMMAS = {
    "said": "say",
    "told": "tell",
    "says": "say",
    "wrote": "write",
    "had": "have",
    "has": "have",
    "was": "be",
    "is": "be",
    "were": "be",
    "are": "be",
    "reported": "report",
    "confirmed": "confirm",
    "added": "add",
    "asked": "ask",
    "denied": "deny",
    "replied": "reply",
    "warned": "warn",
    "announced": "announce",
    "believes": "believe",
    "argued": "argue",
}
CLAUSAL = {"parataxis", "ccomp", "advcl", "conj"}
IN_PHRASE = {"DET": "det", "ADJ": "amod", "NOUN": "compound", "PROPN": "compound", "NUM": "nummod"}
VERBAL = {"nsubj", "obj", "iobj", "ccomp", "xcomp", "aux", "advcl"}


@dataclass
class Block:
    """A zone in the mark-up, and the relations that are given by hand."""

    role: Role
    words: str
    tree: str = ""


@dataclass
class Parts:
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)


def block(words: str, tree: str = "", role: Role = "body") -> Block:
    """Return a paragraph of the body, or a zone of another role."""
    return Block(role, words, tree)


def reading(*blocks: Block | str, outlet: str | None = None, mentions: Sequence[Mention] = ()) -> Reading:
    """Return the reading of a page made of blocks; plain words are a paragraph of the body.

    Mentions are given in the order of the text: words, type, and which mention before stands for the same, or -1.
    """
    text, zones = "", []
    parts: dict[str, Parts] = {}
    names: list[tuple[int, int, str]] = []
    trees = []
    for position, given in enumerate(blocks):
        one = block(given) if isinstance(given, str) else given
        text += "\n\n" if text else ""
        start = len(text)
        text += unmark(one.words, start, position, parts, names)
        zones.append(Zone(one.role, start, len(text)))
        trees.append(one.tree)
    page = Page(id="page", language="en", outlet=outlet, text=text, zones=tuple(zones))
    doc = document(page, names, trees)

    def spans(offsets: list[tuple[int, int]]) -> tuple[Span, ...]:
        found = [doc.char_span(start, end, alignment_mode="expand") for start, end in sorted(offsets)]
        return tuple(span for span in found if span is not None)

    attributions = [
        Attribution(spans(one.source), spans(one.cue), spans(one.content), CONFIDENCE)
        for one in parts.values()
        if one.cue
    ]
    report = [zone for zone in zones if zone.role in REPORT_ROLES]
    return Reading(
        page=page,
        doc=doc,
        attributions=tuple(attributions),
        model="by hand",
        quotations=tuple(pair for zone in report for pair in find_quotations(text, zone.start, zone.end)),
        references=tuple(referring(doc, mentions)),
    )


def referring(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Reference]:
    at = 0
    for words, kind, before in mentions:
        at = doc.text.index(words, at)
        span = doc.char_span(at, at + len(words))
        assert span is not None, f"{words!r} are no whole words"
        yield Reference(span, span.root, kind, 0.9, ((before, 0.9), (-1, 0.1)) if before >= 0 else ((-1, 1.0),))
        at += 1


def unmark(marked: str, offset: int, position: int, parts: dict[str, Parts], names: list[tuple[int, int, str]]) -> str:
    plain, at, opened = "", 0, []
    for match in MARK.finditer(marked):
        plain += marked[at : match.start()]
        at = match.end()
        if match["label"]:
            opened.append((match["label"], match["number"], offset + len(plain)))
            continue
        label, number, start = opened.pop()
        span = (start, offset + len(plain))
        if label in LABELS:
            names.append((*span, LABELS[label]))
        else:
            part = parts.setdefault(f"{position}.{number}", Parts())
            {"s": part.source, "c": part.cue, "k": part.content}[label].append(span)
    return plain + marked[at:]


def document(page: Page, names: list[tuple[int, int, str]], trees: Sequence[str]) -> Doc:
    words, spaces, position = [], [], 0
    for start, end in [*tokenize(page.text), (len(page.text), len(page.text))]:
        gap = page.text[position:start]
        if gap.startswith(" ") and words and not words[-1].isspace():
            spaces[-1], gap = True, gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        if end > start:
            words.append(page.text[start:end])
            spaces.append(False)
        position = end
    plain = Doc(VOCAB, words=words, spaces=spaces)
    named = {i for start, end, _ in names for i in tokens(plain, start, end)}
    heads, deps = list(range(len(words))), ["ROOT"] * len(words)
    pos = [tag(word, i in named) for i, word in enumerate(words)]
    for zone, tree in zip(page.zones, trees, strict=True):
        inside = [i for i in tokens(plain, zone.start, zone.end) if not words[i].isspace()]
        relate(
            inside, words, pos, heads, deps, tree, [tokens(plain, s, e) for s, e, label in names if label == "PERSON"]
        )
    lemmas = [LEMMAS.get(word.lower(), lemma(word.lower(), pos[i])) for i, word in enumerate(words)]
    doc = Doc(VOCAB, words=words, spaces=spaces, pos=pos, heads=heads, deps=deps, lemmas=lemmas)
    doc.set_ents([doc.char_span(start, end, label=label) for start, end, label in sorted(names)])
    return doc


def tokens(doc: Doc, start: int, end: int) -> list[int]:
    return [token.i for token in doc if start <= token.idx and token.idx + len(token) <= end]


def tag(word: str, named: bool) -> str:
    if word.isspace():
        return "SPACE"
    if not any(c.isalnum() for c in word):
        return "PUNCT"
    if word.lower() in {"'s", "’s"}:
        return "PART"
    found = next((pos for pos, listed in POS.items() if word.lower() in listed.split()), None)
    if found and not named:
        return found
    if word[0].isdigit():
        return "NUM"
    return "PROPN" if named else "NOUN"


def lemma(word: str, pos: str) -> str:
    if pos == "NOUN" and word.endswith("s") and len(word) > 3:
        return word[:-1]
    return word


def relate(
    inside: list[int],
    words: list[str],
    pos: list[str],
    heads: list[int],
    deps: list[str],
    tree: str,
    people: list[list[int]],
) -> None:
    """Hang every word of a block on its head: as given, as names and noun phrases go, or on the first verb."""
    fixed = as_given(inside, words, pos, heads, deps, tree)
    roots = [heads[i] for i in sorted(fixed) if deps[i] in VERBAL and heads[i] not in fixed]

    def hang(dependent: int, head: int, relation: str) -> None:
        if dependent not in fixed:
            heads[dependent], deps[dependent] = head, relation
            fixed.add(dependent)

    for name in people:
        for i in name[1:]:
            hang(i, name[0], "flat")
    for i, following in pairwise(inside):
        if pos[i] == "AUX" and pos[following] == "VERB":
            hang(i, following, "aux")
    phrases(inside, pos, deps, hang)
    root = roots[0] if roots else next((i for i in inside if heads[i] == i), inside[0])
    for i in inside:
        if heads[i] == i and i != root:
            heads[i], deps[i] = root, "punct" if pos[i] == "PUNCT" else "dep"


def as_given(
    inside: list[int], words: list[str], pos: list[str], heads: list[int], deps: list[str], tree: str
) -> set[int]:
    """Carry out the relations given by hand; return the words that they fix."""

    def index(form: str) -> int:
        word, _, number = form.partition("#")
        return [i for i in inside if words[i] == word][int(number or 1) - 1]

    fixed = set()
    for dependent, relation, head in (row.split() for row in tree.split(";") if row.strip()):
        i, governor = index(dependent), index(head)
        heads[i], deps[i] = governor, relation
        fixed.add(i)
        if relation in VERBAL and pos[governor] != "AUX":
            pos[governor] = "VERB"
        if relation in CLAUSAL and pos[i] == "NOUN":
            pos[i] = "VERB"
    return fixed


def phrases(inside: list[int], pos: list[str], deps: list[str], hang: Callable[[int, int, str], None]) -> None:
    """Hang the words of each noun phrase on its last noun, and the noun behind a preposition on what stands before."""
    governor = None
    for kind, group in groupby(inside, key=lambda i: pos[i] in IN_PHRASE):
        run = list(group)
        if not kind:
            verbs = [i for i in run if pos[i] == "VERB"]
            governor = verbs[-1] if verbs else governor
            continue
        nouns = [i for i in run if pos[i] in {"NOUN", "PROPN"} and deps[i] != "flat"]
        if not nouns:
            continue
        head = nouns[-1]
        for i in run:
            if i != head:
                hang(i, head, IN_PHRASE[pos[i]])
        if run[0] > inside[0] and pos[run[0] - 1] == "ADP":
            hang(run[0] - 1, head, "case")
            if governor is not None:
                hang(head, governor, "obl" if pos[governor] == "VERB" else "nmod")
        governor = head
        owned = run[-1] + 2
        if owned in inside and pos[run[-1] + 1] == "PART":
            hang(run[-1] + 1, head, "case")
            hang(head, owned, "nmod:poss")


def coded(*blocks: Block | str, outlet: str | None = None, mentions: Sequence[Mention] = ()) -> Record:
    """Return the record of a page made of blocks."""
    return code(reading(*blocks, outlet=outlet, mentions=mentions))


def find(record: Record, words: str) -> Statement:
    """Return the statement whose content has these words; the shortest of several."""
    found = [statement for statement in record.statements if words in content(record, statement)]
    assert found, f"{words!r} in none of {[content(record, s) for s in record.statements]}"
    return min(found, key=lambda statement: len(content(record, statement)))


def content(record: Record, statement: Statement) -> str:
    """Return a statement's content, its spans joined by " … "."""
    return " … ".join(record.page.text[span.start : span.end] for span in statement.content)


def source(record: Record, statement: Statement) -> str | None:
    """Return the words of a statement's source."""
    return record.page.text[statement.source.start : statement.source.end] if statement.source else None


def said_by(record: Record, words: str) -> str | None:
    """Return the name of who says the statement with these words, or None."""
    speaker = find(record, words).speaker
    return next((actor.name for actor in record.actors if actor.id == speaker), None)
