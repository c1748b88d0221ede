"""Rules over trees find who says what, as PARC3 draws its spans."""

from training.silver import silver

from averment.evaluation.corpora.universal_dependencies import ROOT, TreebankDocument


def document(rows: str) -> TreebankDocument:
    """Build a sentence from rows of word, part of speech, head (1-based, 0 the root) and relation."""
    made = TreebankDocument("one", sentence_starts=[0])
    for row in rows.strip().splitlines():
        word, part, head, relation = row.split()
        made.text += " " if made.text else ""
        start = len(made.text)
        made.text += word
        made.offsets.append((start, len(made.text)))
        made.upos.append(part)
        made.lemmas.append({"was": "be", "has": "have"}.get(word, word))
        made.heads.append(int(head) - 1 if int(head) else ROOT)
        made.relations.append(relation)
        made.misc.append("_")
    return made


def found(rows: str) -> list[tuple[list[str], list[str], list[str]]]:
    made = document(rows)
    words = made.words()
    return [
        tuple([" ".join(words[start:end]) for start, end in role] for role in (one.source, one.cue, one.content))
        for one in silver(made).attributions
    ]


def test_a_clause_after_a_verb_of_saying_is_its_content() -> None:
    assert found("""
        Ilda PROPN 3 nsubj
        has AUX 3 aux
        said VERB 0 root
        that SCONJ 6 mark
        talks NOUN 6 nsubj
        failed VERB 3 ccomp
        . PUNCT 3 punct
    """) == [(["Ilda"], ["has said"], ["that talks failed"])]


def test_who_is_told_is_not_who_tells() -> None:
    assert found("""
        Ilda PROPN 3 nsubj
        was AUX 3 aux
        told VERB 0 root
        talks NOUN 5 nsubj
        failed VERB 3 ccomp
    """) == [([], ["was told"], ["talks failed"])]


def test_according_to_attributes_the_rest_of_the_clause() -> None:
    assert found("""
        Talks NOUN 2 nsubj
        failed VERB 0 root
        , PUNCT 2 punct
        according VERB 6 case
        to ADP 4 fixed
        Ilda PROPN 2 obl
    """) == [(["Ilda"], ["according to"], ["Talks failed"])]


def test_a_verb_that_says_nothing_attributes_nothing() -> None:
    assert (
        found("""
        Ilda PROPN 2 nsubj
        walked VERB 0 root
        home ADV 2 advmod
    """)
        == []
    )
