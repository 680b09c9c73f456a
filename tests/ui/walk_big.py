# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps with a description of 10 MB or more, which ACTIONSMITH_BIG names."""
import os
import re
import statistics
import time

import atspi
from walker import TEXT, Skip, Walker


class Big(Walker):
    @property
    def big_path(self):
        path = os.environ.get('ACTIONSMITH_BIG')
        if not path:
            raise Skip('ACTIONSMITH_BIG names no description')
        return path

    @property
    def big_view(self):
        assert self.big_path
        return self.window.find('text', TEXT, rows=False)

    def big_document(self):
        self.start(self.big_path)
        self.window.find('push button', atspi.has(' block'), rows=False)
        problems = self.window.find('list', 'Problems', rows=False)
        problems.find('label', re.compile('it has 1[0-9]{3} operations, and at most 30 are taken'))

    def big_typing(self):
        """From a key to the text that has it, with a person's pauses in between."""
        view = self.big_view
        view.focus()
        view.put_caret(1)
        times = []
        for _ in range(20):
            length = view.length
            began = time.monotonic()
            view.press('space')
            atspi.wait(lambda: view.length == length + 1, 'a typed character', 5)
            times.append(time.monotonic() - began)
        print(f'# typing: median {statistics.median(times) * 1000:.0f} ms, '
              f'longest {max(times) * 1000:.0f} ms')
        assert statistics.median(times) < 0.5 and max(times) < 3, times

    def big_recovery(self):
        """What was typed there is kept as soon, and comes back after a kill."""
        view = self.big_view
        typed = view.text.encode()
        began = time.monotonic()
        atspi.wait(lambda: any(path.read_bytes().endswith(typed) for path in self.journals),
                   'what was typed, on the disk')
        print(f'# kept at most {time.monotonic() - began:.1f} s after it was read back')
        self.kill()
        self.start()
        self.window.find('label', 'Unsaved changes were restored.', rows=False)
        assert self.window.find('text', TEXT, rows=False).text.encode() == typed
