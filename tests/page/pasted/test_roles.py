"""Where the article ends and where it does not: boxes in the middle, readers at the end."""

import pytest

from averment.page.pasted import read_pasted

_HEAD = ["Floods cut off three villages in Halveth", "Rain fell for nine days; the dam held", "By Petra Voll"]
_BODY = """\
Three villages in the south of Halveth were cut off on Monday after rain washed away the only road, the province said.
The army flew out 214 people by helicopter. Two are missing, according to the fire service.
"We saw the road go like a ribbon," said Beatrix Oake, who runs the shop in Lower Senn.
The dam above the valley held, but its operator opened two gates, a spokesman told the Asterin Courier.
Interior Minister Osk Brandeven promised tents and clean water within a day.""".splitlines()

_IN_THE_MIDDLE = {
    "a rating widget": ["Do you like this article?", "★★★★★"],
    "a count of comments": ["12 Comments"],
    "an invitation": ["Join the conversation", "Follow us on WhatsApp"],
    "a newsletter": ["Sign up for our newsletter", "Enter your email", "Sign up"],
}
_AT_THE_END = {
    "bare prose after a rating": [
        "Do you like this article?",
        "What a disgrace, they knew about this road since last winter and nobody did anything about it.",
        "God help those poor people, my sister lives there",
    ],
    "names and remarks": ["Comments", "harbour_rat", "I drove that road last week, it was falling apart already."],
    "another script": ["التعليقات", "حسبنا الله ونعم الوكيل، الحكومة لا تهتم بالناس"],
    "a reader who writes like a reporter": [
        "Captcha *",
        "The minister said on Tuesday that 300 tents would be sent, but according to my brother none has arrived.",
    ],
}


def _roles(lines: list[str], separator: str) -> dict[str, str]:
    draft = read_pasted(separator.join(lines))
    return {draft.text[zone.start : zone.end]: zone.role for zone in draft.zones}


@pytest.mark.parametrize("separator", ["\n\n", "\n"])
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("box", _IN_THE_MIDDLE.values(), ids=_IN_THE_MIDDLE)
def test_a_box_in_the_middle_does_not_end_the_article(box: list[str], at: int, separator: str) -> None:
    roles = _roles(_HEAD + _BODY[:at] + box + _BODY[at:], separator)
    assert [roles[line] for line in _BODY] == ["body"] * len(_BODY)
    assert {roles[line] for line in box} <= {"furniture", "related"}


@pytest.mark.parametrize("separator", ["\n\n", "\n"])
@pytest.mark.parametrize("end", _AT_THE_END.values(), ids=_AT_THE_END)
def test_what_readers_write_at_the_end_is_comment(end: list[str], separator: str) -> None:
    roles = _roles(_HEAD + _BODY + end, separator)
    assert [roles[line] for line in _BODY] == ["body"] * len(_BODY)
    assert roles[end[0]] == "furniture"
    assert {roles[line] for line in end[1:]} <= {"comment", "related"}
