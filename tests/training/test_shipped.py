"""A shipped model can be gone on training from: what its int8 weights are turned back into scores alike."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.export import Graph  # noqa: E402
from training.shipped import restore  # noqa: E402

from averment.language.model import OUTPUTS, Model  # noqa: E402
from averment.language.models import FOLDERS  # noqa: E402
from averment.language.tokenization import tokenize  # noqa: E402
from averment.language.windows import cut  # noqa: E402
from averment.language.words import LOOKS, encode  # noqa: E402

TEXT = "The miller told the Gazette that “no grain will leave Halveth”, according to Ilda Maresh, his clerk."


@pytest.mark.parametrize("name", FOLDERS)
def test_a_shipped_model_can_be_trained_further(name: str) -> None:
    model = Model(FOLDERS[name])
    network, inventory = restore(FOLDERS[name])
    assert inventory.relations == model.manifest.relations
    words = encode(TEXT, tokenize(TEXT), model.tokenizer)
    window = cut(words)[0]
    inputs = model.inputs(words, window)
    looks = np.zeros((*inputs["looks"].shape[:2], len(LOOKS)), np.float32)
    looks[..., [LOOKS.index(name) for name in model.manifest.looks]] = inputs["looks"]
    inputs["looks"] = looks
    with torch.no_grad():
        answers = Graph(network.eval())(*(torch.from_numpy(inputs[key]) for key in inputs))
    found = dict(zip(OUTPUTS, answers, strict=True))
    (scores,) = model.run([words])[0]
    assert np.corrcoef(found["attribution"][0].numpy().ravel(), scores.attribution.ravel())[0, 1] > 0.97
    assert (found["upos"][0].numpy() == scores.upos).mean() > 0.9
