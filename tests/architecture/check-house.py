#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tree to the rules of the house: SOURCE_DIR, then the path of the built command-line program.

Prints TAP. A layer includes only headers of its own and of the layers that it may use; libraries never print or
exit; files and functions stay short; C is laid out by clang-format; the command line links no GTK.
"""
import pathlib
import re
import subprocess
import sys

source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
MAY_USE = {
    'core': [],
    'analysis': ['core'],
    'document': ['core', 'analysis'],
    'scene': ['core', 'analysis'],
    'render': ['core', 'analysis', 'scene'],
    'cli': ['core', 'analysis', 'scene', 'render'],
    'ui': ['core', 'analysis', 'document', 'scene', 'render'],
}
LIBRARIES = ['core', 'analysis', 'document', 'scene', 'render']
MAX_FILE, MAX_FUNCTION = 800, 60


def sources(folders=('src', 'tests')):
    for folder in folders:
        yield from sorted(p for p in (source / folder).rglob('*.[ch]') if 'build' not in p.parts)


def check_includes():
    owners = {}
    for path in (source / 'src').rglob('*.h'):
        owners.setdefault(path.name, set()).add(path.relative_to(source / 'src').parts[0])
    for path in sources(('src',)):
        layer = path.relative_to(source / 'src').parts[0]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not found:
                continue
            if '..' in found[1]:
                yield f'{path.relative_to(source)}:{number}: an include that climbs: {found[1]}'
            where = owners.get(found[1])
            if where and not where & {layer, *MAY_USE[layer]}:
                yield f'{path.relative_to(source)}:{number}: {layer} may not use {", ".join(where)}'


def check_silence():
    noisy = re.compile(r'\b(printf|g_print|g_printerr|puts|exit|_exit|abort|g_error)\s*\(')
    for path in sources(('src',)):
        if path.relative_to(source / 'src').parts[0] not in LIBRARIES:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if noisy.search(line) and not line.lstrip().startswith(('*', '/')):
                yield f'{path.relative_to(source)}:{number}: a library prints or exits'


def check_lengths():
    for path in sources(('src',)):
        lines = path.read_text().splitlines()
        if len(lines) > MAX_FILE:
            yield f'{path.relative_to(source)}: {len(lines)} lines'
        start = None
        for number, line in enumerate(lines, 1):
            if line.endswith(') {') and not line.startswith((' ', '#', '}', '\t')):
                start = number
            elif start is None and re.match(r'^\s+.*\) \{$', line) and re.match(r'^[a-z_]+ ?\(', lines[number - 2]):
                start = number - 1
            elif line == '}' and start is not None:
                if number - start > MAX_FUNCTION:
                    yield f'{path.relative_to(source)}:{start}: a function of {number - start} lines'
                start = None


def check_layout():
    files = [str(p) for p in sources()]
    done = subprocess.run(['clang-format', '--dry-run', '--Werror', '--style=file', *files], cwd=source,
                          capture_output=True, text=True)
    if done.returncode:
        yield done.stderr[:2000]


def check_links():
    listing = subprocess.run(['ldd', program], capture_output=True, text=True, check=True).stdout
    for library in ('libgtk', 'libadwaita', 'libgtksourceview'):
        if library in listing:
            yield f'the command line links {library}'


CHECKS = [check_includes, check_silence, check_lengths, check_layout, check_links]
print(f'1..{len(CHECKS)}')
for index, check in enumerate(CHECKS, 1):
    faults = list(check())
    print(('not ok' if faults else 'ok'), index, check.__name__)
    for fault in faults:
        print('#', fault.replace('\n', '\n# '))
