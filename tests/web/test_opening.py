"""The room is open before its index is, says so, and has worked out beforehand what its first readers ask for."""

import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from averment.errors import BaseError
from averment.evidence import EvidenceBase
from averment.web import Settings, create_app, latest
from averment.web.index import Index
from averment.web.index import index as whole_index

from .conftest import ORIGIN


def client_of(base: Path, settings: Settings) -> TestClient:
    client = TestClient(create_app(EvidenceBase.open(base), settings), base_url=ORIGIN, follow_redirects=False)
    client.get("/", params={"token": settings.token})
    return client


def test_who_comes_before_the_index_is_told_so_and_asks_again(
    example_base: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, of = threading.Event(), Index.of

    def slowly(*given: Any, **how: Any) -> Index:
        assert made.wait(60)
        return of(*given, **how)

    monkeypatch.setattr(Index, "of", slowly)
    monkeypatch.setattr(latest, "_PATIENCE_AT_START", 0.05)
    client = client_of(example_base, settings)
    opening = latest.open_index(client.app)  # type: ignore[arg-type]
    answer = client.get("/ledger/statements")
    assert answer.status_code == 503
    assert answer.headers["refresh"] == "3"
    assert "index of this base is being made" in answer.text
    assert client.get("/failures").status_code == 200
    made.set()
    opening.join(60)
    assert client.get("/ledger/statements").status_code == 200


def test_an_index_that_cannot_be_made_is_said_and_tried_again(
    example_base: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any, **__: Any) -> Index:
        raise BaseError("The disk is full.")

    client = client_of(example_base, settings)
    with monkeypatch.context() as patched:
        patched.setattr(Index, "of", never)
        latest.open_index(client.app).join(60)  # type: ignore[arg-type]
    assert "The disk is full." in client.get("/").text
    assert client.get("/").status_code == 200


def test_the_first_network_and_positions_are_worked_out_before_anybody_asks(
    example_base: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(example_base, settings)
    latest.open_index(client.app).join(60)  # type: ignore[arg-type]

    def late(*_: Any) -> None:
        pytest.fail("worked out when the first reader asked")

    monkeypatch.setattr(whole_index, "Ties", late)
    monkeypatch.setattr(whole_index, "Positions", late)
    monkeypatch.setattr(whole_index, "ordered", late)
    for path in ("/network", "/positions", "/actors", "/ledger/claims?sort=dated"):
        assert client.get(path).status_code == 200


def test_accepting_a_claim_leaves_networks_as_they_are(own_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = EvidenceBase.open(own_base)
    index = Index.of(base)
    index.warm_up()
    base.review.accept(base.claims(limit=1).project("id").fetchall()[0][0], by="edda")
    assert index.refresh()

    def anew(*_: Any) -> None:
        pytest.fail("worked out anew though no value has changed")

    monkeypatch.setattr(whole_index, "Ties", anew)
    monkeypatch.setattr(whole_index, "Positions", anew)
    index.network()
    index.position_history("nobody", "nothing", limit=1)
