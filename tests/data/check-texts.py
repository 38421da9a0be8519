#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""POTFILES lists exactly the files with texts to translate, and every language of LINGUAS has all of them: SOURCE_DIR.

Prints TAP. The template is made anew from the sources, so a text that was added or changed shows up here.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

source = pathlib.Path(sys.argv[1])
CALL = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|g_dpgettext2?)\s*\(')
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'Q_:1g', 'g_dngettext:2,3', 'g_dpgettext2:2c,3', 'ngettext:1,2']
FLAGS = ['N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format', 'g_dngettext:2:pass-c-format',
         'g_strdup_printf:1:c-format', 'g_string_append_printf:2:c-format', 'g_printerr:1:c-format',
         'g_set_error:4:c-format']


def names(path):
    return [line for line in path.read_text().splitlines() if line and not line.startswith('#')]


def has_texts(path):
    text = path.read_text()
    if path.suffix in ('.c', '.h'):
        without_macros = re.sub(r'^\s*#.*$', '', text, flags=re.MULTILINE)
        return CALL.search(re.sub(r'/\*.*?\*/', '', without_macros, flags=re.DOTALL)) is not None
    return path.suffix != '.ui' or 'translatable="yes"' in text


def check_potfiles():
    listed = names(source / 'po/POTFILES')
    found = {path for folder in ('src', 'data') for path in (source / folder).rglob('*')
             if path.name.endswith(('.c', '.h', '.ui', '.desktop.in', '.metainfo.xml.in', '.gschema.xml'))}
    translatable = {str(path.relative_to(source)) for path in found if has_texts(path)}
    for name in sorted(translatable - set(listed)):
        yield f'{name} has texts and is not in po/POTFILES'
    for name in sorted(set(listed) - translatable):
        yield f'{name} is in po/POTFILES and has no texts'
    if listed != sorted(set(listed)):
        yield 'po/POTFILES is not in order'


def make_template(folder):
    template = folder / 'demarche.pot'
    words = [f'--keyword={word}' for word in KEYWORDS] + [f'--flag={flag}' for flag in FLAGS]
    subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--package-name=demarche', *words,
                    f'--files-from={source}/po/POTFILES', f'--directory={source}', f'--output={template}'],
                   check=True, capture_output=True)
    return template


def check_languages():
    languages = ' '.join(names(source / 'po/LINGUAS')).split()
    if {path.stem for path in (source / 'po').glob('*.po')} != set(languages):
        yield f'po/LINGUAS lists {languages}, which are not the catalogues there are'
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        template = make_template(folder)
        for language in languages:
            merged = folder / f'{language}.po'
            subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}',
                            source / f'po/{language}.po', template], check=True)
            for kind in ('--untranslated', '--only-fuzzy'):
                missing = subprocess.run(['msgattrib', '--no-obsolete', kind, merged], capture_output=True, text=True,
                                         check=True).stdout
                for text in missing.split('\n\n')[1:]:
                    yield f'{language}: not translated:\n{text}'
            done = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', merged], capture_output=True,
                                  text=True, check=False)
            if done.returncode:
                yield done.stderr


CHECKS = [check_potfiles, check_languages]
print(f'1..{len(CHECKS)}')
for index, check in enumerate(CHECKS, 1):
    faults = list(check())
    print('not ok' if faults else 'ok', index, check.__name__)
    for fault in faults:
        print('#', fault.replace('\n', '\n# '))
