# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the forms beside the text, or in the place of the outline."""
import atspi

TEXT = 'Text of the description'

# What is appended to a description so that it is too long.
LONG = ('Lists the weather stations with their ids.',
        'Every station has a name, a place and a height above the sea. ' * 5)
# What is done to the sample so that it has a sign-in, and a server with variables.
SIGN_IN = (
    ('  - url: https://weather.example\n', '''  - url: https://{region}.weather.example/{version}
    description: Where the forecasts are.
    variables:
      region:
        enum: [eu, us]
        default: eu
        description: Where the stations are.
      version:
        default: v2
'''),
    ('  - weatherKey: []\n', '  - account: [forecast]\n'),
    ('      operationId: addStation\n', '''      operationId: addStation
      security:
        - account: [forecast, stations]
        - weatherKey: []
'''),
    ('    weatherKey:\n', '''    account:
      type: oauth2
      description: The account of a person.
      flows:
        authorizationCode:
          authorizationUrl: https://login.weather.example/authorize
          tokenUrl: https://login.weather.example/token
          scopes:
            forecast: Reads forecasts and warnings.
            stations: Adds stations and changes them.
        implicit:
          authorizationUrl: https://login.weather.example/authorize
          scopes: {}
    weatherKey:
'''),
)


class Forms:
    """What a studio does in them."""

    def inspector(self):
        """The form over each kind of thing, a parameter that was added, and text that is too
        long."""
        is_over = self.size[0] < 760  # then it slides over the text
        if is_over:
            self.window.press('ctrl+i')
        view = self.window.find('text', TEXT, shown=not is_over)
        text = view.text
        view.put_caret(text.index('operationId: listStations'))
        self.window.find('label', 'active', shown=False)
        self.picture('inspector-operation')
        self.window.find('push button', 'Add Parameter', shown=False).click()
        self.window.find('push button', 'Remove Parameter', shown=False)
        self.picture('inspector-added')
        self.window.press('ctrl+z', 'ctrl+z')
        atspi.wait(lambda: view.text == text, 'the text without the parameter')
        for place, found, state in (('operationId: addStation', 'NewStation', 'body'),
                                    ('title: Weather', 'About the API', 'info'),
                                    ('  weatherKey:\n', 'weatherKey', 'security'),
                                    ('    Forecast:\n', 'units', 'schema'),
                                    ('url:', 'Server', 'server')):
            view.put_caret(text.index(place) + 4)
            self.window.find('label', found, shown=False)
            if state == 'body':
                self.window.press(*['Tab'] * 12)
            self.picture(f'inspector-{state}')
        view.fill(text.replace(LONG[0], ' '.join(LONG), 1))
        view.put_caret(text.index('operationId: listStations'))
        self.window.find('label', atspi.has(' of 300'), shown=False)
        self.picture('inspector-long')
        self.signing_in(view, text)
        view.fill(text)
        view.put_caret(0)
        if is_over:
            self.window.press('ctrl+i')

    def signing_in(self, view, text):
        """Sign-ins and their scopes, what an operation asks for, and a server with variables."""
        for right, wrong in SIGN_IN:
            assert right in text, right
            text = text.replace(right, wrong, 1)
        view.fill(text)
        for place, found, state in (('    account:\n', 'Authorization Code', 'sign-in'),
                                    ('operationId: addStation', 'Authentication (2)', 'asked'),
                                    ('url: https', 'Variables (2)', 'variables')):
            view.put_caret(text.index(place) + 4)
            self.window.find('label', found, shown=False)
            self.picture(f'inspector-{state}')
            self.unfold(state)
            self.picture(f'inspector-{state}-open')

    def unfold(self, state):
        """A row of the part that comes last, with its fields in sight."""
        if state == 'asked':
            row = self.window.find('label', 'account', shown=False).parent
            while row.role != 'list item':
                row = row.parent
            for _ in range(40):
                if row.has_focus:
                    break
                self.window.press('Tab')
            self.window.press('Return')
            self.window.find('text', 'Scopes', shown=False)
            return
        kind = {'sign-in': 'Scope', 'variables': 'Variable'}[state]
        self.window.find('push button', f'Add {kind}', shown=False).click()
        self.window.find('push button', f'Remove {kind}', shown=False)
