import pytest

from averment.page.datelines import dateline_end


@pytest.mark.parametrize(
    "dateline",
    [
        "HALVETH, March 5 (Lakeside Wire) -",
        "LOWER VELLIN, Velmora, March 8 (Lakeside Wire) —",
        "HALVETH (AFP) -",
        "HALVETH —",
        "NEW HALVETH, Velmora (AP) —",
        "HALVETH/ASTERIN, March 5 (Reuters) -",
    ],
)
def test_the_report_begins_behind_the_dateline(dateline: str) -> None:
    paragraph = f"{dateline} The council may impose sanctions on the leader of the group."
    assert dateline_end(paragraph) == len(dateline)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The council may impose sanctions on the leader of the group, officials said.",
        "NHF fighters crossed the river on Sunday - their third attempt in a week, officials said.",
        "UN officials (and others) said the bridge was closed until further notice on Sunday.",
        "HALVETH (AFP) - Short.",
    ],
)
def test_a_paragraph_without_one_has_none(paragraph: str) -> None:
    assert dateline_end(paragraph) is None
