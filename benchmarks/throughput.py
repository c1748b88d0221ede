"""Words per second of the whole command, from files to committed records: `python -m benchmarks.throughput [PATH …]`.

Words are counted by white space: all words of the pages as they are stored (`page`), and those of the report's own
zones, which are the ones that the model reads (`report`). Loading the model is timed apart. The stages are timed in a
second pass over the same pages, one after the other, so that they add up.
"""

import argparse
import json
import os
import platform
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from averment.coding import code, model_name
from averment.errors import PageError
from averment.evidence import EvidenceBase
from averment.ingest import ingest, read_source
from averment.language import Reader
from averment.page import REPORT_ROLES, Page, parse, sources

HERE = Path(__file__).parent.parent
PAGES = [HERE.parent / "shared" / "pages" / "bodies", HERE / "examples" / "pages"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(next(path for path in PAGES if path.is_dir()))])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = measure(arguments.paths, threads=arguments.threads)
    if arguments.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:>24}  {value:,.1f}" if isinstance(value, float) else f"{name:>24}  {value}")


def measure(paths: list[str], *, threads: int) -> dict[str, float | int | str]:
    """Read all pages into a new base and return the numbers."""
    begun = time.perf_counter()
    reader = Reader(threads=threads)
    loading = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        base = EvidenceBase.create(Path(folder) / "base")
        begun = time.perf_counter()
        tally = ingest(sources(paths), base, partial(read_source, reader=reader), model=model_name(reader.name))
        spent = time.perf_counter() - begun
    report, stages = _stages(paths, reader)
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {threads} threads",
        "model": reader.name,
        "pages": tally.read,
        "failed": tally.failed,
        "page words": tally.words,
        "report words": report,
        "seconds to load": round(loading, 2),
        "seconds": round(spent, 2),
        "page words per second": tally.words / spent,
        "report words per second": report / spent,
        **{f"seconds in {name}": round(value, 2) for name, value in stages.items()},
    }


def _stages(paths: list[str], reader: Reader) -> tuple[int, Counter[str]]:
    stages: Counter[str] = Counter()
    report = 0
    for source in sources(paths):
        if isinstance(source, PageError):
            continue
        begun = time.perf_counter()
        try:
            page = parse(source)
        except PageError:
            continue
        finally:
            stages["zones"] += time.perf_counter() - begun
        begun = time.perf_counter()
        reading = reader.read(page)
        stages["language"] += time.perf_counter() - begun
        begun = time.perf_counter()
        code(reading)
        stages["coding"] += time.perf_counter() - begun
        report += _report_words(page)
    return report, stages


def _report_words(page: Page) -> int:
    return sum(len(page.text[zone.start : zone.end].split()) for zone in page.zones if zone.role in REPORT_ROLES)


if __name__ == "__main__":
    main()
