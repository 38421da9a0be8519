#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds reports to what they promise: PROGRAM EXAMPLES_DIR. Prints TAP.

A PDF is tagged, clean and says what the HTML says. HTML is well-formed XML, headings go down one level at a time, tables have a caption and heads that say what they head, every reference
inside the file leads somewhere, nothing is asked of the network, and what a model says can't break out.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

program, examples = sys.argv[1], pathlib.Path(sys.argv[2])
HTML, SVG = '{http://www.w3.org/1999/xhtml}', '{http://www.w3.org/2000/svg}'
HOSTILE = '</title><script>alert("1")</script> & "url(#x)" \' ]]> <!-- \u202e'


def run(*words, expect=0):
    done = subprocess.run([program, 'report', *map(str, words)], capture_output=True, check=False)
    if done.returncode != expect:
        raise AssertionError(f'{words}: {done.returncode} {done.stderr.decode()}')
    return done


def hostile_model(folder):
    """Every text that there is, hostile."""
    text = HOSTILE
    model = {
        'demarche': 1, 'title': text, 'summary': text, 'note': text, 'date': '2026',
        'parties': [{'id': 'a', 'name': text, 'short': 'A', 'spokesperson': text, 'aim': text,
                     'no_deal': {'label': text, 'value': 30, 'trend': 'worse'}, 'note': text},
                    {'id': 'b', 'name': 'B' + text, 'at_table': False}],
        'baskets': [{'id': 'b', 'name': text}],
        'issues': [{'id': 'i', 'name': text, 'basket': 'b', 'note': text, 'needs': ['b'],
                    'scale': {'type': 'ordinal', 'levels': [{'id': 'x', 'name': text, 'note': text},
                                                            {'id': 'y', 'name': 'y' + text}]}},
                   {'id': 'j', 'name': 'J', 'scale': {'type': 'interval', 'min': 0, 'max': 9, 'unit': text}}],
        'positions': [{'party': 'a', 'issue': 'i', 'demand': 'x', 'statement': text, 'note': text,
                       'evidence': [{'source': 's', 'locator': text, 'speaker': text, 'quote': text, 'note': text,
                                     'grade': 'A1', 'date': '2025'}, {'quote': 'another'}]},
                      {'party': 'b', 'issue': 'i', 'demand': 'y'}, {'party': 'a', 'issue': 'j', 'demand': 3}],
        'sources': [{'id': 's', 'title': text, 'author': text, 'publisher': text, 'note': text,
                     'url': 'javascript:alert(1)'},
                    {'id': 't', 'title': 'T', 'url': 'https://example.org/?a="1"&b=<2>'}],
    }
    path = folder / 'hostile.demarche'
    path.write_text(json.dumps(model))
    return path


def local(element):
    return element.tag.split('}')[-1]


def check_outline(root):
    level = 0
    for element in root.iter():
        found = re.fullmatch(r'h([1-6])', local(element))
        if not found:
            continue
        if int(found[1]) > level + 1:
            yield f'a heading of level {found[1]} follows one of level {level}: {"".join(element.itertext())}'
        if not ''.join(element.itertext()).strip():
            yield 'an empty heading'
        level = int(found[1])
    if len(list(root.iter(HTML + 'h1'))) != 1:
        yield 'there is not exactly one first heading'


def check_references(root, text):
    ids = [element.get('id') for element in root.iter() if element.get('id')]
    for name in {name for name in ids if ids.count(name) > 1}:
        yield f'the id {name} stands there twice'
    wanted = set()
    for element in root.iter():
        wanted |= set((element.get('aria-labelledby') or '').split())
        href = element.get('href')
        if href and href.startswith('#'):
            wanted.add(href[1:])
        elif href and not re.match('https?://', href):
            yield f'a link to {href}'
        for name, value in element.attrib.items():
            wanted |= set(re.findall(r'^url\(#([^)]*)\)$', value))
            if local(element) != 'a' and name in ('src', 'href', 'srcset', 'data', 'poster'):
                yield f'{local(element)} asks for {value}'
            if name.startswith('on'):
                yield f'{local(element)} does something {name}'
    for name in sorted(wanted - set(ids)):
        yield f'nothing has the id {name}, which is referred to'
    for tag in ('script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'foreignObject'):
        if any(local(element) == tag for element in root.iter()):
            yield f'there is a {tag}'
    style = ''.join(root.find(f'{HTML}head/{HTML}style').itertext())
    if re.search(r'url\(|@import|expression', style):
        yield 'the style asks for something'
    if "default-src 'none'" not in text:
        yield 'no policy keeps it from the network'


def check_tables(root):
    count = 0
    for table in root.iter(HTML + 'table'):
        count += 1
        if table.find(HTML + 'caption') is None:
            yield 'a table without a caption'
        columns = len(table.findall(f'{HTML}thead/{HTML}tr/{HTML}th'))
        if any(head.get('scope') != 'col' for head in table.iterfind(f'{HTML}thead/{HTML}tr/{HTML}th')):
            yield 'a head that doesn’t say what it heads'
        for row in table.iterfind(f'{HTML}tbody/{HTML}tr'):
            width = sum(int(cell.get('colspan') or 1) for cell in row)
            if width != columns:
                yield f'a row of {width} cells under {columns} heads'
            if row[0].get('scope') not in ('row', 'rowgroup'):
                yield 'a row without a head'
    if not count:
        yield 'no table'


def check_figures(root):
    figures = list(root.iter(HTML + 'figure'))
    if not figures:
        yield 'no figure'
    for figure in figures:
        if figure.find(HTML + 'figcaption') is None:
            yield 'a figure without a caption'
        for picture in figure.iter(SVG + 'svg'):
            title = picture.find(SVG + 'title')
            if picture.get('role') != 'img' or title is None:
                yield 'a picture without words'


def check_html(text, language):
    root = ElementTree.fromstring(text)
    if root.tag != HTML + 'html' or root.get('lang') != language or root.get('dir') != 'ltr':
        yield f'{root.tag} in {root.get("lang")}, {root.get("dir")}'
    if not text.startswith('<!DOCTYPE html>\n'):
        yield 'it doesn’t begin as HTML does'
    if not root.findtext(f'{HTML}head/{HTML}title'):
        yield 'no title'
    yield from check_outline(root)
    yield from check_references(root, text)
    yield from check_tables(root)
    yield from check_figures(root)


def check_all(folder):
    for model in [*sorted(examples.glob('*.demarche')), hostile_model(folder)]:
        for options, language in (((), 'en'), (('--lang=de', '--theme=dark'), 'de'), (('--public', '--allow-repeated'), 'en')):
            out, again = folder / 'out.html', folder / 'again.html'
            run(*options, '-o', out, model)
            run(*options, '-o', again, model)
            if out.read_bytes() != again.read_bytes():
                yield f'{model.name}: two runs differ'
            lint = subprocess.run(['xmllint', '--noout', '--nonet', out], capture_output=True, text=True, check=False)
            if lint.returncode or lint.stderr:
                yield f'{model.name}: {lint.stderr[:300]}'
                continue
            for fault in check_html(out.read_text(), language):
                yield f'{model.name} {options}: {fault}'


def squeeze(text):
    return re.sub(r'\s|\[\d+\]|\d+↩', '', text)


def tool(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def compare_texts(html, pdf):
    """Every heading, item and cell of the one is in the other; a sheet may end within the longer ones."""
    root = ElementTree.fromstring(html.read_text())
    said = squeeze(tool('pdftotext', '-raw', pdf, '-'))
    missing, count = 0, 0
    for element in root.iter():
        if local(element) not in ('h1', 'h2', 'h3', 'li', 'th', 'caption', 'figcaption') or element.find(f'{HTML}a') is not None:
            continue
        for part in element.findall(f'{HTML}sup'):
            part.clear()
        text = squeeze(''.join(element.itertext()))
        count += 1
        if text not in said:
            missing += 1
            if missing > 2:
                yield f'the PDF doesn’t say “{"".join(element.itertext())[:200]}”'
    if count < 10:
        yield f'only {count} texts were compared'


def check_pdf(folder):
    for model, options in ((examples / 'crimea-2014.demarche', ()), (examples / 'river-basin.demarche', ('--lang=de',)),
                           (examples / 'labour-contract.demarche', ('--paper=letter', '--theme=dark')), (hostile_model(folder), ())):
        html, pdf, again = folder / 'out.html', folder / 'out.pdf', folder / 'again.pdf'
        run(*options, '-o', pdf, model)
        run(*options, '-o', again, model)
        run(*options, '-o', html, model)
        if pdf.read_bytes() != again.read_bytes():
            yield f'{model.name}: two runs differ'
        done = subprocess.run(['qpdf', '--check', pdf], capture_output=True, text=True, check=False)
        if done.returncode or 'WARNING' in done.stdout + done.stderr:
            yield f'{model.name}: {done.stdout}{done.stderr}'
        info = tool('pdfinfo', pdf)
        size = '612 x 792' if '--paper=letter' in options else r'59[45]\.\d+ x 84[12]'
        if not re.search(r'Tagged: +yes', info) or not re.search(r'Page size: +' + size, info):
            yield f'{model.name}: {info}'
        structure = tool('pdfinfo', '-struct', pdf)
        for tag in ('H1', 'H2', 'H3', 'P', 'L', 'LI', 'LBody', 'Table', 'Caption', 'TR', 'TH', 'TD', 'Figure'):
            if not re.search(rf'^ *{tag}\b', structure, re.MULTILINE):
                yield f'{model.name}: nothing is tagged {tag}'
        if b'/Outlines' not in pdf.read_bytes():
            yield f'{model.name}: no bookmarks'
        # what a mark turns around is read out of a PDF turned around
        for fault in () if model.name == 'hostile.demarche' else compare_texts(html, pdf):
            yield f'{model.name}: {fault}'


def check_words(folder):
    out = folder / 'out.html'
    run('-o', out, examples / 'labour-contract.demarche')
    text = ' '.join(''.join(ElementTree.fromstring(out.read_text()).itertext()).split())
    for sentence in ('Nothing settles “Night shifts”', 'Term of the agreement', 'Overlap: 24 months.', 'The mediator’s paper',
                     'Confidence 60 of 100.', 'Evidence', 'Demands of the union (fictional)', 'One-sided: only one party is on record.',
                     '1 position is inferred by the analyst.', 'Accepted by', 'Made by Demarche'):
        if sentence not in text:
            yield f'“{sentence}” isn’t said'


def check_changes(folder):
    """What is otherwise on another day, or in a scenario than on record, is said; without one nothing is."""
    out = folder / 'out.html'
    for options, said in (((), False), (('--compare-date=2026-03-10',), True), (('--compare-date=2026-04-20',), False)):
        run(*options, '-o', out, examples / 'labour-contract.demarche')
        text = out.read_text()
        if ('What changed, compared with' in text) != bool(options) or ('Who moved' in text) != said:
            yield f'{options}: changes are said wrongly'


def check_public(folder):
    """Nothing withheld is said; without an option all of it is."""
    model = {'demarche': 1, 'title': 'T', 'note': 'A secret note',
             'parties': [{'id': 'a', 'name': 'A', 'no_deal': {'label': 'A secret refuge'}}],
             'issues': [{'id': 'i', 'name': 'I', 'scale': {'type': 'interval', 'min': 0, 'max': 1, 'unit': ''}}],
             'positions': [{'party': 'a', 'issue': 'i', 'demand': 1, 'note': 'A secret position',
                            'evidence': [{'source': 's', 'quote': 'A secret quotation'}]}],
             'sources': [{'id': 's', 'title': 'A secret source'}]}
    path, out = folder / 'secret.demarche', folder / 'out.html'
    path.write_text(json.dumps(model))
    secrets = ('A secret note', 'A secret refuge', 'A secret position', 'A secret quotation', 'A secret source')
    run('-o', out, path)
    for secret in secrets:
        if secret not in out.read_text():
            yield f'“{secret}” isn’t said'
    run('--public', '-o', out, path)
    for secret in secrets:
        if secret in out.read_text():
            yield f'“{secret}” is said to the public'
    pdf = folder / 'out.pdf'
    run('--public', '-o', pdf, path)
    for secret in secrets:
        if secret in ' '.join(tool('pdftotext', pdf, '-').split()):
            yield f'“{secret}” is said to the public in a PDF'
    model['title'] = 'On A secret source'
    path.write_text(json.dumps(model))
    out.unlink()
    done = run('--public', '-o', out, path, expect=1)
    if '“A secret source” in /title' not in done.stderr.decode() or out.exists():
        yield f'it was not refused: {done.stderr.decode()}'


with tempfile.TemporaryDirectory() as name:
    CHECKS = [check_all, check_pdf, check_words, check_changes, check_public]
    print(f'1..{len(CHECKS)}')
    for index, check in enumerate(CHECKS, 1):
        faults = list(check(pathlib.Path(name)))
        print('not ok' if faults else 'ok', index, check.__name__)
        for fault in faults:
            print('#', fault.replace('\n', '\n# '))
