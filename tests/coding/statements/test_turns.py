import pytest

from tests.coding.build import block, coded, content, find, said_by, source

INTRODUCTION = block("The dam of Tarn is closed, and the council sat for three hours.", "council nsubj sat")
INTERVIEW = [
    block("[P:Lina Orsk] (Courier): Why did you close the dam?"),
    block("[P:Jakub Halm]: We had no choice. The wall was cracked."),
    block("[P:Orsk]: Will you resign?"),
    block("[P:Halm]: No, I will not."),
]


def test_in_a_transcript_each_speaker_says_the_words_behind_their_name():
    record = coded(
        INTRODUCTION,
        block("MODERATOR: Who would like to begin?"),
        block("[P:ILDA MARESH]: I would. The wall is not whole."),
        block("[P:JAKUB HALM]: You have not seen it."),
        block("MODERATOR: One at a time, you two."),
    )
    assert said_by(record, "The wall is not whole") == "ILDA MARESH"
    assert said_by(record, "You have not seen it") == "JAKUB HALM"
    assert said_by(record, "One at a time") == said_by(record, "Who would like") == "MODERATOR"
    assert {statement.kind for statement in record.statements} == {"direct"}


def test_the_colon_gives_the_floor_and_a_role_in_brackets_is_no_part_of_the_name():
    record = coded(INTRODUCTION, *INTERVIEW)
    statement = find(record, "Why did you")
    assert source(record, statement) == "Lina Orsk"
    assert statement.cue is not None
    assert record.page.text[statement.cue.start : statement.cue.end] == ":"
    assert content(record, statement) == "Why did you close the dam?"
    assert said_by(record, "Will you resign") == "Lina Orsk"


def test_a_name_that_nobody_knows_speaks_where_it_takes_turns_with_people():
    record = coded(
        block("Courier: Why did you close the dam?"),
        block("[P:Jakub Halm]: We had no choice."),
        block("Courier: Will you resign?"),
        block("[P:Halm]: No, I will not."),
    )
    assert said_by(record, "Will you resign") == "Courier"


def test_a_statement_within_a_turn_stands_within_it():
    said = block(
        "[P:Halm]: No, I will not. [s:[P:Ilda Maresh]] [c:said] [k:that I should].",
        "Ilda nsubj said; should ccomp said",
    )
    record = coded(*INTERVIEW[:3], said)
    inner = find(record, "that I should")
    assert content(record, inner) == "that I should"
    assert said_by(record, "that I should") == "Ilda Maresh"
    assert inner.within == find(record, "No, I will not").id


def test_a_statement_that_the_model_made_of_a_turn_is_not_made_twice():
    turn = block("[s:[P:Jakub Halm]][c::] [k:We had no choice.] The wall was cracked.")
    record = coded(INTERVIEW[0], turn, *INTERVIEW[2:])
    assert len(record.statements) == len(INTERVIEW)
    assert content(record, find(record, "We had")) == "We had no choice. The wall was cracked."


def test_he_in_a_turn_is_neither_who_speaks_nor_who_asks():
    told = block("[P:Halm]: Yes. [s:He] [c:said] [k:so], and I heard it.", "He nsubj said")
    record = coded(*INTERVIEW[:3], told)
    inner = next(statement for statement in record.statements if statement.within)
    assert source(record, inner) == "He"
    assert inner.speaker is None


def test_questions_and_answers_keep_their_letters_and_name_nobody():
    record = coded(
        INTRODUCTION,
        block("Q: Why did you close the dam?", role="subheading"),
        "A: We had no choice.",
        block("Q: Will you resign?", role="subheading"),
        "A: No.",
    )
    answer = find(record, "We had no choice")
    assert answer.cue is not None
    assert record.page.text[answer.cue.start : answer.cue.end] == "A"
    assert [statement.speaker for statement in record.statements] == [None] * 4


@pytest.mark.parametrize(
    "opening",
    [
        "The Courier published an interview with [P:Jakub Halm], which [P:Ilda Maresh] read.",
        "[P:Jakub Halm] closed the dam. The Courier asked him why.",
        "Our reporter [P:Edda Marrin] spoke to [P:Jakub Halm].",
    ],
)
def test_answers_are_those_of_the_one_person_whom_the_page_says_it_talks_to(opening):
    record = coded(opening, "Q: Why did you close the dam?", "A: We had no choice.")
    assert said_by(record, "We had no choice") == "Jakub Halm"
    assert find(record, "We had no choice").source is None
    assert said_by(record, "Why did you") is None


@pytest.mark.parametrize(
    "opening",
    [
        "[P:Lina Orsk] spoke to [P:Jakub Halm].",
        "The Courier asked a scholar about [P:Jakub Halm].",
        "[P:Jakub Halm] closed the dam.",
    ],
)
def test_where_the_page_leaves_open_who_answers_it_stays_open(opening):
    record = coded(opening, "Q: Why was the dam closed?", "A: We had no choice.")
    assert said_by(record, "We had no choice") is None


def test_an_answer_on_the_question_s_line_is_a_turn_of_its_own():
    record = coded("Q: Why did you close the dam? A: We had no choice.", "Q: Will you resign? A: No.")
    assert [content(record, statement) for statement in record.statements] == [
        "Why did you close the dam?",
        "We had no choice.",
        "Will you resign?",
        "No.",
    ]


def test_in_a_transcript_paragraphs_without_a_mark_go_on_with_the_turn():
    record = coded(*INTERVIEW[:2], "Nobody wanted a flood.", "(Laughter)", *INTERVIEW[2:], *INTERVIEW[2:])
    assert content(record, find(record, "We had no choice")) == (
        "We had no choice. The wall was cracked. … Nobody wanted a flood."
    )


def test_where_turns_are_a_small_part_of_the_report_they_end_with_their_paragraph():
    report = "The river rose in the night, and the villages below the dam slept in schools and barns again."
    record = coded(report, report, *INTERVIEW[:2], report, *INTERVIEW[2:], report, report)
    assert content(record, find(record, "We had no choice")) == "We had no choice. The wall was cracked."


def test_a_dialogue_is_told_by_its_dashes_and_names_nobody():
    record = coded(INTRODUCTION, "— Where are you going?", "— To the dam.", "— I will come with you.")
    assert [content(record, statement) for statement in record.statements] == [
        "Where are you going?",
        "To the dam.",
        "I will come with you.",
    ]
    assert {(statement.kind, statement.speaker) for statement in record.statements} == {("direct", None)}


def test_who_is_said_to_speak_behind_a_dash_speaks():
    said = block("— [k:I will come with you], [c:said] [s:[P:Ilda Maresh]].", "Ilda nsubj said")
    record = coded("— Where are you going?", said)
    assert said_by(record, "I will come with you") == "Ilda Maresh"
    assert find(record, "I will come with you").kind == "direct"
    assert len(record.statements) == 2


def test_what_a_turn_tells_of_another_s_words_stands_within_it():
    told = block("— [s:You] [c:said] [k:that I was right].", "You nsubj said; was ccomp said")
    record = coded("— Where are you going?", told)
    assert find(record, "that I was right").within == find(record, "You said").id


def test_the_minister_said_before_a_colon_is_a_cue_and_no_turn():
    said = block(
        "[s:[P:Jakub Halm], the minister], [c:said]: [k:“We had no choice.”]", "Jakub nsubj said; We nsubj had"
    )
    record = coded(said, said)
    assert [source(record, statement) for statement in record.statements] == ["Jakub Halm, the minister"] * 2


@pytest.mark.parametrize(
    "page",
    [
        ["The river rose.", "Note: We have corrected the name of the dam."],
        ["Photo: Who knows?", "Note: You can write to us.", "Read more: What we know."],
        ["[P:Jakub Halm]: We had no choice.", "The river rose."],
        ["Rockledge (0-1): [P:Orsk] 15 points.", "Palm Bay (1-0): [P:Halm] 25 points.", "Rockledge (2-1): [P:Orsk] 9."],
        ["[P:Jakub Halm]: The minister has led the ministry since May.", "[P:Ilda Maresh]: The poet ran in autumn."],
        ["[L:HALVETH]: The council sat. What now?", "[L:TARN]: The river rose. What now?"],
        ["Dear Edda: My sister will not speak to me.", "Dear Sister: You should write to her."],
        [
            "10:30: Who will open the dam?",
            "10:45: I have seen the water, [P:Halm] says.",
            "11:00: You can watch it here.",
        ],
        ["Bottom line: I would buy it.", "Bottom line: You will like it.", "Best for: You and me."],
        ["— The dam of Tarn;", "— the wall that you see;", "— the road to it."],
        ["Ask them these questions:", "— How old is the dam?", "— Who built it for you?"],
    ],
)
def test_other_words_before_a_colon_or_behind_a_dash_are_no_speech(page):
    assert coded(*page).statements == ()


@pytest.mark.parametrize("role", ["furniture", "comment", "related"])
def test_outside_the_report_nobody_takes_turns(role):
    words = ["Lina Orsk: Why did you close the dam?", "Jakub Halm: We had no choice."]
    assert coded("The river rose.", *(block(line, role=role) for line in words)).statements == ()
