#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times `demarche export` of the Crimea map beside the same figure by matplotlib.

Each from the start of its process to the end.

Usage: bench-export.py DEMARCHE MODEL
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = 21
YARDSTICK_RUNS = 3
CASES = [  # what, ending, options, size for the yardstick, to be reached in ms
    ("SVG", "svg", [], (1280, 1435), 60),
    ("PNG 3840×2160", "png", ["--size", "3840x2160"], (3840, 2160), 150),
    ("PDF", "pdf", [], (1280, 1435), None),
]


def time_runs(command, runs):
    """The median and the least of some runs, in ms."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), min(taken)


def main():
    demarche, model = sys.argv[1], sys.argv[2]
    yardstick = [sys.executable, os.path.join(HERE, "yardstick-export.py"), model]
    try:
        subprocess.run([sys.executable, "-c", "import matplotlib"], check=True,
                       stderr=subprocess.DEVNULL)
    except subprocess.CalledProcessError:
        yardstick = None
    with tempfile.TemporaryDirectory() as folder:
        for what, ending, options, (width, height), reach in CASES:
            out = os.path.join(folder, "map." + ending)
            median, least = time_runs([demarche, "export", model, "-o", out] + options, RUNS)
            line = f"export {what}: {median:.0f} ms (least {least:.0f})"
            if reach is not None:
                line += f", to reach: {reach}"
            if yardstick is None:
                line += "; no yardstick, as there is no matplotlib: build-aux/bench installs it"
            else:
                theirs, _ = time_runs(yardstick + [out, str(width), str(height)], YARDSTICK_RUNS)
                line += f"; matplotlib {theirs:.0f} ms, {theirs / median:.0f} times as long"
                line += ", to reach: 10"
            print(line, flush=True)


if __name__ == "__main__":
    main()
