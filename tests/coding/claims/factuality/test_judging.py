"""How sure a predicate is: invented sentences, each with the value that its words leave."""

import pytest

from averment.coding.claims.factuality import combined, judge, judgement, ruled
from averment.coding.claims.factuality.state import state

from .sentences import predicate, scene

PLAIN = [
    ("Sarn attacked Halveth.", "attacked", "CT+", ""),
    ("Sarn may attack the town of Halveth.", "attack", "PS+", ""),
    ("Sarn did not attack Halveth.", "attack", "CT-", ""),
    ("Sarn has never attacked Halveth.", "attacked", "CT-", ""),
    ("Sarn cannot attack Halveth.", "attack", "CT-", ""),
    ("Sarn may not attack Halveth.", "attack", "PS-", ""),
    ("Sarn should attack Halveth.", "attack", "Uu", "demanded"),
    ("Sarn should not attack Halveth.", "attack", "PS-", "demanded"),
    ("Sarn should have attacked Halveth.", "attacked", "PR-", ""),
    ("Sarn might have attacked Halveth, Ilda Maresh said.", "attacked", "PS+", ""),
    ("Sarn will attack Halveth.", "attack", "PR+", ""),
    ("Sarn is going to attack Halveth.", "attack", "PR+", "intended"),
    ("Sarn is to withdraw from Halveth.", "withdraw", "PR+", "intended"),
    ("Sarn has to withdraw from Halveth.", "withdraw", "Uu", "demanded"),
    ("Sarn probably attacked Halveth.", "attacked", "PR+", ""),
    ("Sarn allegedly attacked Halveth.", "attacked", "Uu", ""),
    ("Sarn not only attacked Halveth but also burned the mill.", "attacked", "CT+", ""),
    ("No group attacked the village.", "attacked", "CT-", ""),
    ("Nobody attacked the village.", "attacked", "CT-", ""),
    ("Neither Sarn nor the Reed Party attacked the village.", "attacked", "CT-", ""),
    ("Sarn attacked the village and may burn the mill.", "burn", "PS+", ""),
    ("Sarn may attack and burn the village.", "burn", "PS+", ""),
]

CLAUSES = [
    ("Sarn managed to attack Halveth.", "attack", "CT+", ""),
    ("Sarn did not manage to attack Halveth.", "attack", "CT-", ""),
    ("Sarn failed to attack Halveth.", "attack", "CT-", ""),
    ("Sarn did not fail to attack Halveth.", "attack", "CT+", ""),
    ("Sarn may have failed to attack Halveth.", "attack", "PS-", ""),
    ("Sarn refused to attack Halveth.", "attack", "CT-", ""),
    ("Sarn forced the rebels to withdraw.", "withdraw", "CT+", ""),
    ("Sarn did not force the rebels to withdraw.", "withdraw", "Uu", ""),
    ("Sarn prevented the rebels from attacking Halveth.", "attacking", "CT-", ""),
    ("Sarn threatened to attack Halveth.", "attack", "Uu", "threatened"),
    ("Sarn did not threaten to attack Halveth.", "attack", "Uu", ""),
    ("Sarn plans to attack Halveth.", "attack", "Uu", "intended"),
    ("Sarn hopes to attack Halveth.", "attack", "Uu", ""),
    ("Sarn is likely to attack.", "attack", "PR+", ""),
    ("It is unlikely that Sarn will attack.", "attack", "PR-", ""),
    ("Sarn is expected to attack Halveth.", "attack", "PR+", ""),
    ("Sarn was alleged to have attacked Halveth.", "attacked", "Uu", ""),
    ("Sarn sent troops to attack Halveth.", "attack", "Uu", "intended"),
    ("The council met after Sarn attacked Halveth.", "attacked", "CT+", ""),
    ("The council may meet after Sarn attacked Halveth.", "attacked", "CT+", ""),
    ("The rebels left without attacking Halveth.", "attacking", "CT-", ""),
]

NOUNS = [
    ("The threat of an attack on Halveth has grown.", "attack", "Uu", "threatened"),
    ("A possible attack on Halveth worried the council.", "attack", "PS+", ""),
    ("There was no attack on Halveth.", "attack", "CT-", ""),
    ("No attack took place.", "attack", "CT-", ""),
    ("The rebels launched an attack on Halveth.", "attack", "CT+", ""),
    ("The rebels may launch an attack on Halveth.", "attack", "PS+", ""),
    ("The rebels did not launch an attack on Halveth.", "attack", "CT-", ""),
    ("The council may discuss the attack on Halveth.", "attack", "CT+", ""),
    ("Planned talks between Sarn and the Reed Party were held in secret.", "talks", "Uu", "intended"),
    ("The alleged attack took place on Monday.", "attack", "Uu", ""),
    ("The attempted coup in Halveth shook Sarn.", "coup", "Uu", ""),
    ("Ilda Maresh ruled out a withdrawal of troops.", "withdrawal", "CT-", ""),
    ("Ilda Maresh called for an immediate withdrawal of troops.", "withdrawal", "Uu", "demanded"),
]

ACCOUNTS = [
    ("Sarn denied that it attacked Halveth on Monday.", "attacked", "CT-", ""),
    ("Sarn has denied attacking Halveth.", "attacking", "CT-", ""),
    ("Sarn did not deny that it attacked Halveth.", "attacked", "Uu", ""),
    ("The minister denied that Sarn may attack Halveth.", "attack", "CT-", ""),
    ("The council said Sarn should attack Halveth.", "attack", "Uu", "demanded"),
    ("Sarn said it would not attack Halveth.", "attack", "PR-", "intended"),
    ("Sarn said it would attack Halveth.", "attack", "PR+", "intended"),
    ("Ilda Maresh said the Reed Party would attack Halveth.", "attack", "PR+", ""),
    ("Ilda Maresh accused Sarn of attacking Halveth.", "attacking", "CT+", ""),
    ("Ilda Maresh demanded that Sarn withdraw its troops.", "withdraw", "Uu", "demanded"),
    ("Ilda Maresh urged Sarn to stop attacking Halveth.", "attacking", "CT+", ""),
    ("Sarn vowed that it would not attack the village.", "attack", "PR-", "intended"),
    ("Sarn warned that the Reed Party may attack Halveth.", "attack", "PS+", "threatened"),
    ("Sarn warned that the Reed Party had attacked Halveth.", "attacked", "CT+", ""),
    ("The Gazette reported that Ilda Maresh denied that Sarn attacked Halveth.", "attacked", "CT-", ""),
    ("The Gazette reported that Ilda Maresh denied that Sarn attacked Halveth.", "denied", "CT+", ""),
    ("Ilda Maresh denied that Sarn had said that the rebels attacked Halveth.", "attacked", "Uu", ""),
    ("“We did not attack Halveth,” Ilda Maresh said.", "attack", "CT-", ""),
    ("“We will attack Halveth,” Ilda Maresh said.", "attack", "PR+", "intended"),
    ("“Withdraw from Halveth,” Ilda Maresh said.", "Withdraw", "Uu", "demanded"),
]

QUESTIONS = [
    ("Did Sarn attack Halveth?", "attack", "Uu", ""),
    ("Why did Sarn attack Halveth?", "attack", "CT+", ""),
    ("Ilda Maresh asked whether Sarn attacked Halveth.", "attacked", "Uu", ""),
]

CONDITIONS = [
    ("If it attacks Halveth, Sarn will be isolated.", "attacks", "Uu", "", None),
    ("If it attacks Halveth, Sarn will be isolated.", "isolated", "PS+", "", "If it attacks Halveth"),
    ("Sarn threatened to attack Halveth if talks fail.", "attack", "Uu", "threatened", "if talks fail"),
    ("Sarn threatened to attack Halveth if talks fail.", "fail", "Uu", "", None),
    ("Unless Sarn withdraws, the Reed Party would attack.", "attack", "PS+", "", "Unless Sarn withdraws"),
    ("Should Sarn attack, we will respond.", "attack", "Uu", "", None),
    ("Should Sarn attack, we will respond.", "respond", "PS+", "intended", "Should Sarn attack"),
    ("Sarn will withdraw once the talks begin.", "withdraw", "PS+", "", "once the talks begin"),
]


@pytest.mark.parametrize(("text", "word", "value", "flags"), [*PLAIN, *CLAUSES, *NOUNS, *ACCOUNTS, *QUESTIONS])
def test_a_predicate_is_as_sure_as_its_words_leave_it(text, word, value, flags):
    found = judge(predicate(text, word), scene(text))
    assert (found.value, flags_of(found)) == (value, flags)
    assert found.condition is None


@pytest.mark.parametrize(("text", "word", "value", "flags", "condition"), CONDITIONS)
def test_what_hangs_on_a_condition_says_so(text, word, value, flags, condition):
    found = judge(predicate(text, word), scene(text))
    assert (found.value, flags_of(found)) == (value, flags)
    assert (found.condition.text if found.condition is not None else None) == condition


def test_the_ways_to_speak_of_an_attack_all_differ():
    sentences = (
        ("Sarn attacked Halveth.", "attacked"),
        ("Sarn may attack the town of Halveth.", "attack"),
        ("Sarn did not attack Halveth.", "attack"),
        ("If it attacks Halveth, Sarn will be isolated.", "attacks"),
        ("Sarn threatened to attack Halveth.", "attack"),
        ("Sarn should attack Halveth.", "attack"),
        ("Sarn should not attack Halveth.", "attack"),
        ("Sarn may not attack Halveth.", "attack"),
        ("Sarn said it would attack Halveth.", "attack"),
        ("Sarn said it would not attack Halveth.", "attack"),
    )
    found = {(one.value, flags_of(one)) for one in (judge(predicate(*pair), scene(pair[0])) for pair in sentences)}
    assert len(found) == len(sentences)


def test_a_denial_is_as_the_denier_sees_it():
    text = "Sarn denied that it attacked Halveth on Monday."
    assert judge(predicate(text, "attacked"), scene(text)).value == "CT-"
    assert judge(predicate(text, "denied"), scene(text)).value == "CT+"
    assert judge(predicate(text, "attacked"), scene(text, statements=False)).value == "Uu"


def test_the_score_has_the_sign_of_the_value():
    for text, word, value, _ in (*PLAIN, *CLAUSES):
        score = judge(predicate(text, word), scene(text)).score
        assert -3 <= score <= 3
        assert score < 0 if value.endswith("-") else score > 0


def test_a_low_number_of_the_model_moves_what_no_word_speaks_of():
    said = ruled(predicate("Sarn attacked Halveth.", "attacked"), scene("Sarn attacked Halveth."))
    assert judgement(combined(said, None)).value == "CT+"
    assert judgement(combined(said, 2.8)).value == "CT+"
    assert judgement(combined(said, 1.0)).value == "PR+"
    assert judgement(combined(said, -2.5)).value == "CT-"
    assert judgement(combined(said, -2.5)).score < 0


def test_the_model_never_moves_what_a_word_speaks_of():
    assert judgement(combined(state("CT-"), 2.9)).value == "CT-"
    text = "Sarn may attack the town of Halveth."
    assert judge(predicate(text, "attack"), scene(text, certainty=-2.9)).value == "PS+"
    text = "Sarn attacked Halveth."
    assert judge(predicate(text, "attacked"), scene(text, certainty=-2.9)).value == "CT-"


def flags_of(found):
    return " ".join(name for name in ("demanded", "threatened", "intended") if getattr(found, name))
