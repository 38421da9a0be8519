#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema and the reader agree on the same files: PROGRAM, SOURCE_DIR.

Prints TAP. Both take the good, the odd and the example files. Of the bad ones the schema refuses those that
expected.tsv says it can see, and takes those in which only the reader, which follows references, sees the fault.
"""
import json
import pathlib
import subprocess
import sys

import jsonschema

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
models = source / 'tests/core/models'
schema = json.loads((source / 'data/demarche.schema.json').read_text())


def refuse(name):
    raise ValueError(f'{name} is no JSON')


def one_of_each(pairs):
    if len(dict(pairs)) < len(pairs):
        raise ValueError('a member twice')
    return dict(pairs)


def look(path):
    """What the schema makes of a file: no-json, invalid or valid."""
    try:
        value = json.loads(path.read_bytes().decode('utf-8'), object_pairs_hook=one_of_each, parse_constant=refuse)
    except ValueError:
        return 'no-json'
    return 'valid' if validator.is_valid(value) else 'invalid'


def read(path):
    """Whether the reader takes a file."""
    done = subprocess.run([program, 'check', path], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f'{path}: exit status {done.returncode}')
    return done.returncode == 0


def check_schema_itself():
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        yield error.message


def check_taken():
    paths = [*models.glob('good/*'), *models.glob('odd/*'), *source.glob('data/examples/*.demarche')]
    if len(paths) < 10:
        yield f'only {len(paths)} files were found'
    for path in paths:
        if look(path) != 'valid':
            yield f'{path}: the schema refuses it'
        if not read(path):
            yield f'{path}: the reader refuses it'


def check_refused():
    expected = {}
    for line in (models / 'expected.tsv').read_text().splitlines()[1:]:
        name, *_, seen = line.split('\t')
        expected[name] = seen
    for path in sorted(models.glob('bad/*')):
        if read(path):
            yield f'{path}: the reader takes it'
        if look(path) != expected[f'bad/{path.stem}']:
            yield f'{path}: to the schema it is {look(path)}, expected {expected[f"bad/{path.stem}"]}'
    if set(expected.values()) != {'valid', 'invalid', 'no-json'}:
        yield 'the files do not try all that can come out'


def check_members():
    """The schema knows the members that the writer writes: of the good file that has them all, none is a stranger."""
    everything = json.loads((models / 'good/everything.demarche').read_text())
    known = set()

    def collect(node):
        if isinstance(node, dict):
            known.update(node.get('properties', {}))
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)
    collect(schema)

    def strangers(node, keyed):
        if isinstance(node, dict):
            for key, value in node.items():
                if not keyed and key not in known and not key.startswith('x-') and key != 'values_':
                    yield key
                yield from strangers(value, key in ('terms', 'stances', 'values') or key.startswith('x-'))
        elif isinstance(node, list):
            for value in node:
                yield from strangers(value, False)
    yield from strangers(everything, False)
    unused = known - set(json.dumps(everything).split('"'))
    yield from (f'{name} is not in good/everything.demarche' for name in sorted(unused))


validator = jsonschema.Draft202012Validator(schema)
CHECKS = [check_schema_itself, check_taken, check_refused, check_members]
print(f'1..{len(CHECKS)}')
for index, check in enumerate(CHECKS, 1):
    faults = list(check())
    print('not ok' if faults else 'ok', index, check.__name__)
    for fault in faults:
        print('#', fault)
