#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws pages of a model's issues with matplotlib: what bench-pages is measured against.

Usage: yardstick-pages.py MODEL OUT ROWS PAGES
"""

import importlib.util
import json
import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.backends.backend_pdf import PdfPages

HERE = os.path.dirname(os.path.abspath(__file__))
SPEC = importlib.util.spec_from_file_location("yardstick",
                                              os.path.join(HERE, "yardstick-export.py"))
YARDSTICK = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(YARDSTICK)


def main():
    model, out, n_rows, n_pages = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    with open(model, encoding="utf-8") as file:
        model = json.load(file)
    parties = [party["id"] for party in model["parties"]]
    with PdfPages(out) as pdf:
        for page in range(n_pages):
            figure, rows = plt.subplots(n_rows, 1, figsize=(8.27, 11.69), squeeze=False)
            figure.subplots_adjust(left=0.24, right=0.8, hspace=0.9)
            for nth, axes in enumerate(rows[:, 0]):
                issue = model["issues"][(page * n_rows + nth) % len(model["issues"])]
                held = [p for p in model["positions"] if p["issue"] == issue["id"]]
                YARDSTICK.draw_issue(axes, issue, held, parties)
            pdf.savefig(figure)
            plt.close(figure)


if __name__ == "__main__":
    main()
