import gzip
import time

import pytest

import averment
from averment.errors import PageError
from averment.page import Limits
from averment.page.intake.fetch import Fetcher

from .conftest import PAGE, QUICK


@pytest.fixture
def fetcher():
    made = Fetcher(limits=QUICK, allow_private=True)
    yield made
    made.close()


def refusal(fetcher: Fetcher, url: str) -> tuple[str, str]:
    with pytest.raises(PageError) as refused:
        fetcher.fetch(url)
    assert url == refused.value.source
    assert "\n" not in str(refused.value)
    return refused.value.reason, str(refused.value)


def test_a_page_comes_with_its_charset_and_the_address_it_came_from(server, fetcher):
    server.put("/old", b"", status=301, Location="/new")
    server.put("/new", mime="text/html; charset=windows-1252")
    answer = fetcher.fetch(server.base + "/old")
    assert (server.base + "/new", PAGE, "windows-1252") == (answer.url, answer.data, answer.charset)


def test_it_says_who_it_is_and_keeps_no_cookies(server, fetcher):
    url = server.put("/a", Set_Cookie="reader=1; Path=/")
    fetcher.fetch(url)
    fetcher.fetch(url)
    assert {f"averment/{averment.__version__}"} == {headers["User-Agent"] for headers in server.headers}
    assert not any("Cookie" in headers for headers in server.headers)


def test_nothing_is_asked_for_but_the_page(server, fetcher):
    fetcher.fetch(server.put("/a", b'<html><img src="/b.png"><script src="/c.js"></script><iframe src="/d">'))
    assert server.asked == ["/a"]


def test_a_packed_answer_is_unpacked(server, fetcher):
    assert fetcher.fetch(server.put("/a", gzip.compress(PAGE), Content_Encoding="gzip")).data == PAGE


@pytest.mark.parametrize(
    ("status", "says"), [(403, "save the page in a browser"), (404, "check the address"), (503, "try again later")]
)
def test_an_error_of_the_server_is_named_with_what_to_do(server, fetcher, status, says):
    reason, message = refusal(fetcher, server.put("/a", status=status))
    assert reason == "http_status"
    assert f"HTTP {status}" in message
    assert says in message


@pytest.mark.parametrize("mime", ["application/pdf", "image/png", "video/mp4", "application/json"])
def test_what_is_no_page_is_not_downloaded(server, fetcher, mime):
    reason, message = refusal(fetcher, server.put("/a", b"x" * 100, mime=mime))
    assert reason == "wrong_type"
    assert mime in message


def test_a_redirect_loop_ends(server, fetcher):
    url = server.put("/a", b"", status=302, Location="/b")
    server.put("/b", b"", status=302, Location="/a")
    assert refusal(fetcher, url)[0] == "redirects"
    assert len(server.asked) == 6


def test_a_redirect_into_a_private_network_is_refused(server, monkeypatch):
    strict = Fetcher(limits=QUICK)
    # The first hop is to pass for a public one; whatever it leads to is judged as always.
    monkeypatch.setattr("averment.page.intake.address.is_public", lambda address: address == "127.0.0.1")
    url = server.put("/a", b"", status=302, Location="http://169.254.169.254/latest/meta-data/")
    reason, message = refusal(strict, url)
    strict.close()
    assert reason == "refused"
    assert "169.254.169.254" in message
    assert "--allow-private" in message


@pytest.mark.parametrize("to", ["ftp://a.example/1", "javascript:alert(1)", "file:///etc/passwd", "http://"])
def test_a_redirect_to_what_is_no_page_is_refused(server, fetcher, to):
    reason, _ = refusal(fetcher, server.put("/a", b"", status=302, Location=to))
    assert reason in {"refused", "unreachable"}


def test_this_machine_is_refused_by_default(server):
    strict = Fetcher(limits=QUICK)
    assert refusal(strict, server.put("/a"))[0] == "refused"
    strict.close()
    assert server.asked == []


def test_a_server_that_is_not_there_is_unreachable(fetcher):
    reason, message = refusal(fetcher, "http://127.0.0.1:9/")
    assert reason == "unreachable"
    assert "refused" in message


@pytest.mark.parametrize("url", ["http://a b.example/", "http://[::1/", "http://\x00.example/", "http://"])
def test_an_address_that_is_none_is_refused(fetcher, url):
    assert refusal(fetcher, url)[0] in {"refused", "unreachable"}


def test_a_server_that_keeps_silent_is_given_up(server):
    hasty = Fetcher(limits=Limits(delay=0, timeout=0.2), allow_private=True)
    server.pause = 5
    begun = time.monotonic()
    assert refusal(hasty, server.put("/a"))[0] == "timeout"
    assert time.monotonic() - begun < 2
    hasty.close()


def test_a_server_that_drips_is_given_up(server):
    hasty = Fetcher(limits=Limits(delay=0, timeout=2, deadline=0), allow_private=True)
    assert refusal(hasty, server.put("/a"))[0] == "timeout"
    hasty.close()


def test_a_connection_that_breaks_off_is_no_page(server, fetcher):
    assert refusal(fetcher, server.put("/a", PAGE, Content_Length="5000"))[0] == "unreachable"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"x" * 2_000_000, {}),
        (gzip.compress(bytes(2_000_000)), {"Content_Encoding": "gzip"}),
    ],
)
def test_a_page_over_the_limit_is_not_read_on(server, body, headers):
    small = Fetcher(limits=Limits(delay=0, page_bytes=1_000_000), allow_private=True)
    assert refusal(small, server.put("/a", body, **headers))[0] == "too_large"
    small.close()


def test_an_encoding_that_is_not_one_is_damage(server, fetcher):
    assert refusal(fetcher, server.put("/a", b"garbage", Content_Encoding="gzip"))[0] == "damaged"


def test_requests_to_one_host_wait_for_each_other_and_others_do_not(server, monkeypatch):
    pauses = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    polite = Fetcher(limits=Limits(delay=30), allow_private=True)
    url = server.put("/a")
    for address in (url, url, url.replace("127.0.0.1", "localhost")):
        polite.fetch(address)
    polite.close()
    assert len(pauses) == 1
    assert 29 < pauses[0] <= 30
