#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a translation that reads from right to left of all texts there are: PO_FILE FOLDER STAMP.

Letters stay what they are, so that everybody can read it and the fonts of the tests have them; an override turns their direction, as in
the pseudo-locale ar-XB of others. It is written to FOLDER/ar/LC_MESSAGES/demarche.mo.
"""
import ast
import pathlib
import re
import struct
import sys

OVERRIDE, END = '\u202e', '\u202c'
HEADER = 'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n'
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural) ((?:".*"\n?)+)', re.MULTILINE)


def join(lines):
    return ''.join(ast.literal_eval(line) for line in lines.strip().splitlines())


def turn(text):
    """Line by line, for what is drawn has no line breaks in it."""
    return '\n'.join(OVERRIDE + line + END if line else line for line in text.split('\n'))


def read(path):
    """The key of each message as gettext looks it up, and what it is turned into."""
    found = {'': HEADER}
    for entry in path.read_text(encoding='utf-8').split('\n\n'):
        fields = {name: join(lines) for name, lines in FIELD.findall(entry)}
        if not fields.get('msgid'):
            continue
        key, value = fields['msgid'], turn(fields['msgid'])
        if 'msgid_plural' in fields:
            key += '\0' + fields['msgid_plural']
            value += '\0' + turn(fields['msgid_plural'])
        if 'msgctxt' in fields:
            key = fields['msgctxt'] + '\x04' + key
        found[key] = value
    return found


def pack(messages):
    """A catalogue as gettext reads it: two tables of lengths and offsets, then the texts."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    start = 28 + 16 * len(pairs)
    tables, texts = [b'', b''], b''
    for which in (0, 1):
        for pair in pairs:
            tables[which] += struct.pack('<2I', len(pair[which]), start + len(texts))
            texts += pair[which] + b'\0'
    head = struct.pack('<7I', 0x950412de, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + tables[0] + tables[1] + texts


def main():
    source, folder, stamp = (pathlib.Path(argument) for argument in sys.argv[1:4])
    catalogue = folder / 'ar' / 'LC_MESSAGES' / 'demarche.mo'
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.write_bytes(pack(read(source)))
    stamp.write_text('')


if __name__ == '__main__':
    main()
