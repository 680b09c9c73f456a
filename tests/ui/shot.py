#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page and state, made from the real program as a person would come there.

usage: tests/support/with-keyring tests/ui/shot.py --program PROGRAM [--out DIR] [STATE…]

The name of a picture is STATE-STYLE-WIDTH.png.  Without a state: all of them.
"""
import argparse
import http.server
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import threading
import time

import atspi
import screen
import shot_forms

STYLES = ('light', 'dark')
SIZES = ((1280, 800), (720, 480))
BORDER = 5  # what GTK draws around a window where no compositor draws shadows
TEXT = shot_forms.TEXT
SETTINGS = '''[io/github/actionsmith/Actionsmith]
window-width={width}
window-height={height}
style='{style}'
'''
# What is done to the sample so that there is a problem of each class.
FAULTS = (
    ('openapi: 3.1.0', 'openapi: 3.0.3'),
    ('operationId: getAlerts', 'operationId: get alerts'),
    ('Lists the weather stations with their ids.', 'Lists the weather stations with their ids. '
     + 'Every station has a name, a place and a height above the sea. ' * 5),
    ('        - name: active\n          in: query', '        - name: active\n          in: header'),
)
# What is done to the sample so that there is something to say to the model page.
CHANGES = (
    ('  /alerts:\n', '''  /outlook:
    get:
      operationId: fetchForecast
      summary: Forecast for a place
      description: Gives the weather of the next days for one place, a row a day, beginning today.
        Use it for questions about temperature, rain or wind in the next week.
      responses:
        "200": {description: The forecast.}
  /alerts:
'''),
    ('Lists the weather stations with their ids.', 'Lists the weather stations with their ids. '
     + 'Every station has a name, a place and a height above the sea. ' * 5),
)

# A request that has more than a description can hold.
COMMAND = """curl 'https://api.example.com/v2/cities/2661552/air?units=metric&appid=made-up' \\
  -H 'Authorization: Bearer made-up' \\
  -H 'X-Trace: 7' -b 'sid=1' --compressed"""

# What ChatGPT says to that, and one line that it would not say.
SAID = """('openapi',): Input should be '3.1.1' or '3.1.0'
In path /alerts, method get, operationId get alerts, skipping function due to errors
OpenAPI spec must be 1MB or smaller
"""


class Source(http.server.BaseHTTPRequestHandler):
    """A server that has a description at /weather.yaml and never ends what is at /slow."""
    text = b''
    gone = threading.Event()

    def do_GET(self):
        is_slow = self.path == '/slow'
        if self.path not in ('/weather.yaml', '/slow'):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header('Content-Length', str(len(self.text) + is_slow))
        self.end_headers()
        self.wfile.write(self.text)
        self.wfile.flush()
        if is_slow:
            self.gone.wait(60)

    def log_message(self, *_):
        pass


class Studio(shot_forms.Forms):
    """One program in one style and size, and where its pictures go."""

    def __init__(self, options, style, size):
        self.style, self.size = style, size
        self.out, self.wanted = pathlib.Path(options.out), options.states
        self.camera = screen.Camera()
        config = pathlib.Path(os.environ['XDG_CONFIG_HOME'])
        self.write(config / 'glib-2.0/settings/keyfile',
                   SETTINGS.format(width=size[0] + 2 * BORDER, height=size[1] + 2 * BORDER,
                                   style=style))
        self.write(config / 'gtk-4.0/settings.ini',
                   '[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n')
        self.path = options.program
        self.program = atspi.Program(self.path)
        self.window = atspi.wait(lambda: next(iter(self.program.windows), None), 'a window')

    @staticmethod
    def write(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')

    def picture(self, state):
        """The window as soon as it has come to rest."""
        if self.wanted and state not in self.wanted:
            return
        atspi.run_xdotool('mousemove', '1399', '999')
        before, rows, end = None, [], time.monotonic() + atspi.PATIENCE
        while rows != before:
            if time.monotonic() > end:
                raise atspi.Missing(f'{state}: the window does not come to rest')
            time.sleep(0.25)  # how long a picture must hold still
            before, rows = rows, self.camera.rows(BORDER, BORDER, *self.size)
        name = f'{state}-{self.style}-{self.size[0]}.png'
        (self.out / name).write_bytes(screen.png(rows, self.size[0]))
        print(name, flush=True)

    def page(self, name):
        self.window.find('page tab', name).click()

    def dialog(self, state, name, *close):
        """A picture of a dialog where a window manager would have put it."""
        dialog = self.program.window(name)
        box = dialog.extents
        place = [str(max(0, BORDER + (whole - part) // 2))
                 for whole, part in zip(self.size, (box.width, box.height))]
        atspi.run_xdotool('search', '--onlyvisible', '--name', f'^{dialog.name}$',
                          'windowmove', *place)
        self.picture(state)
        if close:
            dialog.press(*close)
            atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')
        return dialog

    # ---- the states, in the order in which one comes from another ----

    def start(self):
        self.picture('start')
        self.window.find('push button', 'Try the Sample').click()
        self.window.find('push button', 'ChatGPT accepts this document')
        self.picture('edit')

    def tabs(self):
        """A second document, and the menu of its tab."""
        text = self.window.find('text', TEXT).text
        self.window.press('ctrl+n')
        atspi.wait(lambda: self.window.find('text', TEXT).text != text, 'another text')
        view = self.window.find('text', TEXT)
        view.focus()
        view.put_caret(0)
        view.press('numbersign', 'Return')
        atspi.wait(lambda: '●' in self.window.name, 'the dot in the title')
        self.picture('tabs')
        box = self.window.find('label', '● new-action.yaml').extents
        atspi.run_xdotool('mousemove', str(box.x + BORDER), str(box.y + BORDER), 'click', '3')
        self.window.find('menu item', 'Move to New Window', shown=False)
        self.picture('tabs-menu')
        self.window.press('Escape')
        self.window.press('ctrl+z', 'ctrl+z')
        atspi.wait(lambda: '●' not in self.window.name, 'no dot in the title')
        self.window.press('ctrl+w')
        atspi.wait(lambda: self.window.find('text', TEXT).text == text, 'the first text')

    def outline(self):
        """Groups that are open and closed, and what a filter finds in them."""
        is_over = self.size[0] < 760  # then it slides over the text
        if is_over:
            self.window.press('F9')
        for name in ('Close Stations', 'Open Servers', 'Open Components'):
            self.window.find('push button', name).click()
        self.picture('outline')
        for name in ('Close Components', 'Close Servers', 'Open Stations'):
            self.window.find('push button', name).click()
        self.window.press('ctrl+p', *'station')
        self.window.gone('label', 'getAlerts')
        self.picture('outline-filter')
        self.window.press('Escape')  # where it lies over the text it slides away
        if not is_over:
            self.window.find('label', 'getAlerts')

    def writing(self):
        """What can be written at the cursor, and the ways from there to other places.

        The toolkit hides the list from the accessibility bus, so it gets time to come."""
        view = self.window.find('text', TEXT)
        good = view.text
        line = '      summary: Forecast for a place\n'
        view.put_caret(good.index(line) + len(line) - 1)
        view.press('Return', 'd', 'e')
        time.sleep(2)
        self.picture('edit-completion')
        view.press('Escape')
        view.fill(good)
        self.window.press('ctrl+l')
        self.window.find('text', 'Line', shown=False)
        self.picture('go-to-line')
        self.window.press('Escape')

    def adding(self):
        """An operation by form and by a command, and a schema by a sample."""
        self.window.press('ctrl+shift+n')
        dialog = self.program.window('Add Operation')
        dialog.find('text', 'Path').fill('/stations/42/notes?limit=20')
        dialog.find('label', 'Added to the text:')
        self.dialog('add-operation', 'Add Operation')
        dialog.find('text', 'Path').fill('/stations/42')
        dialog.find('push button', 'Replace It')
        self.dialog('add-operation-exists', 'Add Operation', 'Escape')
        self.window.press('ctrl+shift+r')
        dialog = self.program.window('Paste cURL')
        field = dialog.find('text', atspi.has('The cURL command'))
        field.fill(COMMAND)
        dialog.find('label', 'A key, as Bearer')
        self.dialog('paste-curl', 'Paste cURL')
        field.fill(COMMAND + " -H 'X")
        dialog.find('label', atspi.has('Line 3'))
        self.dialog('paste-curl-broken', 'Paste cURL', 'Escape')
        self.window.press('ctrl+shift+j')
        dialog = self.program.window('Use a JSON Sample')
        dialog.find('text', atspi.has('JSON that')).fill('{"place": "Bern", "days": [{"high": 1}]}')
        dialog.find('label', 'Added to the text:')
        self.dialog('paste-sample', 'Use a JSON Sample', 'Escape')

    def messages(self):
        """What ChatGPT said to the document with faults, one line of it not predicted."""
        self.window.press('ctrl+shift+v')
        dialog = self.program.window('ChatGPT’s Messages')
        dialog.find('text', atspi.has('Paste the red lines')).fill(SAID)
        dialog.find('label', atspi.has('not predicted'))
        self.dialog('messages', 'ChatGPT’s Messages', 'Escape')

    def keys_and_test(self):
        self.page('Keys')
        self.picture('keys-empty')
        self.page('Test')
        self.window.find('label', atspi.has('The sample asks for a key'))
        self.picture('test')
        self.window.find('push button', 'Add Key…').click()
        dialog = self.dialog('add-key', 'Add Key')
        dialog.find('text', 'Secret').fill('smith-sample-key')
        dialog.find('push button', 'Add').click()
        self.window.gone('label', atspi.has('The sample asks for a key'))
        self.window.find('text', 'place').fill('Bern')
        self.window.find('push button', 'Send').click()
        self.window.find('label', atspi.has('200 OK'))
        self.picture('test-answer')
        self.back_to_request()
        self.window.find('text', 'place').fill('')
        self.window.find('push button', 'Send').click()
        self.window.find('label', atspi.has('Nothing was sent'))
        self.picture('test-error')
        self.page('Keys')
        self.picture('keys')

    def back_to_request(self):
        """Where there is no room for both, the answer stands in place of the request."""
        if self.window.get('text', 'place') is None:
            self.window.find('push button', 'Request').click()

    def model(self):
        self.page('Model')
        self.window.find('label', atspi.has('Called as'))
        self.picture('model')
        for tab in ('Action', 'Changes', 'Alike'):
            self.window.find('page tab', tab).click()
            self.picture(f'model-{tab.lower()}')
        if self.size[0] < 760:  # one of the two at a time
            self.window.find('push button', 'Limits').click()
            self.picture('model-limits')
            self.window.find('push button', 'Text').click()
        self.window.find('page tab', 'Operation').click()

    def model_changed(self):
        """Words for the model, a second operation that reads like the first, and too many
        characters."""
        view = self.window.find('text', TEXT)
        good = view.text
        text = good
        for right, wrong in CHANGES:
            assert right in text, right
            text = text.replace(right, wrong, 1)
        view.fill(text)
        view.put_caret(0)
        self.window.find('push button', atspi.has(' block'))
        self.page('Model')
        for tab in ('Changes', 'Alike'):
            self.window.find('page tab', tab).click()
            self.picture(f'model-{tab.lower()}-some')
        self.window.find('page tab', 'Operation').click()
        self.page('Edit')
        view.fill(good)

    def problems(self):
        self.page('Edit')
        self.model_changed()
        view = self.window.find('text', TEXT)
        text = good = view.text
        for right, wrong in FAULTS:
            assert right in text, right
            text = text.replace(right, wrong, 1)
        view.fill(text)
        view.put_caret(0)
        self.window.find('push button', atspi.has(' block'))
        if self.window.get('list', 'Problems') is None:
            self.window.find('push button', atspi.has(' block')).click()
        self.window.find('list', 'Problems')
        self.picture('edit-problems')
        self.messages()
        self.fixes(view)
        view.fill(good.replace('  title: Weather', '  title: [Weather', 1))
        view.put_caret(0)
        self.window.find('label', atspi.has('The outline shows what'))
        self.picture('edit-broken')

    def fixes(self, view):
        """One problem unfolded, its fixes at the cursor, and all of them under review."""
        self.window.press('ctrl+p')
        self.window.press('Escape')  # the keys are the text's again
        view.put_caret(0)
        self.window.press('F8')
        self.window.find('push button', atspi.has('3.1'))
        self.picture('edit-problem')
        self.window.press('F8')
        self.window.find('push button', 'Ignore Here', shown=False)
        self.picture('edit-warning')
        self.window.press('shift+F8')
        self.window.find('push button', atspi.has('Change to Version 3.1'))
        self.window.press('ctrl+period')
        self.window.find('menu item', atspi.has('3.1'), shown=False)
        self.picture('edit-fix-menu')
        self.window.press('Escape')
        self.window.find('push button', 'Fix…').click()
        self.program.window('Review Fixes').find('push button', atspi.has('Apply '))
        self.dialog('fix-review', 'Review Fixes', 'Escape')

    def dialogs(self):
        self.window.press('ctrl+comma')
        self.dialog('preferences', 'Preferences', 'Escape')
        self.window.press('ctrl+question')
        self.dialog('shortcuts', 'Keyboard Shortcuts', 'Escape')
        self.window.press('F10')
        self.window.find('menu item', 'About Actionsmith', shown=False).click()
        self.dialog('about', atspi.has('About'), 'Escape')

    def restored(self):
        """Killed with unsaved text and started again, and then a change of the file as well."""
        file = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'weather.yaml'
        text = self.window.find('text', TEXT).text.replace('[Weather', 'Weather', 1)
        folder = pathlib.Path(os.environ['XDG_STATE_HOME']) / 'actionsmith/unsaved'
        self.write(file, text)
        self.kill()
        # the text of the states before would come back in a window of its own
        for journal in folder.glob('*.journal'):
            journal.unlink()
        self.start_again(str(file))
        view = self.window.find('text', TEXT)
        view.fill('# kept\n' + text)
        atspi.wait(lambda: any(b'# kept' in path.read_bytes() for path in folder.glob('*.journal')),
                   'what was typed, on the disk')
        self.kill()
        self.start_again()
        self.window.find('label', atspi.has('Unsaved changes were restored'))
        self.picture('restored')
        self.write(file, text + '# elsewhere\n')
        self.window.find('label', atspi.has('has changed on disk since then'))
        self.picture('restored-changed')

    def imports(self):
        """A description from the web: the address, what becomes of it, and what is new there."""
        self.program.close()
        # neither unsaved text nor the last session: the Start page
        shutil.rmtree(pathlib.Path(os.environ['XDG_STATE_HOME']) / 'actionsmith')
        self.start_again()
        file = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'weather.yaml'
        Source.text = file.read_bytes()
        Source.gone.clear()
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Source)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f'http://127.0.0.1:{server.server_address[1]}'
        try:
            self.import_dialog(base)
            self.update_dialog(base)
        finally:
            Source.gone.set()
            server.shutdown()

    def import_dialog(self, base):
        name = 'Import from URL'
        self.window.find('push button', 'Import from URL…').click()
        dialog = self.dialog('import', name)
        address = dialog.find('text', 'Address')
        address.fill('https://github.com/octo/api/blob/main/descriptions/openapi.yaml')
        dialog.find('push button', 'Use the File Itself')
        self.dialog('import-page', name)
        for state, path, said in (('import-missing', '/nothing', 'has no file'),
                                  ('import-slow', '/slow', 'received')):
            address.fill(base + path)
            dialog.find('push button', 'Import').click()
            dialog.find('label', atspi.has(said))
            self.dialog(state, name)
        dialog.find('push button', 'Stop').click()
        dialog.gone('label', atspi.has('received'))
        address.fill(base + '/weather.yaml')
        dialog.find('push button', 'Import').click()
        self.window.find('text', TEXT)
        atspi.wait(lambda: len(self.program.windows) == 1, 'the dialog to close')
        self.picture('imported')

    def update_dialog(self, base):
        """Nothing new, then changes here, there, and here and there."""
        name = 'Update from Source'
        view = self.window.find('text', TEXT)
        self.update_menu()
        dialog = self.program.window(name)
        dialog.find('label', 'Nothing Has Changed There')
        self.dialog('update-unchanged', name, 'Escape')
        text = view.text
        Source.text = text.replace('title: Weather', 'title: Weather of the World').replace(
            'summary: Forecast for a place', 'summary: Forecast for a town').encode()
        view.fill('# Mine.\n' + text.replace('title: Weather', 'title: My Weather'))
        self.update_menu()
        self.program.window(name).find('label', 'Comes From the Source')
        self.dialog('update-review', name, 'Escape')

    def update_menu(self):
        self.window.press('F10')
        self.window.find('menu item', 'Update from Source…', shown=False).click()

    def kill(self):
        """The program has no say."""
        os.kill(self.program.pid, signal.SIGKILL)
        self.program.process.wait(atspi.PATIENCE)
        self.program.close()

    def start_again(self, *files):
        self.program = atspi.Program(self.path, *files)
        self.window = atspi.wait(lambda: next(iter(self.program.windows), None), 'a window')

    def close(self):
        self.program.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--program', required=True)
    parser.add_argument('--out', default='_shots')
    parser.add_argument('states', nargs='*', metavar='STATE')
    options = parser.parse_args()
    if 'SMITH_TEST_HOME' not in os.environ:
        sys.exit('Run this by tests/support/with-keyring: it needs a home of its own.')
    os.makedirs(options.out, exist_ok=True)
    with atspi.Screen():
        for style in STYLES:
            for size in SIZES:
                home = tempfile.mkdtemp(dir=os.environ['SMITH_TEST_HOME'])
                atspi.pin_environment(home)
                os.environ.update({'GSETTINGS_BACKEND': 'keyfile', 'XDG_DATA_HOME': home})
                studio = Studio(options, style, size)
                try:
                    studio.start()
                    studio.tabs()
                    studio.outline()
                    studio.inspector()
                    studio.writing()
                    studio.adding()
                    studio.keys_and_test()
                    studio.model()
                    studio.problems()
                    studio.dialogs()
                    studio.restored()
                    studio.imports()
                finally:
                    studio.close()


main()
