"""Scenes of invented sentences whose trees, names and mentions are kept in `trees.tsv`.

The trees are the shipped model's, looked through by hand, so that a claim's test does not change with the model. To add
a sentence: `python -m tests.coding.claims.trees "The sentence."` prints its block.
"""

import sys
from functools import cache
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from averment.coding.actors import Cast, add_demonyms, find_names, refer, resolve
from averment.coding.claims import Scene
from averment.coding.layout import Layout
from averment.language import Reading, Reference
from averment.page import Page, Role, Zone

__all__ = ["scene"]

TREES = Path(__file__).with_name("trees.tsv")
VOCAB = Vocab()


def scene(*sentences: str, published: str | None = "2026-03-11", role: Role = "body") -> Scene:
    """Return a page with the sentences, each a paragraph; 11 March 2026 is a Wednesday."""
    text, zones, docs, references = "", [], [], []
    for sentence in sentences:
        if text:
            text += "\n\n"
            docs.append(Doc(VOCAB, words=["\n\n"], spaces=[False], pos=["SPACE"], deps=["dep"], heads=[0]))
        zones.append(Zone(role, len(text), len(text) + len(sentence)))
        text += sentence
        doc, mentions = tree(sentence)
        offset = sum(len(one) for one in docs)
        references += [(s + offset, e + offset, h + offset, kind) for s, e, h, kind in mentions]
        docs.append(doc)
    doc = Doc.from_docs(docs, ensure_whitespace=False)
    assert doc.text == text
    page = Page(id="page", language="en", published=published, text=text, zones=tuple(zones))
    found = tuple(Reference(doc[s:e], doc[h], kind, 0.9, ((-1, 1.0),)) for s, e, h, kind in references)
    layout = Layout(Reading(page=page, doc=doc, attributions=(), model="by hand", references=found))
    cast = Cast(layout, find_names([], layout))
    speakers, _ = resolve([], cast, layout)
    refer(cast, [], speakers, layout)
    add_demonyms(cast, layout)
    return Scene(layout, [], cast.figures)


def tree(sentence: str) -> tuple[Doc, list[tuple[int, int, int, str]]]:
    assert sentence in trees(), f"no tree for {sentence!r}: add what `python -m {__name__}` prints to {TREES.name}"
    rows, mentions = trees()[sentence]
    at, spaces = 0, []
    for word, *_ in rows:
        assert sentence.startswith(word, at)
        at += len(word)
        spaces.append(sentence[at : at + 1] == " ")
        at += spaces[-1]
    columns = list(zip(*rows, strict=True))
    words, lemmas, pos, deps, heads, names = (list(column) for column in columns)
    doc = Doc(
        VOCAB, words=words, spaces=spaces, lemmas=lemmas, pos=pos, deps=deps, heads=[int(head) for head in heads],
        ents=names,
    )  # fmt: skip
    return doc, mentions


@cache
def trees() -> dict[str, tuple[list[list[str]], list[tuple[int, int, int, str]]]]:
    found: dict[str, tuple[list[list[str]], list[tuple[int, int, int, str]]]] = {}
    for block in TREES.read_text("utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        rows = [line.split("\t") for line in lines[1:] if not line.startswith("#")]
        mentions = [line.split()[1:] for line in lines[1:] if line.startswith("#")]
        found[lines[0].removeprefix("# ")] = rows, [(int(s), int(e), int(h), kind) for s, e, h, kind in mentions]
    return found


def block(sentence: str) -> str:
    """Return the model's tree of a sentence, as in the file."""
    from averment.api import reader  # noqa: PLC0415 - only to add a sentence

    page = Page(id="page", language="en", text=sentence, zones=(Zone("body", 0, len(sentence)),))
    reading = reader().read(page)
    lines = [f"# {sentence}"]
    lines += [f"# {one.span.start} {one.span.end} {one.head.i} {one.type}" for one in reading.references]
    for token in reading.doc:
        name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
        lines.append("\t".join([token.text, token.lemma_, token.pos_, token.dep_, str(token.head.i), name]))
    return "\n".join(lines)


if __name__ == "__main__":
    print("\n\n".join(block(sentence) for sentence in sys.argv[1:]))
