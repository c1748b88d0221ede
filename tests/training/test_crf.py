"""The CRF's likelihood, computed by halves, is the one that forward-backward gives."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.crf import CRF, certain  # noqa: E402

from averment.language.decoding import Chain, marginals, pair_marginals, viterbi  # noqa: E402

TAGS = ("O", "B-a", "I-a")


def random_crf(seed: int) -> CRF:
    torch.manual_seed(seed)
    crf = CRF(TAGS)
    for parameter in crf.parameters():
        torch.nn.init.normal_(parameter)
    return crf


def log_total(emissions: np.ndarray, crf: CRF) -> float:
    start = crf.start.detach().numpy()
    steps = (crf.transitions + crf.forbidden).detach().numpy()
    alpha = start + emissions[0]
    for row in emissions[1:]:
        alpha = np.logaddexp.reduce(alpha[:, None] + steps, axis=0) + row
    return float(np.logaddexp.reduce(alpha + crf.end.detach().numpy()))


@pytest.mark.parametrize(("seed", "length"), [(0, 1), (1, 2), (2, 5), (3, 64), (4, 300)])
def test_halving_gives_the_exact_likelihood(seed: int, length: int) -> None:
    crf = random_crf(seed)
    emissions = torch.randn(2, length, 3) * 3
    mask = torch.zeros(2, length, dtype=torch.bool)
    mask[0], mask[1, : max(1, length // 2)] = True, True
    tags = torch.zeros(2, length, dtype=torch.long)
    tags[0, length // 3] = 1
    loss = float(crf.cross_entropy(emissions, *certain(tags, len(TAGS)), mask).detach())
    expected, count = 0.0, 0
    start, steps, end = crf.start.detach(), (crf.transitions + crf.forbidden).detach(), crf.end.detach()
    for row in range(2):
        size = int(mask[row].sum())
        gold = float(start[tags[row, 0]] + end[tags[row, size - 1]])
        gold += sum(float(emissions[row, at, tags[row, at]]) for at in range(size))
        gold += sum(float(steps[tags[row, at], tags[row, at + 1]]) for at in range(size - 1))
        expected += log_total(emissions[row, :size].numpy(), crf) - gold
        count += size
    assert loss == pytest.approx(expected / count, rel=1e-4)


def test_training_makes_the_gold_the_best() -> None:
    crf = random_crf(7)
    emissions = torch.nn.Parameter(torch.randn(1, 6, 3))
    tags, mask = torch.tensor([[0, 1, 2, 0, 1, 0]]), torch.ones(1, 6, dtype=torch.bool)
    optimizer = torch.optim.Adam([emissions, *crf.parameters()], lr=0.1)
    for _ in range(60):
        optimizer.zero_grad()
        crf.cross_entropy(emissions, *certain(tags, len(TAGS)), mask).backward()
        optimizer.step()
    chain = Chain(*(score.detach().numpy() for score in crf.scores()))
    assert viterbi(emissions.detach().numpy()[0], chain).tolist() == tags[0].tolist()


def test_a_teacher_that_is_sure_teaches_as_the_tags_do() -> None:
    crf = random_crf(3)
    emissions, mask = torch.randn(2, 9, 3), torch.ones(2, 9, dtype=torch.bool)
    tags = torch.tensor([[0, 1, 2, 2, 0, 0, 1, 0, 0], [1, 2, 0, 0, 0, 1, 1, 2, 0]])
    hard = crf.cross_entropy(emissions, *certain(tags, len(TAGS)), mask)
    soft = [(part + other) / 2 for part, other in zip(certain(tags, 3), certain(tags.flip(0), 3), strict=True)]
    other = crf.cross_entropy(emissions, *certain(tags.flip(0), len(TAGS)), mask)
    mixed = crf.cross_entropy(emissions, *soft, mask)
    assert float(mixed.detach()) == pytest.approx(float((hard + other).detach()) / 2, rel=1e-5)


def test_a_chain_taught_by_its_own_marginals_has_nothing_to_learn() -> None:
    crf = random_crf(5)
    emissions = torch.randn(1, 7, 3)
    chain = Chain(*(score.detach().numpy() for score in crf.scores()))
    tags = marginals(emissions[0].numpy(), chain)
    pairs = pair_marginals(emissions[0].numpy(), chain)
    variable = torch.nn.Parameter(emissions)
    mask = torch.ones(1, 7, dtype=torch.bool)
    crf.start.data += crf.forbidden_start  # the teacher's chain is that of a whole text
    crf.cross_entropy(variable, torch.from_numpy(tags)[None], torch.from_numpy(pairs)[None, 1:], mask).backward()
    assert float(variable.grad.abs().max()) < 1e-4
