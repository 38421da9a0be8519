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
    'report': ['core', 'analysis', 'scene', 'render'],
    'cli': ['core', 'analysis', 'scene', 'render', 'report'],
    'ui': ['core', 'analysis', 'document', 'scene', 'render', 'report'],
}
TOOLKITS = {
    r'pango|cairo': ['scene', 'render', 'report', 'ui'],
    r'(gtk|gdk|gsk|gtksourceview|adwaita)\b': ['ui'],
}
LIBRARIES = ['core', 'analysis', 'document', 'scene', 'render', 'report']
MAX_FILE, MAX_FUNCTION = 800, 60


def sources(folders=('src', 'tests')):
    for folder in folders:
        yield from sorted((source / folder).rglob('*.[ch]'))


def check_includes():
    owners = {}
    for path in (source / 'src').rglob('*.h'):
        owners.setdefault(path.name, set()).add(path.relative_to(source / 'src').parts[0])
    for path in sources():
        folder, layer = path.relative_to(source).parts[:2]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', line)
            if not found:
                continue
            place = f'{path.relative_to(source)}:{number}'
            if '..' in found[1]:
                yield f'{place}: an include that climbs: {found[1]}'
            if folder != 'src':
                continue
            where = owners.get(found[1])
            if where and not where & {layer, *MAY_USE[layer]}:
                yield f'{place}: {layer} may not use {", ".join(where)}'
            for toolkit, layers in TOOLKITS.items():
                if re.match(toolkit, found[1]) and layer not in layers:
                    yield f'{place}: {layer} may not use {found[1]}'


def check_silence():
    noisy = re.compile(r'\b(printf|g_print|g_printerr|puts|exit|_exit|abort|g_error)\s*\(')
    for path in sources(('src',)):
        if path.relative_to(source / 'src').parts[0] not in LIBRARIES:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if noisy.search(line) and not line.lstrip().startswith(('*', '/')):
                yield f'{path.relative_to(source)}:{number}: a library prints or exits'


def functions(lines):
    """The first and the last line of each function, as clang-format lays them out."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and line.endswith(') {') and not line.startswith('#'):
            start = number
            while lines[start - 1].startswith(' '):
                start -= 1
        elif line == '}' and start is not None:
            yield start, number
            start = None


def check_lengths():
    counted = 0
    for path in sources():
        lines = path.read_text().splitlines()
        if len(lines) > MAX_FILE:
            yield f'{path.relative_to(source)}: {len(lines)} lines'
        for start, end in functions(lines):
            counted += 1
            if end - start + 1 > MAX_FUNCTION:
                yield f'{path.relative_to(source)}:{start}: a function of {end - start + 1} lines'
    if not counted:
        yield 'no function was found'


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
