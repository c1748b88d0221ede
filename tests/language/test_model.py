"""The model is loaded whole or refused, and says nothing to anybody."""

import os
from pathlib import Path

import numpy as np
import pytest

from averment import PipelineError
from averment.language.attributions import tag_attributions
from averment.language.model import SHIPPED, Model
from averment.language.syntax import analyse
from averment.language.tokenization import tokenize
from averment.language.words import encode


def test_a_folder_without_model_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(PipelineError) as refused:
        Model(tmp_path)
    assert "\n" not in str(refused.value)


def test_telemetry_is_off_before_the_runtime_is_loaded() -> None:
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


def test_threads_change_nothing_but_the_time() -> None:
    text = "The envoy said that talks had failed.\n\n" * 120
    offsets = tokenize(text)
    scores = []
    for threads in (1, 2):
        model = Model(threads=threads)
        scores.append(model.run([encode(text, offsets, model.tokenizer)])[0])
    one, two = scores
    assert len(one) > 2
    assert [part.window for part in one] == [part.window for part in two]
    assert all(np.array_equal(left.attribution, right.attribution) for left, right in zip(one, two, strict=True))


def test_no_words_no_answers() -> None:
    model = Model()
    assert model.run([]) == []
    assert tag_attributions(model, ()).attributions == ()
    assert analyse(model, (), ()).heads == ()


def test_the_model_is_small_enough_for_the_wheel() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 32_000_000
