#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests/runner counts, row by row: a stream of a test program in, results out.  TAP."""
import importlib.machinery
import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True
PATH = str(pathlib.Path(__file__).resolve().parents[1] / 'runner')
LOADER = importlib.machinery.SourceFileLoader('runner', PATH)
RUNNER = importlib.util.module_from_spec(importlib.util.spec_from_loader('runner', LOADER))
LOADER.exec_module(RUNNER)

# name, protocol, Meson's result, exit code, output, the results as letters
ROWS = [
    ('all-pass', 'tap', 'OK', 0, '1..2\nok 1 /a\nok 2 /b\n', 'pp'),
    ('one-fails', 'tap', 'FAIL', 1, '1..2\nok 1 /a\nnot ok 2 /b\n', 'pf'),
    ('subtest-skips', 'tap', 'OK', 0, '1..2\nok 1 /a\nok 2 /b # SKIP no keyring\n', 'ps'),
    ('all-skip', 'tap', 'SKIP', 0, '1..1\nok 1 /a # SKIP no keyring\n', 's'),
    ('whole-skips', 'tap', 'SKIP', 0, '1..0 # SKIP no display\n', 's'),
    ('dies-after-one', 'tap', 'ERROR', -6, '1..2\nok 1 /a\n', 'pf'),
    ('dies-at-once', 'tap', 'ERROR', -11, '', 'f'),
    ('hangs', 'tap', 'TIMEOUT', -9, '1..2\nok 1 /a\n', 'pf'),
    ('fails-and-dies', 'tap', 'FAIL', -6, '1..3\nok 1 /a\nnot ok 2 /b\nBail out!\n', 'pf'),
    ('diagnostics', 'tap', 'OK', 0, '# ok 3 no\n1..1\n(x) warning: ok\nok 1 /a\n', 'p'),
    ('nested', 'tap', 'OK', 0, '# Subtest: a\n    ok 1 /b\n    ok 2 /c\n    1..2\nok 1 a\n', 'pp'),
    ('dash-names', 'tap', 'OK', 0, '1..1\nok 1 - a name\n', 'p'),
    ('plain-passes', 'exitcode', 'OK', 0, 'ok 1\nok 2\n', 'p'),
    ('plain-fails', 'exitcode', 'FAIL', 1, 'not ok\n', 'f'),
    ('plain-skips', 'exitcode', 'SKIP', 77, 'ctags is not installed\n', 's'),
]


# name, what tests/allowed-skips has or None outside CI, the results as letters
SKIPS = [
    ('outside-ci', None, 'ps'),
    ('in-ci', set(), 'pf'),
    ('in-ci-named', {'core/a:/b'}, 'ps'),
    ('in-ci-whole-test-named', {'core/a'}, 'ps'),
    ('in-ci-another-named', {'core/a:/c'}, 'pf'),
]

TESTS = [
    {'name': 'secret', 'suite': ['p:core'], 'cmd': ['/b/tests/base/test-secret']},
    {'name': 'store', 'suite': ['p:keyring'],
     'cmd': ['/s/tests/support/with-keyring', '/b/tests/creds/test-store']},
    {'name': 'spell', 'suite': ['p:checks'], 'cmd': ['/s/tests/checks/check-spell']},
]
CHOICES = [
    ('nothing', [], 'secret store spell'),
    ('test', ['store'], 'store'),
    ('suite', ['core'], 'secret'),
    ('folder', ['creds'], 'store'),
    ('two', ['spell', 'core'], 'secret spell'),
    ('empty-suite', ['ui'], ''),
]


def cases():
    """(name, found, wanted) of every row."""
    for name, protocol, result, code, stdout, wanted in ROWS:
        found = RUNNER.outcome({'protocol': protocol},
                               {'result': result, 'returncode': code, 'stdout': stdout})
        yield name, ''.join(kind[0] for _, kind, _ in found), wanted
    skipped = RUNNER.outcome({'protocol': 'exitcode'},
                             {'result': 'SKIP', 'returncode': 77, 'stdout': 'no ctags here\n'})
    yield 'skip-says-why', skipped[0][2], 'no ctags here'
    for name, allowed, wanted in SKIPS:
        judged = RUNNER.judge('core/a', [('/a', 'pass', ''), ('/b', 'skip', 'why')], allowed)
        yield f'skip-{name}', ''.join(kind[0] for _, kind, _ in judged), wanted
    for name, names, wanted in CHOICES:
        chosen = RUNNER.choose(TESTS, names)
        yield f'choose-{name}', ' '.join(test['name'] for test in chosen), wanted
    try:
        RUNNER.choose(TESTS, ['nosuch'])
        yield 'choose-unknown', 'accepted', 'refused'
    except SystemExit:
        yield 'choose-unknown', 'refused', 'refused'


def main():
    rows = list(cases())
    print(f'1..{len(rows)}')
    for number, (name, found, wanted) in enumerate(rows, 1):
        print(f"{'ok' if found == wanted else 'not ok'} {number} /runner/{name}")
        if found != wanted:
            print(f'# wanted {wanted!r}, got {found!r}')
    return 0 if all(found == wanted for _, found, wanted in rows) else 1


if __name__ == '__main__':
    sys.exit(main())
