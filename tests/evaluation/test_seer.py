import json

import pytest

from averment.coding import Actor, Mention
from averment.errors import CorpusError
from averment.evaluation.corpora.seer import GoldClaim, SeerArticle, read_seer
from averment.evaluation.seer import score, speaker_is, word_f1
from tests.coding.build import block, coded


def actor(name, *aliases, kind="name"):
    return Actor(id="a", name=name, type="other", aliases=aliases, mentions=(Mention(0, 1, kind),))


def article(*claims):
    record = coded(
        block("[k:“They buy time,”] [s:[P:Ilda Maresh]] [c:said].", "They nsubj buy; Ilda nsubj said"),
        block("[s:A source] [c:said] [k:the river fell].", "source nsubj said; river nsubj fell; fell ccomp said"),
    )
    return SeerArticle("one", record.page, tuple(GoldClaim(*claim) for claim in claims)), record


def test_the_same_words_in_another_order_and_case_are_the_same():
    assert word_f1("“They buy TIME,”", "time they buy") == 1
    assert word_f1("they buy time", "the river fell") == 0


@pytest.mark.parametrize(
    ("agent", "speaker"),
    [
        ("Ilda Maresh", actor("Maresh")),
        ("Maresh", actor("Ilda Maresh")),
        ("Reed Party", actor("the Reed")),
        ("US negotiators", actor("U.S. negotiators", kind="noun")),
        ("Maresh's office", actor("Maresh’s office", kind="noun")),
        ("Anonymous source", actor("A source", kind="noun")),
        ("CWS", actor("Centre for Water Studies", "CWS")),
    ],
)
def test_the_right_speaker_under_another_name(agent, speaker):
    assert speaker_is(agent, speaker, None)


@pytest.mark.parametrize(
    ("agent", "speaker"),
    [
        ("Joss Maresh", actor("Ilda Maresh")),
        ("Maresh", actor("Maresh’s office", kind="noun")),
        ("Maresh's office", actor("Maresh")),
        ("Anonymous source", actor("Ilda Maresh")),
    ],
)
def test_the_wrong_speaker(agent, speaker):
    assert not speaker_is(agent, speaker, None)


def test_an_unresolved_speaker_is_right_only_by_the_words_of_the_source():
    assert speaker_is("Maresh", None, "Ms Maresh")
    assert not speaker_is("Maresh", None, "she")
    assert not speaker_is("Maresh", None, None)


def test_found_and_right_are_counted_by_kind():
    pair = article(
        ("Ilda Maresh", "They buy time", "direct"),
        ("Joss Farrow", "They buy time", "direct"),
        ("Anonymous source", "The river fell", "indirect"),
        ("Joss Farrow", "Rain will come tomorrow", "indirect"),
    )
    scores = score([pair])
    assert [(k.kind, k.claims, k.found, k.right) for k in scores.kinds] == [
        ("all", 4, 3, 2),
        ("direct", 2, 2, 1),
        ("indirect", 2, 1, 1),
    ]
    assert scores.kinds[0].found_and_right == 0.5
    assert scores.statements == 2


def test_an_article_becomes_a_page_of_headline_and_paragraphs(tmp_path):
    row = {"article_id": "7", "Title": "Talks resume", "Body": "One.\n\n  Two. \n", "SourceLink": None, "claims": []}
    (tmp_path / "articles.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (only,) = read_seer(tmp_path)
    assert [(z.role, only.page.text[z.start : z.end]) for z in only.page.zones] == [
        ("headline", "Talks resume"),
        ("body", "One."),
        ("body", "Two."),
    ]


def test_a_file_that_is_not_seer_is_refused_in_one_line(tmp_path):
    with pytest.raises(CorpusError, match="is not there"):
        list(read_seer(tmp_path))
    (tmp_path / "articles.jsonl").write_text("[1]\n", "utf-8")
    with pytest.raises(CorpusError, match="line 1"):
        list(read_seer(tmp_path))


def test_our_dozen_articles_can_be_read(shared):
    articles = list(read_seer(shared / "corpora" / "seer"))
    assert sum(len(article.claims) for article in articles) > 100
