#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page and the completions know the options of the built program: PROGRAM, MAN_PAGE, BASH_COMPLETION.

Prints TAP. What is known comes from the program's own help; the completions of bash are tried in bash.
"""
import pathlib
import re
import subprocess
import sys

program = sys.argv[1]
man_page, bash_completion = (pathlib.Path(name).resolve() for name in sys.argv[2:4])
folder = bash_completion.parent


def say(*words):
    return subprocess.run([program, *words, '--help'], capture_output=True, text=True, check=True).stdout


COMMANDS = re.findall(r'^  demarche ([a-z]+) ', say(), re.MULTILINE)
OPTIONS = {command: set(re.findall(r'(--[a-z-]+)', say(command))) for command in COMMANDS}
ALL = set().union(*OPTIONS.values())


def complete(*words):
    line = ' '.join(f"'{word}'" for word in words)
    script = (f'. {bash_completion}; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _demarche; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(['bash', '-c', script], capture_output=True, text=True, check=True, cwd=folder.parent)
    return set(done.stdout.split())


def check_program_is_understood():
    if not {'check', 'analyse', 'export', 'convert', 'diff'} <= set(COMMANDS) or '--theme' not in OPTIONS['export']:
        yield f'of the help only {OPTIONS} was understood'


def check_man_page():
    text = man_page.read_text().replace('\\-', '-')
    known = set(re.findall(r'(--[a-z-]+)', text))
    for option in sorted(known ^ (ALL | {'--version'})):
        yield f'{option} is not both in the program and in the man page'
    for command in COMMANDS:
        if f'.B {command}\n' not in text:
            yield f'the man page says nothing of {command}'
    done = subprocess.run(['groff', '-man', '-K', 'utf8', '-T', 'utf8', '-ww', '-z', man_page],
                          capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        yield done.stderr


def check_texts():
    for name, pattern in (('_demarche', r"(--[a-z][a-z-]*)"), ('demarche.fish', r'complete .* -l ([a-z-]+)')):
        found = {('--' + option).replace('----', '--')
                 for option in re.findall(pattern, (folder / name).read_text())}
        for option in sorted(found ^ (ALL | {'--version'})):
            yield f'{option} is not both in the program and in {name}'


def check_bash():
    if not set(COMMANDS) <= complete('demarche', ''):
        yield f'the commands were not offered, but {complete("demarche", "")}'
    for command in COMMANDS:
        offered = {option.rstrip('=') for option in complete('demarche', command, '--')}
        if offered != OPTIONS[command]:
            yield f'{command}: {sorted(offered ^ OPTIONS[command])} are not both offered and known'
    for words, wanted in ((('--theme', '=', 'd'), {'dark'}), (('--theme', '='), {'light', 'dark', 'contrast', 'print'}),
                          (('--format', 's'), {'svg'}), (('examples/cr',), {'examples/crimea-2014.demarche'}),
                          (('-o', 'demarche.1.in'), set()), (('demarche.1.in',), set())):
        offered = complete('demarche', 'export', *words)
        if offered != wanted:
            yield f'{words}: offered {sorted(offered)}, not {sorted(wanted)}'


CHECKS = [check_program_is_understood, check_man_page, check_texts, check_bash]
print(f'1..{len(CHECKS)}')
for index, check in enumerate(CHECKS, 1):
    faults = list(check())
    print('not ok' if faults else 'ok', index, check.__name__)
    for fault in faults:
        print('#', fault.replace('\n', '\n# '))
