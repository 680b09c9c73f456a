# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps on the Edit page: the outline, the form, completion, adding operations, and fixes."""
import pathlib
import time

import atspi
import names
from walker import ACCEPTED, SECRET, Walker


class Editing(Walker):
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

    def point_at_text(self):
        """A pointer that rests over text without a problem brings nothing, and no complaint."""
        box = self.view.extents
        criticals = self.program.criticals()
        for step in range(3):
            atspi.run_xdotool('mousemove', str(box.x + 200), str(box.y + 60 + step))
            time.sleep(0.1)
        time.sleep(1.5)  # twice as long as it takes to come up
        assert self.program.criticals() == criticals, self.program.criticals()
        atspi.run_xdotool('mousemove', '1399', '999')

    def break_the_rule(self):
        """http is not https: the platform refuses the document."""
        offset = self.before.index('https://weather.example') + len('https')
        self.type_at(offset, 'BackSpace')
        self.window.find('push button', atspi.has('1 blocks')).click()
        self.window.find('label', atspi.has('no server is at https://weather.example'))

    def next_problem(self):
        """The key for it counts in the form too, where GTK would take it for the handle."""
        view = self.view
        view.put_caret(self.before.index('title: Weather'))
        self.window.press('ctrl+i', 'ctrl+i')
        atspi.wait(lambda: not view.has_focus, 'the focus in the form')
        self.window.press('F8')
        atspi.wait(lambda: view.has_focus, 'the focus in the text')
        offset = self.before.index('https://weather.example')
        atspi.wait(lambda: offset <= view.caret <= offset + 30, 'the cursor at the problem')

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
