# SPDX-License-Identifier: GPL-3.0-or-later
"""What the steps of the walk share: the program, the window that a person is in, and the text it
began with."""
import os
import pathlib
import signal
import subprocess

import atspi

SECRET = 'smith-sample-key'
ACCEPTED = 'ChatGPT accepts this document'
TEXT = 'Text of the description'


class Skip(Exception):
    """Why a step is not taken."""


class Walker:
    def __init__(self, path, sample, home):
        self.path, self.sample, self.home = path, sample, home
        self.program = None
        self.window = None
        self.before = ''
        self.key = ''
        self.typed = ''

    def start(self, *files):
        if self.program:
            self.program.close()
        self.program = atspi.Program(self.path, *files)
        self.window = atspi.wait(lambda: next(iter(self.program.windows), None), 'a window')

    def open(self, file):
        """As a file manager does: a second process, which hands the file to the first."""
        subprocess.run([self.path, str(file)], check=True, timeout=atspi.PATIENCE,
                       stdout=subprocess.DEVNULL)

    def page(self, name):
        tab = self.window.find('page tab', name)
        tab.click()

    @property
    def view(self):
        return self.window.find('text', TEXT)

    def type_at(self, offset, *keys):
        """Puts the caret there and presses real keys."""
        view = self.view
        view.focus()
        view.put_caret(offset)
        atspi.wait(lambda: view.caret == offset, 'the caret to stand where it was put')
        view.press(*keys)

    def undo_all(self):
        """Presses Undo until the text is as it was."""
        undo = self.window.find('push button', 'Undo')
        for _ in range(20):
            if self.view.text == self.before:
                return
            now = self.view.text
            undo.click()
            atspi.wait(lambda: self.view.text != now, 'Undo to change the text')
        raise atspi.Missing('twenty times Undo did not bring the text back')

    @staticmethod
    def selected(outline, name):
        return any(row.has('SELECTED') and row.get('label', name) for row in outline.children)

    @property
    def journals(self):
        return sorted(pathlib.Path(os.environ['XDG_STATE_HOME']).glob(
            'actionsmith/unsaved/*.journal'))

    def kill(self):
        os.kill(self.program.pid, signal.SIGKILL)
        self.program.process.wait(atspi.PATIENCE)
