#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens exported pictures in the programs that people go on with: PROGRAM EXAMPLES_DIR. Prints TAP.

Inkscape and LibreOffice each turn the SVG and the PDF of a map into pixels: of the map's shape, and about as dark in each
place as rsvg-convert and pdftoppm draw it: what one of them draws where nothing should be shows there, letters of another font hardly.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

program, examples = sys.argv[1], pathlib.Path(sys.argv[2])
WIDTH, ACROSS, DOWN, DARKER = 640, 48, 36, 0.08


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f'{words[0]}: {done.returncode} {done.stderr.decode()}')
    return done.stdout.decode()


def measure(picture):
    """Its height for WIDTH, and how dark each cell of a grid over it is, row by row, 0 for white."""
    plain = ('convert', picture, '-background', 'white', '-flatten', '-colorspace', 'Gray')
    height = run(*plain, '-resize', f'{WIDTH}x', '-format', '%h', 'info:')
    cells = run(*plain, '-scale', f'{ACROSS}x{DOWN}!', '-depth', '8', '-negate', 'txt:-')
    return int(height), [int(cell) / 255 for cell in re.findall(r': \(([0-9]+)', cells)]


def by_inkscape(file, folder):
    run('inkscape', '--export-type=png', '-o', folder / 'inkscape.png', file)
    return folder / 'inkscape.png'


def by_libreoffice(file, folder):
    run('soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'png', '--outdir',
        folder / 'libreoffice', file)
    return folder / 'libreoffice' / (file.stem + '.png')


def by_yardstick(file, folder):
    picture = folder / f'yardstick-{file.suffix[1:]}.png'
    if file.suffix == '.svg':
        run('rsvg-convert', '-o', picture, file)
    else:
        run('pdftoppm', '-png', '-r', '96', '-singlefile', file, picture.with_suffix(''))
    return picture


def check(file, opened, folder):
    height, dark = measure(by_yardstick(file, folder))
    found_height, found_dark = measure(opened(file, folder))
    assert abs(found_height - height) <= 2, f'{found_height} px high, not {height}'
    assert len(dark) == len(found_dark) == ACROSS * DOWN
    for nth, (found, wanted) in enumerate(zip(found_dark, dark)):
        place = f'cell {nth % ACROSS + 1} of {ACROSS} in row {nth // ACROSS + 1} of {DOWN}'
        assert abs(found - wanted) <= DARKER, f'{place} is {found:.3f} dark, not {wanted:.3f}'


def main():
    n_failed, nth = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        print('1..4')
        for ending in ('svg', 'pdf'):
            file = folder / f'map.{ending}'
            run(program, 'export', examples / 'crimea-2014.demarche', '-o', file)
            for opened in (by_inkscape, by_libreoffice):
                nth += 1
                try:
                    check(file, opened, folder)
                    print(f'ok {nth} {ending} {opened.__name__}', flush=True)
                except AssertionError as error:
                    n_failed += 1
                    print(f'not ok {nth} {ending} {opened.__name__}\n# {error}', flush=True)
    return 1 if n_failed else 0


sys.exit(main())
