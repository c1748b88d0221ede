"""Addresses of views."""

from starlette.requests import Request

from averment.web.addresses import Address


def asked(query: str) -> Address:
    request = Request({"type": "http", "query_string": query.encode(), "headers": [], "path": "/ledger"})
    return Address.of(request, "/ledger", ("q", "speaker", "sort"), may_be_empty=("speaker",))


def test_what_a_view_does_not_know_is_dropped() -> None:
    assert str(asked("q=port&utm_source=x&sort=")) == "/ledger?q=port"


def test_an_empty_value_of_a_facet_means_those_without_one() -> None:
    assert asked("speaker=&q=").given == (("speaker", ""),)


def test_a_value_is_chosen_and_taken_back() -> None:
    chosen = asked("q=port").toggled("speaker", "a").toggled("speaker", "b")
    assert chosen.all("speaker") == ("a", "b")
    assert chosen.toggled("speaker", "a").toggled("speaker", "b") == asked("q=port")


def test_a_link_changes_one_thing_and_keeps_the_others() -> None:
    assert (
        str(asked("q=the port&speaker=a").put("sort", "-published")) == "/ledger?q=the+port&speaker=a&sort=-published"
    )
    assert asked("q=port&speaker=a").hidden("q") == (("speaker", "a"),)
