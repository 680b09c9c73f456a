# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps with text that must not be lost: closing, being killed, files that change on the disk."""
import os
import pathlib

import atspi
from walker import ACCEPTED, Walker


class Unsaved(Walker):
    # ---- the end ----

    def ask_before_closing(self):
        self.type_at(0, 'numbersign')
        atspi.wait(lambda: self.window.name.startswith('● '), 'a dot in the title')
        self.window.find('push button', 'Close').click()
        question = self.program.window('Save Changes?')
        question.find('push button', 'Cancel').click()
        atspi.wait(lambda: len(self.program.windows) == 1, 'the question to go')
        now = self.view.text
        assert now == '#' + self.before, now[:200]

    def discard(self):
        """What is discarded does not come back with the next start."""
        atspi.wait(lambda: self.journals, 'what was typed, on the disk')
        self.window.find('push button', 'Close').click()
        self.program.window('Save Changes?').find('push button', 'Discard').click()
        assert self.program.ended() == 0
        assert not self.journals, self.journals
        criticals = self.program.criticals()
        assert not criticals, criticals

    # ---- text that must not be lost ----

    @property
    def file(self):
        return self.home / 'kept.yaml'

    def type_and_kill(self):
        """Two seconds after the last key the program may be killed."""
        self.file.write_text(self.before, encoding='utf-8')
        self.start(self.file)
        self.window.find('push button', ACCEPTED)
        assert not self.journals, self.journals
        self.type_at(0, 'numbersign', 'k')
        self.typed = self.view.text
        assert self.typed == '#k' + self.before, self.typed[:20]
        atspi.wait(lambda: any(path.read_bytes().endswith(self.typed.encode())
                               for path in self.journals), 'what was typed, on the disk', 2)
        modes = [oct(path.stat().st_mode & 0o777)
                 for path in (self.journals[0], self.journals[0].parent)]
        assert modes == ['0o600', '0o700'], modes
        self.kill()
        assert self.file.read_text(encoding='utf-8') == self.before, 'the file was written'

    def restored(self):
        self.start()
        self.window.find('label', 'Unsaved changes were restored.')
        assert self.view.text == self.typed
        assert self.view.caret == 2, self.view.caret
        assert self.window.name.startswith('● '), self.window.name
        assert len(self.journals) == 1, self.journals

    def restored_beside_a_change(self):
        """Killed again at once, and the file goes on without it; then it is the file that is
        opened."""
        self.kill()
        self.file.write_text('# elsewhere\n' + self.before, encoding='utf-8')
        self.start(self.file)
        self.window.find('label', atspi.has('The file has changed on disk since'))
        assert self.view.text == self.typed
        assert len(self.program.windows) == 1, self.program.windows

    def save_asks(self):
        self.window.press('ctrl+s')
        question = self.program.window('Overwrite the Changed File?')
        question.find('push button', 'Cancel').click()
        atspi.wait(lambda: len(self.program.windows) == 1, 'the question to go')
        assert self.file.read_text(encoding='utf-8').startswith('# elsewhere')

    def discard_restored(self):
        self.window.find('push button', 'Discard').click()
        question = self.program.window('Discard the Restored Changes?')
        question.find('push button', 'Discard').click()
        atspi.wait(lambda: self.view.text == '# elsewhere\n' + self.before, 'the file in the view')
        self.window.gone('label', atspi.has('Unsaved changes were restored.'))
        assert not self.journals, self.journals

    def reload_changed(self):
        self.file.write_text(self.before + '# later\n', encoding='utf-8')
        self.window.find('label', 'The file has changed on disk.')
        self.window.find('push button', 'Reload').click()
        atspi.wait(lambda: self.view.text == self.before + '# later\n', 'the file in the view')
        self.window.gone('label', 'The file has changed on disk.')

    def revert(self):
        """By the menu, after a question; Undo takes it back."""
        self.type_at(0, 'numbersign', 'r')
        now = self.view.text
        self.window.press('F10')
        self.window.find('menu item', 'Revert…', shown=False).click()
        question = self.program.window('Revert to the Saved File?')
        question.find('push button', 'Revert').click()
        atspi.wait(lambda: self.view.text == self.before + '# later\n', 'the file in the view')
        atspi.wait(lambda: not self.window.name.startswith('● '), 'no dot in the title')
        self.window.find('push button', 'Undo').click()
        atspi.wait(lambda: self.view.text == now, 'what was typed')
        self.window.find('push button', 'Redo').click()
        atspi.wait(lambda: not self.journals, 'nothing unsaved')

    def discard_without_file(self):
        """A text that was never saved has nothing to go back to but the Start page."""
        self.start()
        self.window.find('push button', 'New Action').click()
        atspi.wait(lambda: self.view.text, 'the text of a new action')
        self.type_at(0, 'numbersign')
        atspi.wait(lambda: self.journals, 'what was typed, on the disk')
        self.kill()
        self.start()
        self.window.find('label', 'Unsaved changes were restored.')
        assert self.view.text.startswith('#'), self.view.text[:20]
        self.window.find('push button', 'Discard').click()
        question = self.program.window('Discard the Restored Changes?')
        question.find('label', atspi.has('was never saved'))
        question.find('push button', 'Discard').click()
        window = self.program.window('Actionsmith')
        window.find('push button', 'Try the Sample')
        atspi.wait(lambda: len(self.program.windows) == 1, 'the old window to close')
        assert not self.journals, self.journals

    def refuse_damaged(self):
        """What is no journal is laid aside, and the program starts all the same."""
        folder = pathlib.Path(os.environ['XDG_STATE_HOME']) / 'actionsmith/unsaved'
        self.program.close()
        (folder / 'foreign-1.journal').write_text('#!/bin/sh\n', encoding='utf-8')
        self.start()
        self.window.find('label', atspi.has('could not be restored'))
        self.window.find('push button', 'Try the Sample')
        assert (folder / 'foreign-1.journal.damaged').exists()
        self.window.find('push button', 'Close').click()
        assert self.program.ended() == 0
        criticals = self.program.criticals()
        assert not criticals, criticals
        left = [path.name for path in folder.iterdir()]
        assert left == ['foreign-1.journal.damaged'], left
