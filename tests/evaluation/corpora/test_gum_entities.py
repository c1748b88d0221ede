"""GUM's brackets: nested mentions, mentions in pieces, and which word a mention hangs on."""

from averment.evaluation.corpora.gum_entities import gum_mentions
from averment.evaluation.corpora.universal_dependencies import TreebankDocument

MISC = (
    "Entity=(1-person-new-snnnn-cf1-2-coref",
    "Entity=(2-place-new-snnnn-cf2-1-sgl)1)|SpaceAfter=No",
    "_",
    "Entity=(3[1/2]-abstract-new-snnnn-cf3-1-sgl",
    "Entity=3[1/2])",
    "Entity=(1-person-giv:act-snnnn-cf1-1-ana)",
    "Entity=(3[2/2]-abstract-new-snnnn-cf3-1-sgl)",
)


def document() -> TreebankDocument:
    words = ["Halveth", "miners", ":", "grain", "prices", "they", "fell"]
    made = TreebankDocument("GUM_news_made", text=" ".join(words), misc=list(MISC))
    at = 0
    for word in words:
        made.offsets.append((at, at + len(word)))
        at += len(word) + 1
    return made


def test_mentions_come_in_the_order_of_the_text_the_outer_first() -> None:
    found = gum_mentions(document())
    assert [(one.start, one.end, one.group, one.type) for one in found] == [
        (0, 2, "1", "person"),
        (1, 2, "2", "place"),
        (3, 5, "3", "abstract"),
        (5, 6, "1", "person"),
    ]


def test_a_mention_hangs_on_the_first_word_of_its_minimal_span() -> None:
    assert [one.minimal for one in gum_mentions(document())] == [1, 1, 3, 5]
