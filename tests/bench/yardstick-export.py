#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the map of a model with matplotlib: what bench-export is measured against.

Usage: yardstick-export.py MODEL OUT WIDTH HEIGHT

The same figure as far as a script goes: a row an issue with its scale, levels, lanes, bars,
diamonds, thin lines, red lines, the hatch of the gap between two parties, and the labels.
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch, Rectangle

COLORS = ["#004488", "#ddaa33", "#bb5566"]
DPI = 96


def places(scale):
    """Where each level or option stands, and what is written under it."""
    if scale["type"] == "interval":
        step = (scale["max"] - scale["min"]) / 4
        values = [scale["min"] + step * i for i in range(5)]
        return {value: value for value in values}, {value: f"{value:,.0f}" for value in values}
    entries = scale.get("levels") or scale.get("options")
    where = {entry["id"]: i for i, entry in enumerate(entries)}
    return where, {where[entry["id"]]: entry["name"] for entry in entries}


def ends(given, scale, where, low, high):
    """The ends of a set on the axis."""
    if given is None:
        return None
    if isinstance(given, list):
        found = [where[item] for item in given]
        return min(found), max(found)
    look = (lambda x: x) if scale["type"] == "interval" else (lambda x: where[x])
    start = look(given["from"]) if "from" in given else low
    return start, look(given["to"]) if "to" in given else high


def draw_lane(axes, position, scale, where, low, high, y, color):
    span = (high - low) or 1
    limits = ends(position.get("limits"), scale, where, low, high) or (low, high)
    axes.plot(limits, (y, y), color=color, linewidth=0.8)
    for given, x in zip(("from", "to"), limits):
        if isinstance(position.get("limits"), dict) and given in position["limits"]:
            axes.plot((x, x), (y - 0.3, y + 0.3), color=color, linewidth=3)
    accepts = ends(position.get("accepts"), scale, where, low, high)
    inferred = position.get("basis") == "inferred"
    if accepts:
        axes.add_patch(FancyBboxPatch((accepts[0] - span * 0.01, y - 0.18),
                                      accepts[1] - accepts[0] + span * 0.02, 0.36,
                                      boxstyle="round,pad=0", facecolor=color, alpha=0.4,
                                      edgecolor=color if inferred else "none",
                                      linestyle="--" if inferred else "-"))
    if "demand" in position:
        demand = position["demand"]
        x = demand if scale["type"] == "interval" else where[demand]
        axes.plot([x], [y], marker="D", markersize=6, markeredgecolor=color,
                  markerfacecolor="white" if inferred else color)
        return x
    return None


def draw_issue(axes, issue, positions, parties):
    scale = issue["scale"]
    where, labels = places(scale)
    low, high = min(labels), max(labels)
    demands = []
    for position in positions:
        nth = parties.index(position["party"])
        x = draw_lane(axes, position, scale, where, low, high, -nth, COLORS[nth % len(COLORS)])
        if x is not None:
            demands.append(x)
    if len(demands) > 1 and min(demands) < max(demands):
        axes.add_patch(Rectangle((min(demands), -len(parties)), max(demands) - min(demands),
                                 len(parties) + 0.5, fill=False, hatch="////",
                                 edgecolor="#929196", linewidth=0))
    axes.set_ylim(-len(parties), 0.6)
    margin = ((high - low) or 1) * 0.02
    axes.set_xlim(low - margin, high + margin)
    axes.set_xticks(list(labels))
    axes.set_xticklabels(list(labels.values()), fontsize=8)
    axes.set_yticks([])
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.text(-0.28, 0.7, issue["name"], transform=axes.transAxes, fontsize=10, fontweight="bold")
    verdict = "Gap" if len(set(demands)) > 1 else "Overlap"
    axes.text(1.04, 0.7, verdict, transform=axes.transAxes, fontsize=10)


def main():
    model, out, width, height = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    with open(model, encoding="utf-8") as file:
        model = json.load(file)
    parties = [party["id"] for party in model["parties"]]
    size = (width / DPI, height / DPI)
    figure, rows = plt.subplots(len(model["issues"]), 1, figsize=size, dpi=DPI)
    figure.subplots_adjust(left=0.24, right=0.8, top=0.93, bottom=0.04, hspace=0.9)
    figure.suptitle(model["title"], fontsize=16, fontweight="bold", x=0.03, ha="left")
    for axes, issue in zip(rows, model["issues"]):
        held = [p for p in model["positions"] if p["issue"] == issue["id"]]
        draw_issue(axes, issue, held, parties)
    figure.savefig(out, dpi=DPI)


if __name__ == "__main__":
    main()
