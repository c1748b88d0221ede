"""Most scores of docs/accuracy.md in one run: `python -m benchmarks.accuracy [--model NAME] [--only NAME …]`.

Prints one line of JSON a measurement, so that two runs can be laid side by side. Each is what `averment eval` prints
for the same corpus; the parts that were trained on are left out, or only what was kept apart from training is measured.
"""

import argparse
import time
from pathlib import Path
from typing import Any

import msgspec

from averment.evaluation import bodies, coreference, names, ner, polnear, re3d_entities, re3d_relations, seer, ud, zones
from averment.language import Reader
from averment.language.models import model_folder

HERE = Path(__file__).parent.parent

MEASUREMENTS: dict[str, tuple[Any, str, dict[str, Any]]] = {
    "polnear-dev": (polnear, "corpora/polnear/dev", {}),
    "seer": (seer, "corpora/seer", {}),
    "ud-ewt-dev": (ud, "corpora/ud/UD_English-EWT/dev", {}),
    "ud-gum-dev": (ud, "corpora/ud/UD_English-GUM/dev", {}),
    "ud-ewt-dev-gold-sentences": (ud, "corpora/ud/UD_English-EWT/dev", {"gold_sentences": True}),
    "ud-gum-dev-gold-sentences": (ud, "corpora/ud/UD_English-GUM/dev", {"gold_sentences": True}),
    "ner-uner-kept-apart": (ner, "corpora/ner/uner_ewt_dev.iob2", {"kept_apart": True}),
    "ner-crossner-kept-apart": (ner, "corpora/ner/crossner_politics_dev.txt", {"kept_apart": True}),
    "coref-gum-dev": (coreference, "corpora/ud/UD_English-GUM/dev", {}),
    "re3d-entities-kept-apart": (re3d_entities, "corpora/re3d", {"apart": True}),
    "re3d-relations-kept-apart": (re3d_relations, "corpora/re3d", {"apart": True}),
    "names-pairs": (names, "corpora/names/name_pairs.csv", {}),
    "names-arabic-eval": (names, "corpora/names/ar2en-eval.txt", {}),
    "zones-html-kept-apart": (zones, "pages/zones", {"publishers": "apart"}),
    "zones-html-seen": (zones, "pages/zones", {"publishers": "seen"}),
    "zones-pasted-kept-apart": (zones, "pages/zones", {"publishers": "apart", "pasted": True}),
    "bodies": (bodies, "pages/bodies", {}),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared", help="the folder of corpora and pages")
    parser.add_argument("--only", nargs="*", choices=list(MEASUREMENTS), default=list(MEASUREMENTS))
    parser.add_argument("--model", help="en, en-open, or a model's folder")
    arguments = parser.parse_args()
    folder = model_folder(arguments.model)
    for name in arguments.only:
        module, path, options = MEASUREMENTS[name]
        begun = time.perf_counter()
        if module in {polnear, ud, ner, coreference}:
            options = {**options, "model": folder}
        elif module in {seer, re3d_entities, re3d_relations}:
            options = {**options, "read": Reader(model=folder).read}
        scores = module.evaluate(arguments.shared / path, **options)
        line = {"measurement": name, "seconds": round(time.perf_counter() - begun, 1), "scores": scores}
        print(msgspec.json.encode(line).decode(), flush=True)


if __name__ == "__main__":
    main()
