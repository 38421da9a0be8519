#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times `demarche export` of many pages: 100 steps of a briefing of 50 issues and 12 parties, and a map of 1,000 rows on paper.

Each from the start of its process to the end. The yardstick draws a few such pages with matplotlib.

Usage: bench-pages.py DEMARCHE
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = 5
YARDSTICK_PAGES = 3
YARDSTICK_ROWS = 8
LEVELS = ["none", "some", "half", "most", "all"]
VIEWS = ["map", "matrix", "map", "map", "map"]


def make_model(n_issues, n_parties, n_steps):
    """A model in which each party holds something on each issue, and each step shows some of it."""
    issues = [{"id": f"i{i}", "name": f"Issue number {i} of the talks", "basket": f"b{i % 5}",
               "scale": {"type": "ordinal",
                         "levels": [{"id": level, "name": f"{level} of it"} for level in LEVELS]}}
              for i in range(n_issues)]
    positions = []
    for i in range(n_issues):
        for p in range(n_parties):
            demand = (i * 7 + p * 3) % 5
            positions.append({"party": f"p{p}", "issue": f"i{i}", "demand": LEVELS[demand],
                              "accepts": {"from": LEVELS[max(demand - 1, 0)], "to": LEVELS[demand]},
                              "limits": {"to": LEVELS[min(demand + 1 + i % 2, 4)]}})
    steps = [{"id": f"s{s}", "title": f"Step {s}", "caption": "What is to be seen here, in a sentence.",
              "view": VIEWS[s % len(VIEWS)], "parties": [f"p{(s + k) % n_parties}" for k in range(2 + s % 11)],
              "baskets": [f"b{s % 5}"] if s % 3 else [f"b{b}" for b in range(5)]}
             for s in range(n_steps)]
    return {"demarche": 1, "title": "Many pages",
            "parties": [{"id": f"p{p}", "name": f"Party {p}"} for p in range(n_parties)],
            "baskets": [{"id": f"b{b}", "name": f"Basket {b}"} for b in range(5)],
            "issues": issues, "positions": positions, "views": steps}


def time_runs(command, runs):
    """The median and the least of some runs, in ms."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), min(taken)


def count_pages(path):
    """How many pages a PDF has."""
    said = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return int(said.split("Pages:")[1].split()[0])


def main():
    demarche = sys.argv[1]
    cases = [
        ("100 steps of 50 issues and 12 parties", make_model(50, 12, 100), ["--steps"], 3000),
        ("a map of 1,000 rows on A4", make_model(1000, 5, 0), ["--paper", "a4"], 2000),
    ]
    yardstick = [sys.executable, os.path.join(HERE, "yardstick-pages.py")]
    try:
        subprocess.run([sys.executable, "-c", "import matplotlib"], check=True,
                       stderr=subprocess.DEVNULL)
    except subprocess.CalledProcessError:
        yardstick = None
    with tempfile.TemporaryDirectory() as folder:
        for what, model, options, reach in cases:
            path, out = os.path.join(folder, "model.demarche"), os.path.join(folder, "out.pdf")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(model, file)
            median, least = time_runs([demarche, "export", path, "-o", out] + options, RUNS)
            pages = count_pages(out)
            line = (f"PDF of {what}: {median:.0f} ms (least {least:.0f}), {pages} pages, "
                    f"{os.path.getsize(out) / 1e6:.1f} MB, to reach: {reach}")
            if yardstick is None:
                line += "; no yardstick, as there is no matplotlib: build-aux/bench installs it"
            else:
                theirs, _ = time_runs(yardstick + [path, out, str(YARDSTICK_ROWS),
                                                   str(YARDSTICK_PAGES)], 1)
                line += (f"; a page {median / pages:.1f} ms, by matplotlib "
                         f"{theirs / YARDSTICK_PAGES:.0f}")
            print(line, flush=True)


if __name__ == "__main__":
    main()
