"""Strangers stay out: a token or a password, one's own pages, one's own name, and headers that load nothing else."""

import re

import pytest
from starlette.testclient import TestClient

from averment.coding import Record
from averment.evidence import EvidenceBase
from averment.web import Settings, create_app
from averment.web.index import Index
from averment.web.security.headers import HEADERS
from averment.web.security.hosts import is_own
from averment.web.security.password import HashedPassword, Tries
from averment.web.security.session import local_path

from .conftest import ORIGIN, come_in, csrf


@pytest.fixture
def base(talks: Record, base_of) -> EvidenceBase:
    return base_of(talks)


@pytest.fixture
def stranger(base: EvidenceBase, settings: Settings) -> TestClient:
    return TestClient(create_app(base, settings), base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def reader(base: EvidenceBase, settings: Settings) -> TestClient:
    return come_in(base, settings)


@pytest.mark.parametrize("path", ["/", "/pages/5f1c0e9a77d24b0c8f1e", "/add", "/failures", "/nothing", "/who"])
def test_who_has_not_come_in_sees_the_login_alone(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 401
    assert "Halveth" not in answer.text
    assert 'name="secret"' in answer.text


def test_the_token_leaves_the_address_and_becomes_a_cookie(stranger: TestClient, settings: Settings) -> None:
    answer = stranger.get("/pages/5f1c?x=1", params={"token": settings.token, "x": "1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/pages/5f1c?x=1")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{settings.cookie}=")
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    assert settings.token not in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", "☃"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 401
    answer = stranger.post("/login", data={"secret": token}, headers={"Origin": ORIGIN})
    assert answer.status_code == 401
    assert "That is not the token" in answer.text


def test_the_token_can_be_pasted(stranger: TestClient, settings: Settings) -> None:
    form = {"secret": f" {settings.token}\n", "after": "/failures"}
    answer = stranger.post("/login", data=form, headers={"Origin": ORIGIN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/failures")


def test_a_session_of_an_earlier_room_is_worth_nothing(base: EvidenceBase, stranger: TestClient) -> None:
    earlier = come_in(base, Settings())
    stranger.cookies = earlier.cookies
    assert stranger.get("/").status_code == 401


@pytest.mark.parametrize("changed", ["x", "AAAA.BBBB.CCCC"])
def test_a_forged_cookie_opens_nothing(stranger: TestClient, settings: Settings, changed: str) -> None:
    assert stranger.get("/", headers={"Cookie": f"{settings.cookie}={changed}"}).status_code == 401


def test_a_form_without_the_sessions_word_is_refused(reader: TestClient) -> None:
    assert reader.post("/who", data={"who": "Edda"}).status_code == 403
    assert reader.post("/who", data={"who": "Edda", "csrf": "x"}).status_code == 403
    assert "Edda" not in reader.get("/").text
    assert reader.post("/who", data={"who": "Edda", "csrf": csrf(reader)}).status_code == 200
    assert "Edda" in reader.get("/").text


def test_the_sessions_word_may_come_in_a_header(reader: TestClient) -> None:
    answer = reader.post("/who", data={"who": "Edda"}, headers={"X-CSRF-Token": csrf(reader)})
    assert answer.status_code == 200


def test_the_word_of_another_session_is_refused(base: EvidenceBase, settings: Settings, reader: TestClient) -> None:
    other = csrf(come_in(base, settings))
    assert other != csrf(reader)
    assert reader.post("/who", data={"who": "Edda", "csrf": other}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
        {},
    ],
)
def test_what_does_not_come_from_the_rooms_own_page_is_refused(reader: TestClient, headers: dict[str, str]) -> None:
    word = csrf(reader)
    del reader.headers["Origin"]
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert reader.request(method, "/who", data={"who": "X", "csrf": word}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "elsewhere.example:8765", "127.0.0.1.elsewhere.example", "10.0.0.7", ""]
)
def test_a_name_that_is_not_the_rooms_gets_no_answer(reader: TestClient, host: str) -> None:
    answer = reader.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "Talks to resume" not in answer.text


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1:80", True), ("[::1]:80", True), ("LOCALHOST", True), ("192.168.0.9:80", True), ("room.example", True),
     ("elsewhere.example", False)],
)  # fmt: skip
def test_a_room_that_listens_elsewhere_answers_to_addresses_and_to_the_names_given(host: str, *, own: bool) -> None:
    settings = Settings(host="0.0.0.0", names=frozenset({"room.example"}))
    assert is_own(host, settings) is own


@pytest.mark.parametrize("path", ["/", "/login", "/assets/room.css", "/nothing", "/pages/zzzz", "/failures"])
def test_every_answer_has_the_headers(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/pages/5f1c0e9a77d24b0c8f1e", "/add", "/failures", "/who", "/nothing"])
def test_no_page_has_scripts_or_styles_in_it(reader: TestClient, path: str) -> None:
    text = reader.get(path).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert re.findall(r"<script(?![^>]*\ssrc=)", text) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!courier\.example/talks")', text) == []


def test_a_fault_is_a_page_in_plain_words(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret details")

    monkeypatch.setattr(Index, "record", fail)
    answer = reader.get("/pages/5f1c0e9a77d24b0c8f1e")
    assert answer.status_code == 500
    assert "Averment failed on this page" in answer.text
    assert "secret details" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_path_leads_nowhere_else() -> None:
    assert local_path("/pages/1?q=a") == "/pages/1?q=a"
    for led_away in (
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "x",
        None,
        "/\r\nX: y",
    ):
        assert local_path(led_away) == "/"


# Listening elsewhere


@pytest.fixture
def behind_password(base: EvidenceBase) -> TestClient:
    settings = Settings(host="0.0.0.0", password=HashedPassword.of("correct horse"), token="t" * 40)
    client = TestClient(create_app(base, settings), base_url=ORIGIN, follow_redirects=False)
    client.headers["Origin"] = ORIGIN
    return client


def test_elsewhere_the_password_opens_and_the_token_does_not(behind_password: TestClient) -> None:
    assert behind_password.get("/", params={"token": "t" * 40}).status_code == 401
    assert behind_password.post("/login", data={"secret": "t" * 40}).status_code == 401
    assert behind_password.post("/login", data={"secret": "correct horse"}).status_code == 303
    assert behind_password.get("/").status_code == 200


def test_nobody_guesses_many_passwords(behind_password: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HashedPassword, "fits", lambda self, given: given == "correct horse")
    codes = [behind_password.post("/login", data={"secret": str(each)}).status_code for each in range(12)]
    assert codes == [401] * 10 + [429] * 2
    assert behind_password.post("/login", data={"secret": "correct horse"}).status_code == 429


def test_wrong_tries_are_forgotten_in_time() -> None:
    tries = Tries(most=1, seconds=0.0)
    tries.count("10.0.0.7")
    assert not tries.used_up("10.0.0.7")
    tries = Tries(most=1, seconds=60.0)
    tries.count("10.0.0.7")
    assert tries.used_up("10.0.0.7")
    assert not tries.used_up("10.0.0.8")


def test_a_password_is_not_kept_as_it_is() -> None:
    hashed = HashedPassword.of("correct horse")
    assert b"correct" not in hashed.digest + hashed.salt
    assert hashed.fits("correct horse")
    assert not hashed.fits("correct horses")
    assert HashedPassword.of("correct horse").digest != hashed.digest


def test_secrets_are_not_shown() -> None:
    settings = Settings(password=HashedPassword.of("correct horse"))
    assert settings.token not in repr(settings)
    assert settings.key not in repr(settings)
