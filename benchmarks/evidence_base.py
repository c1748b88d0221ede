"""How fast the evidence base keeps pages and answers, on pages of invented words: `python -m benchmarks.evidence_base`.

Prints JSON: seconds by the clock and of processor time, the best and the median of several tries.
"""

import argparse
import json
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from averment.coding import Actor, Mention, Record, Statement
from averment.evidence import EvidenceBase, Writer
from averment.page import Page, Span, Zone

__all__ = ["invented_records", "main", "timed"]

_SYLLABLES = ("ka", "mo", "ri", "ta", "ven", "sul", "dar", "é", "ish", "lo", "pra", "nu")
_ACTORS_A_PAGE = 5
_TRIES = 5


def main() -> None:
    """Fill a base in a temporary folder, ask it, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--statements", type=int, default=15, help="for each page")
    options.add_argument("--batch", type=int, default=64, help="pages in one commit")
    options.add_argument("--folder", type=Path, help="where the base is made and left; a temporary folder otherwise")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = EvidenceBase.create((chosen.folder or Path(temporary)) / "base")
        told = {
            "machine": f"{os.cpu_count()} x {platform.processor() or platform.machine()}",
            "pages": chosen.pages,
            "statements": chosen.pages * chosen.statements,
            "keeping": _keeping(base, chosen.pages, chosen.statements, chosen.batch),
        }
        told["asking, in small files"] = _asking(base)
        told["putting together"] = timed(base.compact)
        told["asking, put together"] = _asking(base)
        told["megabytes"] = round(sum(file.stat().st_size for file in base._tables["readings"].files()) / 1e6, 1)  # noqa: SLF001
    print(json.dumps(told, indent=2))


def invented_records(pages: int, statements: int, *, seed: int = 1) -> Iterator[Record]:
    """Yield records of pages in invented words, the same for the same seed."""
    chance = random.Random(seed)

    def word(syllables: int) -> str:
        return "".join(chance.choices(_SYLLABLES, k=syllables))

    words = [word(chance.randint(1, 4)) for _ in range(8_000)]
    names = sorted({f"{word(2).title()} {word(3).title()}" for _ in range(3_000)})
    for number in range(pages):
        yield _record(
            number, statements, chance.sample(names, _ACTORS_A_PAGE), lambda n: " ".join(chance.choices(words, k=n))
        )


def _record(number: int, statements: int, names: list[str], words: Callable[[int], str]) -> Record:
    page_id = f"{number * 2654435761 % 2**32:08x}{number:08x}"
    headline = words(9)
    lines, zones, said = [headline], [Zone("headline", 0, len(headline))], []
    mentions: dict[str, list[Mention]] = {name: [] for name in names}
    end = len(headline)
    for position in range(statements):
        name, quoted = names[position % len(names)], f"“{words(18)}”"
        line = f"{name} said {quoted} {words(14)}."
        start = end + 2
        end = start + len(line)
        lines.append(line)
        zones.append(Zone("body", start, end))
        cue = start + len(name) + 1
        mentions[name].append(Mention(start, start + len(name), "name"))
        said.append((name, Span(start, start + len(name)), Span(cue, cue + 4), Span(cue + 5, cue + 5 + len(quoted))))
    ids = {name: f"{page_id}a{position}" for position, name in enumerate(names)}
    page = Page(
        id=page_id,
        url=f"https://outlet{number % 40}.example/{number}",
        outlet=f"Outlet {number % 40}",
        title=headline,
        published=(date(2022, 1, 1) + timedelta(days=number % 1500)).isoformat(),
        language="en",
        text="\n\n".join(lines),
        zones=tuple(zones),
    )
    return Record(
        model="invented",
        page=page,
        actors=tuple(
            Actor(id=ids[name], name=name, type="person", aliases=(name.split()[-1],), mentions=tuple(mentions[name]))
            for name in names
        ),
        statements=tuple(
            Statement(
                id=f"{page_id}s{position}",
                speaker=ids[name],
                source=source,
                cue=cue,
                content=(content,),
                kind="direct",
                confidence=0.9,
            )
            for position, (name, source, cue, content) in enumerate(said)
        ),
    )


def _keeping(base: EvidenceBase, pages: int, statements: int, batch: int) -> dict[str, float]:
    """Commit all pages, the making of them not counted, nor that small files are put together at the end."""
    commits: list[float] = []
    processor = 0.0
    writer: Writer = base.writer(batch_pages=batch + 1, batch_seconds=float("inf"))
    waiting = 0
    for record in invented_records(pages, statements):
        began, used = time.perf_counter(), time.process_time()
        writer.add(record, source=record.page.url or "", digest=record.page.id)
        waiting += 1
        if waiting == batch:
            writer.flush()
            waiting = 0
        commits.append(time.perf_counter() - began)
        processor += time.process_time() - used
    writer.flush()
    full = sorted(commits, reverse=True)[: max(1, pages // batch)]
    return {
        "pages a second": round(pages / sum(commits)),
        "processor ms a page": round(1000 * processor / pages, 2),
        "median ms a commit": round(1000 * statistics.median(full), 1),
        "slowest ms a commit": round(1000 * full[0], 1),
        "median ms of the last 20 commits": round(
            1000 * statistics.median(sorted(commits[-20 * batch :], reverse=True)[:20]), 1
        ),
    }


def _asking(base: EvidenceBase) -> dict[str, dict[str, float]]:
    page = next(invented_records(1, 1)).page
    name = str(base.sql("SELECT name FROM actors ORDER BY statements DESC, page, id LIMIT 1").fetchall()[0][0])
    questions: dict[str, Callable[[], object]] = {
        "open": lambda: EvidenceBase.open(base.path).connection().close(),
        "seen_digests": base.seen_digests,
        "statements(speaker)": lambda: base.statements(speaker=name).fetchall(),
        "statements(text)": lambda: base.statements(text="venka sul").fetchall(),
        "statements(outlet, since, until)": lambda: base.statements(
            outlet="Outlet 3", since="2024-01", until="2024-06"
        ).fetchall(),
        "statements(speaker, text)": lambda: base.statements(speaker=name, text="ka").fetchall(),
        "statements(page)": lambda: base.statements(page=page.id[:8]).fetchall(),
        "statements(limit=50)": lambda: base.statements(limit=50).fetchall(),
        "record": lambda: base.record(page.id),
        "speakers by statements": lambda: base.sql(
            "SELECT speaker_name, count(*) AS n FROM statements GROUP BY ALL ORDER BY n DESC LIMIT 20"
        ).fetchall(),
        "zones of a page": lambda: base.sql(f"FROM zones WHERE page = '{page.id}'").fetchall(),
    }
    return {question: timed(ask, _TRIES) for question, ask in questions.items()}


def timed(work: Callable[[], object], tries: int = 1) -> dict[str, float]:
    """Return the seconds that some work takes, by the clock and of processor time."""
    clock, processor = [], []
    for _ in range(tries):
        began, used = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    return {
        "best s": round(min(clock), 3),
        "median s": round(statistics.median(clock), 3),
        "processor s": round(min(processor), 3),
    }


if __name__ == "__main__":
    main()
