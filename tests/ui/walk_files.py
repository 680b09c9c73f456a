# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps with what comes from elsewhere: files that cannot be opened, an address, a source."""
import http.server
import threading

import atspi
import names
from walker import Walker


class Files(Walker):
    def refuse(self, file, *words):
        self.open(file)
        label = self.window.find('label', atspi.has(words[0]))
        for word in words:
            assert word in label.name, f'“{word}” is not in “{label.name}”'
        assert self.view.text == self.before, 'the text of the open document changed'
        self.window.find('push button', 'Dismiss').click()
        self.window.gone('label', atspi.has(words[0]))

    def refuse_folder(self):
        folder = self.home / 'a folder'
        folder.mkdir()
        self.refuse(folder, 'a folder', 'Open a file in it', 'is as it was')

    def refuse_missing(self):
        self.refuse(self.home / 'nowhere.yaml', 'nowhere.yaml', 'could not be read',
                    'is as it was')

    def refuse_latin1(self):
        file = self.home / 'latin.yaml'
        file.write_bytes('info:\n  title: Zürich\n'.encode('latin-1'))
        self.refuse(file, 'is not UTF-8', 'latin.yaml', 'byte offset 16', 'line 2', 'is as it was')

    def refuse_nul(self):
        file = self.home / 'nul.yaml'
        file.write_bytes(b'openapi: 3.1.0\n\0')
        self.refuse(file, 'there is a NUL', 'nul.yaml', 'byte offset 15', 'line 2')

    def refuse_large(self):
        file = self.home / 'large.json'
        with open(file, 'wb') as out:
            out.truncate(100 * 1024 * 1024)
        self.refuse(file, 'is larger than', 'large.json', 'is as it was')

    def open_broken(self):
        """A broken description is no reason to refuse a file: it opens beside the other, with
        the place of its error."""
        file = self.home / 'broken.json'
        file.write_text('{"openapi": "3.1.0",\n "info": [}\n', encoding='utf-8')
        self.open(file)
        self.window.find('label', atspi.has('Line 2'))
        assert 'broken.json' in self.window.name and len(self.program.windows) == 1
        names.check(self.program.application)

    def leave_tab(self):
        """By keys alone: to the first tab and back, and the second one closes; the first document
        is as it was."""
        self.window.press('ctrl+Page_Up')
        atspi.wait(lambda: self.view.text == self.before, 'the text of the first document')
        self.window.press('ctrl+Tab')
        self.window.find('label', atspi.has('Line 2'))
        self.window.press('ctrl+w')
        atspi.wait(lambda: self.view.text == self.before, 'the text of the first document')
        self.window.gone('label', atspi.has('Line 2'))

    def refuse_import(self):
        """Nobody is there: the dialog says so, and all of it can be named."""
        self.window.find('push button', 'New or Open').children[0].click()
        self.window.find('menu item', 'Import from URL…', shown=False).click()
        dialog = self.program.window('Import from URL')
        dialog.find('text', 'Address').fill('http://127.0.0.1:1/openapi.yaml?token=s3cr3t')
        dialog.find('push button', 'Import').click()
        said = dialog.find('label', atspi.has('There is no connection to “127.0.0.1”'))
        assert 's3cr3t' not in said.name, said
        names.check(dialog)
        dialog.press('Escape')
        atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')
        assert self.view.text == self.before, 'the text changed'

    def review_update(self):
        """A source that nobody knew: what differs there is shown, and nothing changes here."""
        class Source(http.server.BaseHTTPRequestHandler):
            text = self.before.replace('title: Weather', 'title: Climate').encode()

            def do_GET(self):
                self.send_response(200)
                self.send_header('Content-Length', str(len(self.text)))
                self.end_headers()
                self.wfile.write(self.text)

            def log_message(self, *_):
                pass

        with http.server.HTTPServer(('127.0.0.1', 0), Source) as server:
            threading.Thread(target=server.handle_request, daemon=True).start()
            self.window.press('F10')
            self.window.find('menu item', 'Update from Source…', shown=False).click()
            dialog = self.program.window('Update from Source')
            dialog.find('label', atspi.has('It is not known where'))
            dialog.find('text', 'Address').fill(
                f'http://127.0.0.1:{server.server_address[1]}/weather.yaml')
            dialog.find('push button', 'Check').click()
            dialog.find('label', '1 place')
        assert '+  title: Climate' in dialog.find('text', 'Changed Lines').text
        names.check(dialog)
        dialog.press('Escape')
        atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')
        assert self.view.text == self.before, 'the text changed'
