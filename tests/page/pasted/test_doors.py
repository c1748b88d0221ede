"""Where the readers' part of a page begins."""

import pytest

from averment.page.pasted import doors


@pytest.mark.parametrize(
    "line", ["Captcha *", "Leave a Reply", "Your email address will not be published.", "Kommentar schreiben"]
)
def test_some_lines_only_stand_where_the_article_is_over(line: str) -> None:
    assert doors.strength(line) > 1


@pytest.mark.parametrize("line", ["3 comments", "Comments (12)", "Do you like this article?"])
def test_others_may_stand_in_a_share_bar_as_well(line: str) -> None:
    assert 0 < doors.strength(line) < 1


@pytest.mark.parametrize("line", ["The minister's comments angered the union.", "Share", "12", "He had no comment."])
def test_the_word_alone_is_no_door(line: str) -> None:
    assert doors.strength(line) == 0
