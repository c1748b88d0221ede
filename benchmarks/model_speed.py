"""Words a second of the model alone, beside the trial's way of reading: `python -m benchmarks.model_speed`.

The trial read one window at a time on all threads, 382 pieces long and overlapping so that each word is read 1.45
times, through an encoder of the same shape; here that is measured with the same graph, windows cut likewise. From words
that are ready for the model to decoded attributions, on two threads unless told otherwise.
"""

import argparse
import time
from pathlib import Path

import numpy as np

from averment.evaluation.corpora.polnear import read_polnear
from averment.language.attributions import tag_attributions
from averment.language.model import OUTPUTS, SHIPPED, Model, Scores, session
from averment.language.windows import WINDOW_PIECES, Window
from averment.language.words import Words, encode

DEV = Path(__file__).parent.parent.parent / "shared" / "corpora" / "polnear" / "dev"
TRIAL_STEP = 240
"""New pieces a window: a word is read 1.45 times over, windows at the end of a text counted."""


def as_the_trial(words: Words) -> list[Window]:
    """Return the trial's windows, each answering for its middle."""
    windows, start = [], 0
    while start < len(words):
        end = int(np.searchsorted(words.begins, words.begins[start] + WINDOW_PIECES, "right")) - 1
        last = end >= len(words)
        behind = (
            len(words) if last else int(np.searchsorted(words.begins, words.begins[start] + TRIAL_STEP, "right")) - 1
        )
        windows.append(Window(start, min(end, len(words)), start, behind))
        start = behind
    return windows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="a model's folder")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--dev", type=Path, default=DEV, help="PolNeAR's part dev")
    arguments = parser.parse_args()
    model = Model(arguments.model, threads=arguments.threads)
    texts = [encode(one.text, one.offsets, model.tokenizer) for one in read_polnear(arguments.dev)]
    count = sum(len(words) for words in texts)
    one_by_one = session(arguments.model, threads=arguments.threads)

    def trial(words: Words) -> list[Scores]:
        windows = as_the_trial(words)
        runs = (one_by_one.run(list(OUTPUTS), model.inputs(words, window)) for window in windows)
        return [Scores(window, *(out[0] for out in run)) for window, run in zip(windows, runs, strict=True)]

    for _ in range(2):
        for name, read in (("as the trial", trial), ("as it is", lambda words: model.run([words])[0])):
            begun = time.perf_counter()
            pieces = 0
            for words in texts:
                scores = read(words)
                pieces += sum(one.window.end - one.window.start for one in scores)
                tag_attributions(model, scores)
            spent = time.perf_counter() - begun
            print(f"{name}: {count / spent:.0f} words/s, each word read {pieces / count:.2f} times", flush=True)


if __name__ == "__main__":
    main()
