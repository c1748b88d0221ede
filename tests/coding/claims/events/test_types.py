"""PLOVER's 16 types, several sentences each, and its modes."""

import pytest

from averment.coding.claims.events.lexicon import adjective_frames, modes, noun_frames, verb_frames

from .reading import one, shown

TYPES = {
    "AGREE": [
        "Iran agreed to talks with Iraq.",
        "Turkey promised to send aid to Lebanon.",
        "France is ready to cooperate with Algeria.",
        "Poland accepted an offer from Germany.",
        "France will meet with Algeria next week.",
    ],
    "CONSULT": [
        "Iran held talks with Iraq.",
        "Emmanuel Macron visited Algeria.",
        "Olaf Scholz telephoned Emmanuel Macron.",
        "Egypt mediated between Israel and Hamas.",
    ],
    "SUPPORT": [
        "Germany praised Poland.",
        "France recognised Kosovo.",
        "Iran restored diplomatic relations with Egypt.",
        "Poland signed a treaty with Germany.",
        "Turkey voiced support for Qatar.",
    ],
    "CONCEDE": [
        "The United States lifted sanctions on Iran.",
        "Belarus pardoned Marta Kell.",
        "Japan apologised to China.",
        "Turkey declared a ceasefire in Syria.",
    ],
    "COOPERATE": [
        "Germany shared intelligence with France.",
        "Egypt and Jordan held a joint military exercise.",
        "Spain extradited Ali Pavo to Morocco.",
        "India cooperates with Japan.",
    ],
    "AID": [
        "Germany sent medicine to Lebanon.",
        "Norway provided Ukraine with weapons.",
        "Ecuador granted asylum to Marta Kell.",
        "Japan forgave the debt of Mozambique.",
        "The army rescued hostages from Boko Haram.",
    ],
    "RETREAT": [
        "Israel withdrew its troops from Lebanon.",
        "Hamas released two hostages.",
        "The rebels laid down their arms in Colombia.",
        "Prime Minister Marta Kell resigned.",
        "Syria allowed inspectors into Damascus.",
    ],
    "REQUEST": [
        "France urged Iran to free the prisoners.",
        "Ukraine asked Germany for weapons.",
        "Turkey demanded an apology from Greece.",
        "The United Nations called on Sudan to allow aid.",
        "Egypt said Israel must stop the attacks.",
    ],
    "ACCUSE": [
        "France condemned Iran.",
        "Ukraine accused Russia of lying.",
        "Marta Kell filed a lawsuit against Poland.",
        "Prosecutors opened an investigation into Ali Pavo.",
        "Greece summoned the Turkish ambassador.",
    ],
    "REJECT": [
        "Iran refused to meet with France.",
        "Turkey rejected the request of Sweden.",
        "Russia vetoed the resolution of Japan.",
        "Greece will not release Ali Pavo.",
        "France and Britain failed to reach an agreement.",
    ],
    "THREATEN": [
        "Iran threatened to attack Israel.",
        "Turkey issued an ultimatum to Greece.",
        "North Korea warned Japan.",
        "Russia said it would bomb Poland.",
    ],
    "PROTEST": [
        "Ali Pavo protested against Marta Kell in Poland.",
        "Students demonstrated against the government in Serbia.",
        "Ali Pavo went on a hunger strike.",
        "Marta Kell and Ali Pavo went on strike in France.",
        "Algeria boycotted the games in France.",
    ],
    "SANCTION": [
        "Canada imposed sanctions on Iran.",
        "Morocco broke off relations with Iran.",
        "Poland expelled a Russian diplomat.",
        "A court convicted Ali Pavo.",
        "Bolivia recalled its ambassador from Israel.",
    ],
    "MOBILIZE": [
        "Russia mobilised troops against Ukraine.",
        "China deployed warships near Taiwan.",
        "North Korea tested a ballistic missile.",
        "Greece put its army on alert.",
    ],
    "COERCE": [
        "Police arrested Ali Pavo.",
        "Belarus banned the newspaper of Marta Kell.",
        "Turkey imposed a curfew in Diyarbakir.",
        "Algeria deported Marta Kell.",
        "Israel seized the ship of Ali Pavo.",
    ],
    "ASSAULT": [
        "Russia shelled Kharkiv.",
        "Hezbollah kidnapped Ali Pavo.",
        "Police tortured Marta Kell.",
        "Iran fired rockets at Iraq.",
        "The police fired tear gas at students in Serbia.",
    ],
}


@pytest.mark.parametrize(("event", "sentence"), [(event, one) for event, listed in TYPES.items() for one in listed])
def test_each_type_is_found(event: str, sentence: str) -> None:
    assert event in [found.partition(":")[0] for found in shown(sentence)]


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("ASSAULT", "Ninety people were killed in a crowd crush in Italy."),
        ("ASSAULT", "A camera captured Ali Pavo in Poland."),
        ("PROTEST", "Pakistan launched retaliatory strikes, officials said."),
        ("PROTEST", "India carried out the strikes."),
        ("PROTEST", "India demonstrated restraint in Kashmir."),
        ("REQUEST", "Sweden told its citizens how to prepare for a war."),
        ("CONCEDE", "China regretted the strike by India."),
        ("REJECT", "US Chinook helicopter shot down in Afghanistan."),
        ("RETREAT", "A flight of China Airlines returned to Vienna."),
        ("REJECT", "Marta Kell declined to comment."),
        ("THREATEN", "Poland refused to say whether it would attack Germany."),
        ("REQUEST", "Two diplomats from Poland asked not to be named."),
        ("RETREAT", "Finland released new guidance to the public."),
    ],
)
def test_words_that_mean_something_else_are_not_of_the_type(event: str, sentence: str) -> None:
    assert event not in [found.partition(":")[0] for found in shown(sentence)]


def test_each_type_has_many_words() -> None:
    frames = [
        row for table in (verb_frames(), noun_frames(), adjective_frames()) for rows in table.values() for row in rows
    ]
    for event in TYPES:
        assert len({frame.word for frame in frames if frame.event == event}) >= 30


@pytest.mark.parametrize(
    ("sentence", "event", "mode"),
    [
        ("Israel carried out airstrikes on Lebanon.", "ASSAULT", "aerial"),
        ("Drones attacked Moscow.", "ASSAULT", "drone"),
        ("Russia shelled Kharkiv with artillery.", "ASSAULT", "heavy-weapons"),
        ("Hezbollah kidnapped Ali Pavo.", "ASSAULT", "abduct"),
        ("Police tortured Marta Kell.", "ASSAULT", "torture"),
        ("The police fired tear gas at students in Serbia.", "ASSAULT", "crowd-control"),
        ("Emmanuel Macron visited Algeria.", "CONSULT", "visit"),
        ("Olaf Scholz telephoned Emmanuel Macron.", "CONSULT", "phone"),
        ("Hamas released two hostages.", "RETREAT", "release"),
        ("Israel withdrew its troops from Lebanon.", "RETREAT", "withdraw"),
        ("Iran refused to meet with France.", "REJECT", "meet"),
        ("Iran threatened to attack Israel.", "THREATEN", "violence"),
        ("Police arrested Ali Pavo.", "COERCE", "arrest"),
        ("A court convicted Ali Pavo.", "SANCTION", "convict"),
        ("Prosecutors opened an investigation into Ali Pavo.", "ACCUSE", "investigate"),
        ("Ali Pavo went on a hunger strike.", "PROTEST", "hunger"),
    ],
)
def test_the_mode_is_told(sentence: str, event: str, mode: str) -> None:
    assert one(sentence, event).mode == mode


def test_every_mode_is_one_of_the_codebooks() -> None:
    codebook = {
        "CONSULT": "visit third-party multilateral phone",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": (
            "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
            "heavy-weapons crowd-control unconventional"
        ),
    }
    rows = [
        row for table in (verb_frames(), noun_frames(), adjective_frames()) for rows in table.values() for row in rows
    ]
    told = {(row.event, row.mode) for row in rows if row.mode is not None}
    told |= {(event, mode) for event, words in modes().items() for mode in words.values()}
    assert [pair for pair in told if pair[1] not in codebook.get(pair[0], "").split()] == []


def test_contexts_are_those_of_the_sentence() -> None:
    assert "election" in one("France condemned Belarus over the election.", "ACCUSE").context
    assert "cyber" in one("Russian hackers launched a cyberattack on Estonia.", "COERCE").context
