# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps on the other pages: the key, the call, and what the model is told."""
import json
import os
import pathlib
import re

from gi.repository import Gio, GLib

import atspi
from walker import SECRET, Walker


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


class Calling(Walker):
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
