import pytest

from averment.page.posts import is_signature, signature


@pytest.mark.parametrize(
    ("line", "name", "handle"),
    [
        ("— Jakub Halm (@jakubhalm) June 3, 2031", "Jakub Halm", "@jakubhalm"),
        ("– tall glass of water 🎄 (@_tarn1) 3 June 2031", "tall glass of water 🎄", "@_tarn1"),
        ("— Ministry (@ministry.tarn.example) June 3, 2031 at 10:00 a.m.", "Ministry", "@ministry.tarn.example"),
        ("— Jakub Halm (@jakubhalm)", "Jakub Halm", "@jakubhalm"),
    ],
)
def test_a_post_is_signed_with_a_dash_a_name_and_a_handle(line, name, handle):
    found = signature(line)
    assert found is not None
    assert (found["name"], found["handle"]) == (name, handle)
    assert is_signature(line)


def test_a_signature_can_end_the_post_s_own_paragraph():
    found = signature("The wall is whole. — Jakub Halm (@jakubhalm) June 3, 2031")
    assert found is not None
    assert found["name"] == "Jakub Halm"
    assert not is_signature("The wall is whole. — Jakub Halm (@jakubhalm) June 3, 2031")


@pytest.mark.parametrize(
    "line", ["— Jakub Halm", "— Jakub Halm (@jakubhalm) said that it was over.", "Jakub Halm (@jakubhalm)", ""]
)
def test_other_lines_are_none(line):
    assert signature(line) is None
