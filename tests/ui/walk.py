#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One walk through the real window, as a person with a screen reader would take it: from the
sample to an answer, through a broken description and back.  Speaks TAP, a row a step.

usage: tests/support/with-keyring tests/ui/walk.py PROGRAM SAMPLE

The keyring is a real one, and a throw-away.  ACTIONSMITH_BIG may name a description of 10 MB
or more, such as GitHub's; the rows of the big document skip without it.
"""
import http.server
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import traceback

try:
    import atspi
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP no accessibility bindings for this Python: {error}')
    sys.exit(0)

from gi.repository import Gio, GLib

import names

TOOLS = ('Xvfb', 'xdotool', 'gdbus')
SECRET = 'smith-sample-key'
ACCEPTED = 'ChatGPT accepts this document'
TEXT = 'Text of the description'


class Skip(Exception):
    pass


def files_below(folder):
    return (path for path in pathlib.Path(folder).rglob('*')
            if path.is_file() and not path.is_symlink())


def keyring_holds(secret):
    """Asks the keyring itself, not the program."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(path, interface, method, arguments):
        return bus.call_sync('org.freedesktop.secrets', path, f'org.freedesktop.Secret.{interface}',
                             method, arguments, None, 0, 5000).unpack()

    root = '/org/freedesktop/secrets'
    _, session = call(root, 'Service', 'OpenSession',
                      GLib.Variant('(sv)', ('plain', GLib.Variant('s', ''))))
    unlocked, _ = call(root, 'Service', 'SearchItems', GLib.Variant('(a{ss})', ({},)))
    found, = call(root, 'Service', 'GetSecrets', GLib.Variant('(aoo)', (unlocked, session)))
    return any(secret.encode() in bytes(value) for _, _, value, _ in found.values())


class Walk:
    """What the rows share: the program, and the text it began with."""

    def __init__(self, path, sample, home):
        self.path, self.sample, self.home = path, sample, home
        self.program = None
        self.window = None
        self.before = ''
        self.key = ''
        self.typed = ''

    # ---- helpers ----

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

    # ---- the story ----

    def start_page(self):
        self.start()
        assert self.window.name == 'Actionsmith', self.window
        assert self.window.find('push button', 'Open…').has('SENSITIVE')

    def try_the_sample(self):
        self.window.find('push button', 'Try the Sample').click()
        atspi.wait(lambda: 'Weather' in self.window.name, 'the title of the sample')
        self.window.find('push button', ACCEPTED)
        self.before = self.view.text
        assert self.before == pathlib.Path(self.sample).read_text(encoding='utf-8')

    def outline(self):
        found = {label.name for label in self.window.find('list', 'Outline').all('label')}
        expected = {'getForecast', 'getAlerts', 'listStations', 'addStation', 'getStation',
                    'deleteStation', 'GET', 'POST', 'DELETE', 'Weather 1.0.0', 'Servers',
                    'Forecast', 'Stations', 'Components'}
        assert expected <= found, expected - found

    def outline_folds(self):
        """A group closes and opens by its button and by keys, and a filter finds what is in a
        closed one."""
        outline = self.window.find('list', 'Outline')
        self.window.find('push button', 'Close Stations').click()
        atspi.wait(lambda: outline.get('label', 'listStations') is None, 'the group to close')
        self.window.find('push button', 'Open Stations').click()
        outline.find('label', 'listStations')
        outline.choose('listStations')
        self.window.press('ctrl+p', 'Tab', 'Left')
        atspi.wait(lambda: outline.get('label', 'listStations') is None, 'the group to close')
        self.window.press('Right')
        outline.find('label', 'listStations')
        self.window.press('ctrl+p', *'rkey')
        outline.find('label', 'weatherKey')
        assert outline.get('label', 'getForecast') is None
        self.window.press('Escape')
        outline.find('label', 'getForecast')
        atspi.wait(lambda: outline.get('label', 'weatherKey') is None, 'the components to close')

    def outline_follows(self):
        """The row of what the cursor stands in is selected, and the other way round."""
        view = self.view
        view.put_caret(self.before.index('operationId: addStation'))
        outline = self.window.find('list', 'Outline')
        atspi.wait(lambda: self.selected(outline, 'addStation'), 'the row to follow the cursor')
        outline.choose('getForecast')
        atspi.wait(lambda: self.before.index('/forecast') < view.caret <
                   self.before.index('/alerts'), 'the cursor to follow the row')
        atspi.wait(lambda: self.selected(outline, 'getForecast'), 'the row to stay')

        self.window.press('ctrl+p', *'post', 'Return')
        atspi.wait(lambda: self.before.index('addStation') - 40 < view.caret <
                   self.before.index('addStation'), 'the cursor at what was found')
        assert view.has_focus
        self.window.press('ctrl+p', 'Escape')

    @staticmethod
    def selected(outline, name):
        return any(row.has('SELECTED') and row.get('label', name) for row in outline.children)

    def inspector(self):
        """A form beside the text: what is entered is in the text, and the document's Undo is in
        its fields."""
        self.view.put_caret(self.before.index('operationId: addStation'))
        self.window.find('label', atspi.has('since x-openai-isConsequential is false'))
        self.window.press('ctrl+i')
        self.window.gone('push button', 'Add Parameter')
        self.window.press('ctrl+i', 'Tab', 'Tab', 'Tab')  # from the name to the summary
        summary = self.window.find('text', 'Summary')
        assert summary.text == 'Add a station', summary.text
        for name in ('Name', 'Path', 'Tags', 'Description'):
            self.window.find('text', name)
        for name in ('Method', 'Consequential'):
            self.window.find('combo box', name)
        self.window.press('ctrl+a', *'new', 'Return')
        atspi.wait(lambda: '      summary: new\n' in self.view.text, 'the summary in the text')
        self.window.press('ctrl+z')
        atspi.wait(lambda: self.view.text == self.before, 'the text as it was')
        atspi.wait(lambda: summary.text == 'Add a station', 'the field as the text')

    def break_the_rule(self):
        """http is not https: the platform refuses the document."""
        offset = self.before.index('https://weather.example') + len('https')
        self.type_at(offset, 'BackSpace')
        self.window.find('push button', atspi.has('1 blocks')).click()
        self.window.find('label', atspi.has('no server is at https://weather.example'))

    def undo_the_rule(self):
        self.undo_all()
        self.window.find('push button', ACCEPTED)
        self.window.gone('label', atspi.has('no server is at'))

    def break_the_yaml(self):
        """The outline stays, and a banner says at which line reading ended."""
        self.type_at(self.before.index('  title: Weather'), 'bracketleft')
        self.window.find('label', atspi.has('The outline shows what can be read'))
        assert self.window.get('label', 'getForecast'), 'the outline is empty'

    def go_there(self):
        view = self.view
        view.put_caret(0)
        self.window.find('push button', 'Go There').click()
        atspi.wait(lambda: view.caret > 0, 'the caret at the error')

    def undo_the_yaml(self):
        self.undo_all()
        self.window.find('push button', ACCEPTED)
        self.window.gone('label', atspi.has('The outline shows what can be read'))

    def complete(self):
        """Letters bring a list, Return takes the first row of it, and one step takes it back.

        The toolkit hides the list from the accessibility bus, so it gets time to come."""
        line = '      summary: Forecast for a place\n'
        begun = self.before.replace(line, line + '      dep\n', 1)
        done = self.before.replace(line, line + '      deprecated: \n', 1)
        self.type_at(self.before.index(line) + len(line) - 1, 'Return', 'd', 'e', 'p')
        atspi.wait(lambda: self.view.text == begun, 'the letters')
        time.sleep(2)
        self.view.press('Return')
        atspi.wait(lambda: self.view.text == done, 'the field in the text')
        self.view.press('Escape')
        self.window.find('push button', 'Undo').click()
        atspi.wait(lambda: self.view.text == begun, 'one step back')
        self.undo_all()
        self.window.find('push button', ACCEPTED)

    def go_to_line(self):
        """By keys alone, from anywhere in the text."""
        self.view.put_caret(0)
        self.window.press('ctrl+l')
        self.window.find('text', 'Line', shown=False)
        self.window.press('1', '2', 'Return')
        start = len(''.join(self.before.splitlines(keepends=True)[:11]))
        atspi.wait(lambda: self.view.caret == start, 'the cursor in line 12')

    def messages(self):
        """What was not predicted is said."""
        said = 'In path /alerts, method get, operationId getAlerts, skipping function due to errors'
        self.window.press('ctrl+shift+v')
        dialog = self.program.window('ChatGPT’s Messages')
        dialog.find('text', atspi.has('Paste the red lines')).fill(said + '\n')
        dialog.find('label', '1 line was not predicted.')
        names.check(self.program.application)
        dialog.find('label', atspi.has('Not predicted'))
        dialog.press('Escape')
        atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')

    def add_by_form(self):
        """By keys alone: the name comes by itself, the row is selected, one step takes it back."""
        self.window.press('ctrl+shift+n')
        dialog = self.program.window('Add Operation')
        dialog.find('text', 'Path').fill('/reports/7?limit=5')
        preview = dialog.find('text', 'Added to the text:')
        atspi.wait(lambda: 'operationId: getReport\n' in preview.text, 'what would be added')
        names.check(dialog)
        dialog.find('text', 'Path').press('ctrl+Return')
        self.added('getReport', '  /reports/{reportId}:\n    get:\n')

    def added(self, name, part):
        """An operation is in the text and in the outline; and then not any more."""
        atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')
        text = self.view.text
        assert part in text, text
        assert SECRET not in text
        outline = self.window.find('list', 'Outline')
        atspi.wait(lambda: self.selected(outline, name), 'the row of the new operation')
        self.window.find('push button', 'Undo').click()
        atspi.wait(lambda: self.view.text == self.before, 'one step back')
        self.window.find('push button', ACCEPTED)

    def add_by_curl(self):
        """What a command says is shown before, and its secret is nowhere."""
        self.window.press('ctrl+shift+r')
        dialog = self.program.window('Paste cURL')
        field = dialog.find('text', atspi.has('The cURL command'))
        field.fill("curl 'https://weather.example/reports")
        error = atspi.wait(field.describing, 'a description of the field')
        assert 'Line 1, column 6' in error.name, error
        assert field.is_invalid
        field.fill(f"curl -H 'Authorization: Bearer {SECRET}' -d '{{\"name\": \"Bern\"}}' "
                   "https://weather.example/reports")
        dialog.find('label', 'A key, as Bearer')
        assert dialog.find('text', 'Name').text == 'createReport'
        names.check(dialog)
        dialog.find('push button', 'Add Operation').click()
        self.added('createReport', '      requestBody:\n        required: true\n')

    def add_sample(self):
        """The schema of what the selected operation gives, from JSON."""
        self.window.find('list', 'Outline').choose('getForecast')
        self.window.press('ctrl+shift+j')
        dialog = self.program.window('Use a JSON Sample')
        dialog.find('text', atspi.has('JSON that getForecast')).fill('{"rain": 3}')
        preview = dialog.find('text', 'Added to the text:')
        atspi.wait(lambda: 'rain:' in preview.text, 'the schema')
        names.check(dialog)
        dialog.find('push button', 'Use Sample').click()
        self.added('getForecast', '                  rain:\n                    type: integer\n')

    def fix_one(self):
        """The button at the problem gives the text of the sample back."""
        offset = self.before.index('https://weather.example') + len('https')
        self.type_at(offset, 'BackSpace')
        self.window.find('push button', 'Use https').click()
        atspi.wait(lambda: self.view.text == self.before, 'https in the text again')
        self.window.find('label', atspi.has('Fixed: '))
        self.window.find('push button', ACCEPTED)

    def fix_after_a_review(self):
        """The review shows the line, and one step brings it and takes it back."""
        offset = self.before.index('3.1.0') + len('3.1')
        self.type_at(offset, 'BackSpace', '0')
        broken = self.view.text
        assert '3.0.0' in broken
        self.window.find('push button', atspi.has('1 blocks'))
        self.window.find('push button', 'Fix…').click()
        review = self.program.window('Review Fixes')
        assert '+openapi: 3.1.0' in review.find('text', 'Changed Lines').text
        review.find('push button', 'Apply 1 Fix').click()
        atspi.wait(lambda: len(self.program.windows) == 1, 'the review to close')
        atspi.wait(lambda: self.view.text == self.before, 'version 3.1.0 in the text again')
        self.window.find('push button', 'Undo').click()
        atspi.wait(lambda: self.view.text == broken, 'one step back')
        self.undo_all()
        self.window.find('push button', ACCEPTED)

    def fix_with_an_answer(self):
        """What is wrong with an answer is heard at the field, and Ctrl+Return gives it."""
        self.view.fill(self.before.replace('servers:\n  - url: https://weather.example\n', '', 1))
        self.window.find('push button', 'Set the Address…').click()
        dialog = self.program.window('Set the Address…')
        field = dialog.find('text', atspi.has('At which https address'))
        for answer in 'nonsense', '':
            field.fill(answer)
            field.press('ctrl+Return')
            assert field.text == answer, field.text
            if answer:
                error = atspi.wait(field.describing, 'a description of the field')
                assert 'https' in error.name, error
                assert field.is_invalid
        field.fill('https://weather.example')
        atspi.wait(lambda: not field.is_invalid, 'the field to be valid')
        assert field.describing() is None, field.describing()
        field.press('ctrl+Return')
        atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')
        assert 'https://weather.example' in self.view.text
        self.view.fill(self.before)
        self.window.find('push button', ACCEPTED)

    # ---- the key and the call ----

    def add_key(self):
        """Through the dialog into the keyring, and nowhere else."""
        self.page('Test')
        self.window.find('label', atspi.has('The sample asks for a key'))
        self.window.find('push button', 'Add Key…').click()
        dialog = self.program.window('Add Key')
        dialog.find('text', 'Secret').fill(SECRET)
        dialog.find('push button', 'Add').click()
        atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')
        self.window.gone('label', atspi.has('The sample asks for a key'))
        self.key = self.window.find('combo box', 'Key').find('label').name
        assert self.key != 'No Key'

    def key_is_kept(self):
        self.page('Keys')
        keys = self.window.find('list', 'Keys')
        assert any(self.key in label.name for label in keys.all('label'))
        assert keyring_holds(SECRET), 'the keyring does not hold the secret'
        in_files = [str(file) for file in files_below(os.environ['SMITH_TEST_HOME'])
                    if SECRET.encode() in file.read_bytes()]
        assert not in_files, f'the secret is in {in_files}'

    def choose_operation(self):
        self.page('Test')
        outline = self.window.find('list', 'Outline')
        for operation, name in (('getAlerts', '/alerts'), ('getForecast', '/forecast')):
            outline.choose(operation)
            self.window.find('label', re.compile(r'^http://127\.0\.0\.1:\d+' + name))

    def fill_arguments(self):
        """A text through AT-SPI, a choice through the keys that open and close a drop-down."""
        self.window.find('text', 'place').fill('Bern')
        units = self.window.find('combo box', 'units')
        units.focus()
        units.press('space')
        units.press('Down', 'Return')
        units.find('label', 'metric')
        self.window.find('label', atspi.has('place=Bern'))
        self.window.find('label', atspi.has('units=metric'))

    def secrets_stay_hidden(self):
        self.window.find('page tab', 'As Sent').click()
        sent = self.window.find('text', 'Request as it is sent, without secrets')
        text = atspi.wait(lambda: sent.text, 'the request')
        assert 'GET /forecast?place=Bern' in text and 'Authorization' in text, text
        assert SECRET not in text
        self.window.find('page tab', 'Form').click()

    def send(self):
        self.window.find('push button', 'Send').click()
        self.window.find('label', atspi.has('200 OK'))
        self.window.find('label', 'ChatGPT accepts')
        body = json.loads(self.window.find('text', 'Body of the answer').text)
        assert body['place'] == 'Bern' and body['units'] == 'metric', body
        assert len(body['days']) == 3, body

    def use_answer(self):
        """The answer becomes the schema of its operation, and one step takes that back."""
        self.window.find('push button', 'Use as Schema').click()
        view = self.view
        atspi.wait(lambda: view.text != self.before, 'the schema in the text')
        assert 'rainChance:' in view.text and 'Bern"' not in view.text
        self.undo_all()
        self.page('Test')

    def refuse_to_send(self):
        """A required argument is missing: nothing leaves, and the page says so."""
        self.window.find('text', 'place').fill('')
        self.window.find('push button', 'Send').click()
        self.window.find('label', atspi.has('Nothing was sent'))
        self.window.find('text', 'place').fill('Bern')

    # ---- what the model is told ----

    def told(self, name):
        """The text of a view, once it has come."""
        view = self.window.find('text', f'What the model is told of the {name}')
        return atspi.wait(lambda: view.text, 'what the model is told')

    def model_page(self):
        """By the keyboard: the selected operation, its limits and the card before a call."""
        self.window.press('alt+3')
        self.window.find('page tab', 'Model')
        assert 'type getForecast = (_: {' in self.told('operation')
        self.window.find('label', atspi.has('Called as weather_example__jit_plugin.getForecast'))
        self.window.find('label', '6 of 30')
        self.window.find('level bar', 'Operations')
        self.window.find('label', 'Your GPT wants to talk to weather.example')
        self.window.find('label', 'Always Allow')

    def model_follows(self):
        """Another operation in the outline, and the whole action."""
        self.window.find('list', 'Outline').choose('deleteStation')
        atspi.wait(lambda: 'type deleteStation' in self.told('operation'), 'the other operation')
        self.window.find('label', 'Confirm')
        self.window.find('page tab', 'Action').click()
        told = self.told('whole action')
        assert 'namespace weather_example__jit_plugin {' in told and 'getStation' in told, told
        self.window.find('list', 'Outline').choose('getForecast')

    def back_to_edit(self):
        self.page('Edit')
        assert self.view.text == self.before

    # ---- files that cannot be opened ----

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
        window = self.program.window(atspi.has('broken.json'))
        window.find('label', atspi.has('Line 2'))
        assert self.view.text == self.before, 'the text of the first document changed'
        window.find('push button', 'Close').click()
        atspi.wait(lambda: len(self.program.windows) == 1, 'one window')

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

    # ---- the end ----

    def ask_before_closing(self):
        self.type_at(0, 'numbersign')
        atspi.wait(lambda: self.window.name.endswith('●'), 'a dot in the title')
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
    def journals(self):
        return sorted(pathlib.Path(os.environ['XDG_STATE_HOME']).glob(
            'actionsmith/unsaved/*.journal'))

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

    def kill(self):
        os.kill(self.program.pid, signal.SIGKILL)
        self.program.process.wait(atspi.PATIENCE)

    def restored(self):
        self.start()
        self.window.find('label', 'Unsaved changes were restored.')
        assert self.view.text == self.typed
        assert self.view.caret == 2, self.view.caret
        assert self.window.name.endswith('●'), self.window.name
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
        atspi.wait(lambda: not self.window.name.endswith('●'), 'no dot in the title')
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

    # ---- a big document ----

    def big_document(self):
        big = os.environ.get('ACTIONSMITH_BIG')
        if not big:
            raise Skip('ACTIONSMITH_BIG names no description')
        self.start(big)
        self.window.find('push button', atspi.has(' block'), rows=False)
        problems = self.window.find('list', 'Problems', rows=False)
        problems.find('label', re.compile('it has 1[0-9]{3} operations, and at most 30 are taken'))

    def big_typing(self):
        """From a key to the text that has it, with a person's pauses in between."""
        if not os.environ.get('ACTIONSMITH_BIG'):
            raise Skip('ACTIONSMITH_BIG names no description')
        view = self.window.find('text', TEXT, rows=False)
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
        if not os.environ.get('ACTIONSMITH_BIG'):
            raise Skip('ACTIONSMITH_BIG names no description')
        view = self.window.find('text', TEXT, rows=False)
        typed = view.text.encode()
        began = time.monotonic()
        atspi.wait(lambda: any(path.read_bytes().endswith(typed) for path in self.journals),
                   'what was typed, on the disk')
        print(f'# kept at most {time.monotonic() - began:.1f} s after it was read back')
        self.kill()
        self.start()
        self.window.find('label', 'Unsaved changes were restored.', rows=False)
        assert self.window.find('text', TEXT, rows=False).text.encode() == typed


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
        ('edit/rule-broken', walk.break_the_rule),
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
        ('open/broken', walk.open_broken),
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
