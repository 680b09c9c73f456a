#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One walk through the real window, as a person with a screen reader would take it: from the
sample to an answer, through a broken description and back.  Speaks TAP, a row a step.

usage: tests/support/with-keyring tests/ui/walk.py PROGRAM SAMPLE

The keyring is a real one, and a throw-away.  ACTIONSMITH_BIG may name a description of 10 MB
or more, such as GitHub's; the rows of the big document skip without it.
"""
import os
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

try:
    import atspi
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP no accessibility bindings for this Python: {error}')
    sys.exit(0)

import names
from walk_big import Big
from walk_call import Calling
from walk_edit import Editing
from walk_files import Files
from walk_unsaved import Unsaved
from walker import Skip

TOOLS = ('Xvfb', 'xdotool', 'gdbus')


class Walk(Editing, Calling, Files, Unsaved, Big):
    """All steps; each room has its own file."""


def rows(walk):
    """Every row stands on the ones before it."""
    return [
        ('start/page', walk.start_page),
        ('start/try-the-sample', walk.try_the_sample),
        ('edit/outline', walk.outline),
        ('outline/folds', walk.outline_folds),
        ('outline/follows', walk.outline_follows),
        ('edit/inspector', walk.inspector),
        ('test/add-key', walk.add_key),
        ('keys/kept', walk.key_is_kept),
        ('test/choose', walk.choose_operation),
        ('test/fill', walk.fill_arguments),
        ('test/as-sent', walk.secrets_stay_hidden),
        ('test/send', walk.send),
        ('test/use-answer', walk.use_answer),
        ('test/incomplete', walk.refuse_to_send),
        ('model/operation', walk.model_page),
        ('model/action', walk.model_follows),
        ('edit/unchanged', walk.back_to_edit),
        ('edit/pointed-at', walk.point_at_text),
        ('edit/rule-broken', walk.break_the_rule),
        ('edit/next-problem', walk.next_problem),
        ('edit/rule-undone', walk.undo_the_rule),
        ('edit/completed', walk.complete),
        ('edit/go-to-line', walk.go_to_line),
        ('edit/messages', walk.messages),
        ('edit/add-by-form', walk.add_by_form),
        ('edit/add-by-curl', walk.add_by_curl),
        ('edit/add-sample', walk.add_sample),
        ('fix/one', walk.fix_one),
        ('fix/after-a-review', walk.fix_after_a_review),
        ('fix/answered', walk.fix_with_an_answer),
        ('edit/syntax-broken', walk.break_the_yaml),
        ('edit/go-to-error', walk.go_there),
        ('edit/syntax-undone', walk.undo_the_yaml),
        ('open/folder', walk.refuse_folder),
        ('open/missing', walk.refuse_missing),
        ('open/not-utf-8', walk.refuse_latin1),
        ('open/nul', walk.refuse_nul),
        ('open/100-mb', walk.refuse_large),
        ('tabs/broken', walk.open_broken),
        ('tabs/keys', walk.leave_tab),
        ('import/refused', walk.refuse_import),
        ('update/reviewed', walk.review_update),
        ('names/every-control', lambda: names.check(walk.program.application)),
        ('close/asks', walk.ask_before_closing),
        ('close/discard', walk.discard),
        ('recover/killed', walk.type_and_kill),
        ('recover/restored', walk.restored),
        ('recover/file-changed', walk.restored_beside_a_change),
        ('recover/save-asks', walk.save_asks),
        ('recover/discard', walk.discard_restored),
        ('disk/reload', walk.reload_changed),
        ('disk/revert', walk.revert),
        ('recover/no-file', walk.discard_without_file),
        ('recover/damaged', walk.refuse_damaged),
        ('big/opens', walk.big_document),
        ('big/typing', walk.big_typing),
        ('big/recovered', walk.big_recovery),
    ]


def run(walk):
    table = rows(walk)
    print(f'1..{len(table)}', flush=True)
    failed = False
    for number, (name, step) in enumerate(table, 1):
        began = time.monotonic()
        try:
            step()
            print(f'ok {number} {name}')
            print(f'# {time.monotonic() - began:.1f} s', flush=True)
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}', flush=True)
        except Exception:  # one row's failure is reported; the next ones may still say something
            failed = True
            print(f'not ok {number} {name}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            sys.stdout.flush()
            if walk.before == '' or walk.program.has_ended:
                print('Bail out! there is no document or no program to walk on with')
                break
    if failed and walk.program:
        for line in walk.program.said().splitlines():
            print(f'# program: {line}')


def main():
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"1..0 # SKIP {', '.join(missing)}: not installed")
        return
    if 'SMITH_TEST_HOME' not in os.environ:
        sys.exit('Run this by tests/support/with-keyring: it needs a home of its own.')
    program, sample = sys.argv[1:]
    atspi.pin_environment(os.environ['SMITH_TEST_HOME'])
    with tempfile.TemporaryDirectory(prefix='smith-walk-') as home, atspi.Screen():
        walk = Walk(program, sample, pathlib.Path(home))
        try:
            run(walk)
        finally:
            if walk.program:
                walk.program.close()


main()
