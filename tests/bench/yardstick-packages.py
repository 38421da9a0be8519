#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the frontier of a model's packages by listing them all with numpy: what bench-packages is measured against.

Usage: yardstick-packages.py MODEL

Every party has explicit values for every level of every issue. Prints the time it took in seconds, from the model as
arrays to the frontier, the best of three, and then the frontier's scores, a point a line, sorted.
"""

import json
import sys
import time

import numpy as np

RUNS = 3


def read(path):
    """By issue, an array of parties × levels of what each level adds to the score."""
    with open(path, encoding='utf-8') as file:
        model = json.load(file)
    parties = [party['id'] for party in model['parties']]
    total = dict.fromkeys(parties, 0)
    for position in model['positions']:
        total[position['party']] += position.get('salience', 50)
    terms = []
    for issue in model['issues']:
        held = {p['party']: p for p in model['positions'] if p['issue'] == issue['id']}
        terms.append(np.array([[held[party].get('salience', 50) * held[party]['values'][level['id']]
                                / total[party] for level in issue['scale']['levels']]
                               for party in parties]))
    return terms


def add_up(terms):
    """The scores of all packages, parties × packages."""
    scores = terms[0]
    for term in terms[1:]:
        scores = (scores[:, :, None] + term[:, None, :]).reshape(len(term), -1)
    return scores


def find_frontier(scores):
    """Those that none dominates: the best of what is left drops what it dominates, until nothing more is dropped."""
    scores = scores[:, np.lexsort(scores)[::-1]].T
    if scores.shape[1] == 2:  # sorted by the second: a staircase
        best = np.maximum.accumulate(scores[:, 0])
        return scores[np.concatenate(([True], scores[1:, 0] > best[:-1]))]
    nth = 0
    while nth < len(scores):
        left = np.any(scores > scores[nth], axis=1)
        left[nth] = True
        nth = np.sum(left[:nth]) + 1
        scores = scores[left]
    return scores


def main():
    terms = read(sys.argv[1])
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        frontier = find_frontier(add_up(terms))
        taken.append(time.perf_counter() - start)
    print(min(taken))
    for point in sorted((tuple(float(score) for score in point) for point in frontier), reverse=True):
        print(' '.join(f'{score:.6f}' for score in point))


if __name__ == '__main__':
    main()
