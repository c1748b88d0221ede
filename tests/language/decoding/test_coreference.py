"""The link from a mention to one before it: what numpy computes is what PyTorch learned."""

import numpy as np
import pytest

from averment.language.decoding import AntecedentWeights, antecedents
from averment.language.labels import DISTANCES, distances_back, mention_kinds, word_numbers

FORMS, UPOS = ("Maresh", "mayor", "she", "Maresh", "they"), ("PROPN", "NOUN", "PRON", "PROPN", "PRON")
PLACES = np.array([0, 3, 9, 30, 90])


def weights(seed: int, width: int = 6) -> AntecedentWeights:
    rng = np.random.default_rng(seed)
    shapes = {"weight": (width, width), "none": (width + 1,), "none_kind": (3,), "distance": (3, DISTANCES // 2)}
    shapes |= {"kinds": (3, 3), "same": (3,)}
    return AntecedentWeights(**{name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def words(seed: int, width: int = 6) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(len(FORMS), 2 * width)).astype(np.float32)


def test_only_what_stands_before_is_answered_with() -> None:
    found = antecedents(weights(1), words(2), PLACES, FORMS, UPOS)
    for at, choice in enumerate(found):
        assert all(other < at or chance < 1e-6 for other, chance in choice)
        assert [chance for _, chance in choice] == sorted((chance for _, chance in choice), reverse=True)
        assert sum(chance for _, chance in choice) == pytest.approx(1, abs=1e-5)
    assert found[0][0] == (-1, pytest.approx(1))


def test_many_mentions_at_once_are_as_many_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = antecedents(weights(1), words(2), PLACES, FORMS, UPOS)
    monkeypatch.setattr("averment.language.decoding.coreference.AT_ONCE", 2)
    parts = antecedents(weights(1), words(2), PLACES, FORMS, UPOS)
    for one, other in zip(whole, parts, strict=True):
        assert [at for at, _ in one] == [at for at, _ in other]
        assert np.allclose([chance for _, chance in one], [chance for _, chance in other], atol=1e-6)


def test_the_same_word_speaks_for_the_same_bearer() -> None:
    plain = weights(3)
    fond = AntecedentWeights(**{**vars(plain), "same": np.full(3, 30, np.float32)})
    assert antecedents(fond, words(2), PLACES, FORMS, UPOS)[3][0][0] == 0


def test_no_mentions_have_no_antecedents() -> None:
    assert antecedents(weights(1), words(2)[:0], PLACES[:0], (), ()) == []


def test_numpy_and_pytorch_agree() -> None:
    torch = pytest.importorskip("torch")
    from training.network import ANTECEDENT_WIDTH, Antecedent  # noqa: PLC0415

    torch.manual_seed(0)
    head = Antecedent(8)
    for parameter in head.parameters():
        torch.nn.init.normal_(parameter)
    names = ("weight", "none_kind", "distance", "kinds", "same")
    found = {name: getattr(head, name).detach().numpy() for name in names}
    found["none"] = torch.cat([head.none.weight[0], head.none.bias]).detach().numpy()
    vectors, numbers = words(5, ANTECEDENT_WIDTH), word_numbers(FORMS)
    kinds, back = mention_kinds(UPOS), distances_back(PLACES, PLACES)
    same = torch.from_numpy(numbers[:, None] == numbers[None])
    scores = head(torch.from_numpy(vectors), torch.from_numpy(kinds), torch.from_numpy(back), same)
    expected = scores.softmax(1).detach().numpy()
    for at, choice in enumerate(antecedents(AntecedentWeights(**found), vectors, PLACES, FORMS, UPOS)):
        for other, chance in choice:
            assert chance == pytest.approx(expected[at, other + 1], abs=1e-4)
