#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop knows the program and its files: SOURCE_DIR APPLICATION_ID.

Prints TAP. The media type is asked of the desktop's own database, made in a folder of its own.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

source, application = pathlib.Path(sys.argv[1]), sys.argv[2]
data = source / 'data'
MEDIA_TYPE = 'application/vnd.demarche+json'
MIME = '{http://www.freedesktop.org/standards/shared-mime-info}'


def content_type(path, environment):
    told = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], capture_output=True, text=True,
                          check=True, env=environment).stdout
    return re.search(r'content-type: (\S+)', told)[1]


def check_media_type():
    model = (data / 'examples/crimea-2014.demarche').read_bytes()
    cases = [('by-name.demarche', b'{ "title": "a model that has no format yet" }', True),
             ('by-content', model, True), ('on-one-line', b'{"demarche":1,"title":"x"}', True),
             ('of-windows', b'{\r\n  "demarche": 1,\r\n  "title": "x"\r\n}\r\n', True),
             ('another', b'{ "title": "demarche", "format": 1 }', False),
             ('short', b'{"a":"demarche"}', False),
             ('a-list', b'[ "demarche", 1 ]', False), ('prose', b'He said "demarche" twice.', False)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        packages = folder / 'share/mime/packages'
        packages.mkdir(parents=True)
        shutil.copy(data / f'{application}.mime.xml', packages / f'{application}.xml')
        subprocess.run(['update-mime-database', packages.parent], check=True, capture_output=True)
        environment = dict(os.environ, XDG_DATA_HOME=str(folder / 'share'), HOME=name, GIO_USE_VFS='local')
        for file, content, is_ours in cases:
            (folder / file).write_bytes(content)
            told = content_type(folder / file, environment)
            if (told == MEDIA_TYPE) != is_ours:
                yield f'{file} is taken for {told}'


def check_media_type_is_claimed():
    desktop = (data / f'{application}.desktop.in').read_text()
    if f'\nMimeType={MEDIA_TYPE};\n' not in desktop:
        yield 'the desktop file does not claim the media type'
    metainfo = ElementTree.parse(data / f'{application}.metainfo.xml.in').getroot()
    if [found.text for found in metainfo.iter('mediatype')] != [MEDIA_TYPE]:
        yield 'the metainfo does not claim the media type'
    mime = ElementTree.parse(data / f'{application}.mime.xml').getroot()
    if [found.get('type') for found in mime.iter(MIME + 'mime-type')] != [MEDIA_TYPE]:
        yield 'the MIME package describes another type'


def check_settings():
    schema = ElementTree.parse(data / f'{application}.gschema.xml').getroot()
    keys = {key.get('name') for key in schema.iter('key')}
    code = '\n'.join(path.read_text() for path in (source / 'src/ui').rglob('*.c'))
    used = set(re.findall(r'dm_settings_\w+ \([^;"]*"([a-z-]+)"', code))
    for key in sorted(keys ^ used):
        yield f'the setting “{key}” is not both in the schema and in src/ui'


def check_icons():
    for kind, name, side in (('scalable', application, '128'), ('symbolic', f'{application}-symbolic', '16')):
        root = ElementTree.parse(data / f'icons/hicolor/{kind}/apps/{name}.svg').getroot()
        if (root.get('width'), root.get('height'), root.get('viewBox')) != (side, side, f'0 0 {side} {side}'):
            yield f'{name} is not drawn on {side} × {side}'
        colours = {element.get('fill') for element in root.iter() if element.get('fill')}
        if kind == 'symbolic' and len(colours) != 1:
            yield f'{name} has the colours {sorted(colours)}'


CHECKS = [check_media_type, check_media_type_is_claimed, check_settings, check_icons]
print(f'1..{len(CHECKS)}')
for index, check in enumerate(CHECKS, 1):
    faults = list(check())
    print('not ok' if faults else 'ok', index, check.__name__)
    for fault in faults:
        print('#', fault.replace('\n', '\n# '))
