# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program as assistive technology does: it finds controls by role and name, reads
them, clicks and fills them through AT-SPI.  Focus and drop-downs go through real key events,
because GTK 4.8 offers no other way.  Nothing here knows a widget, a coordinate or an id.

Needs a D-Bus session and a home that may be written to: tests/support/with-keyring gives both.
Every wait polls, is bounded, and says in the end what it waited for.
"""
import os
import pathlib
import re
import select
import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0  # seconds; at most, for anything
LAUNCHERS = ('/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher')
# What GTK says for a control without a name: the type of the widget inside.
TYPE_NAME = re.compile(r'^(?:Gtk|Gdk|Adw|Smith)[A-Z]\w*$')


class Missing(AssertionError):
    """Something that should be on the screen is not."""


def wait(probe, what, seconds=PATIENCE):
    """The first true answer of probe(); a vanished accessible counts as no answer yet."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = probe()
            if answer:
                return answer
        except GLib.Error:
            pass
        if time.monotonic() > end:
            raise Missing(f'{what}: not within {seconds:g} s')
        time.sleep(0.03)


class Node:
    """One accessible."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __repr__(self):
        return f'{self.role} “{self.name}”'

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def raw_name(self):
        return self.accessible.get_name() or ''

    @property
    def name(self):
        """What a screen reader can say; a widget's type is no name.  GTK 4.8 puts the label
        with its mnemonic first: “_Send Send”."""
        name = self.raw_name
        if TYPE_NAME.match(name):
            return ''
        first, _, rest = name.partition(' ')
        half = len(name) // 2
        if '_' in name and name[:half + 1].replace('_', '', 1).strip() == name[half + 1:].strip():
            return name[half + 1:].strip()
        return rest if first.startswith('_') and first[1:] == rest else name

    @property
    def description(self):
        return self.accessible.get_description() or ''

    def has(self, state):
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state))

    @property
    def is_invalid(self):
        """Whether what it holds does not do; GTK 4.8 says so by the wrong one of the two."""
        return self.has('INVALID') or self.has('INVALID_ENTRY')

    def describing(self):
        """The label with words in it that describes this field, or None."""
        found = [Node(relation.get_target(index))
                 for relation in self.accessible.get_relation_set()
                 if relation.get_relation_type() == Atspi.RelationType.DESCRIBED_BY
                 for index in range(relation.get_n_targets())]
        return next((node for node in found if node.name), None)

    @property
    def children(self):
        found = []
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                found.append(Node(child))
        return found

    @property
    def parent(self):
        parent = self.accessible.get_parent()
        return Node(parent) if parent is not None else None

    def walk(self, rows=True):
        """This node and all below it, in the order of the tree; without what is in lists,
        which may be long, unless rows are wanted."""
        yield self
        if rows or self.role != 'list':
            for child in self.children:
                yield from child.walk(rows)

    @property
    def extents(self):
        return self.accessible.get_extents(Atspi.CoordType.WINDOW)

    @property
    def window(self):
        """The window that it stands in."""
        node, parent = self, self.parent
        while parent is not None and parent.role != 'application':
            node, parent = parent, parent.parent
        return node

    @property
    def is_shown(self):
        """Whether it is what a person sees at its place.  A page of a stack that is not in
        front stays in the tree, with its last place, and nothing else tells the two apart.
        What is not sensitive cannot be pointed at: then something around it is there; and an
        icon or a text being edited has no accessible of its own: then nothing is."""
        if not self.has_place:
            return False
        box = self.extents
        there = self.window.accessible.get_accessible_at_point(
            box.x + box.width // 2, box.y + box.height // 2, Atspi.CoordType.WINDOW)
        return (there is None or self.is_around(Node(there))
                or not self.has('SENSITIVE') and Node(there).is_around(self))

    @property
    def has_place(self):
        """Whether it and all around it have a size; the page of a stack is no widget and says
        nothing of one."""
        node = self
        while node is not None and node.role != 'application':
            if node.accessible.get_component_iface() is not None:
                box = node.extents
                if box.width <= 0 or box.height <= 0:
                    return False
            node = node.parent
        return True

    def is_around(self, other):
        """Whether other is this node or inside it."""
        while other is not None:
            if other.accessible == self.accessible:
                return True
            other = other.parent
        return False

    def all(self, role=None, name=None, shown=True, rows=True):
        """Those below with this role and name; a name may be a regular expression."""
        for node in self.walk(rows):
            try:
                if ((role is None or node.role == role)
                        and (name is None or matches(name, node.name))
                        and (not shown or node.is_shown)):
                    yield node
            except GLib.Error:
                continue

    def get(self, role=None, name=None, shown=True, rows=True):
        return next(self.all(role, name, shown, rows), None)

    def find(self, role=None, name=None, shown=True, rows=True):
        return wait(lambda: self.get(role, name, shown, rows), said('a', role, name))

    def gone(self, role=None, name=None):
        wait(lambda: self.get(role, name) is None, said('no', role, name))

    @property
    def text(self):
        iface = self.accessible.get_text_iface()
        if iface is None:
            return self.name
        return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface))

    def click(self):
        iface = self.accessible.get_action_iface()
        if iface is None or Atspi.Action.get_n_actions(iface) == 0:
            raise Missing(f'{self}: cannot be clicked')
        wait(lambda: self.has('SENSITIVE'), f'{self} to be sensitive')
        Atspi.Action.do_action(iface, 0)

    def fill(self, text):
        iface = self.accessible.get_editable_text_iface()
        if iface is None:
            raise Missing(f'{self}: cannot be filled')
        Atspi.EditableText.set_text_contents(iface, text)
        wait(lambda: self.text == text, f'{self} to hold what was filled in')

    def select(self, index):
        iface = self.accessible.get_selection_iface()
        if iface is None:
            raise Missing(f'{self}: nothing in it can be selected')
        Atspi.Selection.select_child(iface, index)

    def choose(self, name):
        """Selects the row of this list in which a label has this name."""
        def place():
            return [index for index, row in enumerate(self.children)
                    if row.get('label', name, shown=False)]

        self.select(wait(place, f'a row with {name}')[0])

    @property
    def length(self):
        """In characters; cheaper than the text itself."""
        return Atspi.Text.get_character_count(self.accessible.get_text_iface())

    @property
    def caret(self):
        return Atspi.Text.get_caret_offset(self.accessible.get_text_iface())

    def put_caret(self, offset):
        Atspi.Text.set_caret_offset(self.accessible.get_text_iface(), offset)

    @property
    def has_focus(self):
        return any(node.has('FOCUSED') for node in self.walk())

    def focus(self):
        """Presses Tab until the focus is here; GTK has no grabFocus."""
        keys = []
        for _ in range(60):
            self.press(*keys)
            end_of_turn = time.monotonic() + 0.3
            while time.monotonic() < end_of_turn:
                if self.has_focus:
                    return
                time.sleep(0.02)
            keys = ['Tab']
        raise Missing(f'{self}: the Tab key never reached it')

    def press(self, *keys):
        """Presses and releases keys, by their X names, in its window: with no window manager
        here, nobody else gives the window the keyboard."""
        name = f'^{re.escape(self.window.name)}$'
        run_xdotool('search', '--onlyvisible', '--name', name, 'windowfocus', '--sync')
        if keys:
            run_xdotool('key', '--clearmodifiers', *keys)


def run_xdotool(*words):
    subprocess.run(['xdotool', *words], check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)


def said(article, role, name):
    pattern = name.pattern.replace('\\', '') if isinstance(name, re.Pattern) else name
    return f'{article} {role or "control"} named “{pattern}”'


def has(words):
    """Matches the names that contain these words."""
    return re.compile(re.escape(words))


def matches(wanted, name):
    return bool(wanted.search(name)) if isinstance(wanted, re.Pattern) else wanted == name


def pin_environment(home):
    """Nothing of the person who runs this is read or written, and no desktop has a say."""
    for name in ('CONFIG', 'CACHE', 'STATE'):
        os.environ[f'XDG_{name}_HOME'] = f'{home}/{name.lower()}'
    os.environ.update({
        'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'atspi', 'NO_AT_BRIDGE': '0',
        'GIO_USE_VFS': 'local', 'GIO_USE_PROXY_RESOLVER': 'dummy', 'GTK_USE_PORTAL': '0',
        'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'C',
        'G_DEBUG': 'gc-friendly',  # see Program.criticals
    })
    for name in ('SECRET_BACKEND', 'AT_SPI_BUS_ADDRESS', 'ADW_DEBUG_COLOR_SCHEME', 'GTK_THEME',
                 'DESKTOP_STARTUP_ID', 'XDG_CURRENT_DESKTOP'):
        os.environ.pop(name, None)


class Screen:
    """An X server without a monitor and the accessibility bus of this session.  The server
    finds a free display itself, which two of them started at once do without a race."""

    def __init__(self, width=1400, height=1000):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(writer), '-screen', '0', f'{width}x{height}x24',
             '-nolisten', 'tcp', '-noreset'],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        number = self._read_line(reader)
        os.close(reader)
        if not number:
            end(self.server)
            raise Missing('Xvfb did not start')
        os.environ['DISPLAY'] = f':{number}'
        for name in ('XAUTHORITY', 'WAYLAND_DISPLAY'):
            os.environ.pop(name, None)
        self.bus = self._start_bus()

    @staticmethod
    def _read_line(reader):
        """The number of the display.  The server writes its line in pieces, and ends when one
        of them finds nobody reading."""
        line = b''
        while not line.endswith(b'\n'):
            ready, _, _ = select.select([reader], [], [], PATIENCE)
            piece = os.read(reader, 16) if ready else b''
            if not piece:
                return ''
            line += piece
        return line.decode().strip()

    @staticmethod
    def _start_bus():
        launcher = next((path for path in LAUNCHERS if os.path.exists(path)), None)
        if launcher is None:
            raise Missing('at-spi-bus-launcher is not installed')
        bus = subprocess.Popen([launcher, '--launch-immediately'],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run(['gdbus', 'wait', '--session', '--timeout', f'{PATIENCE:.0f}',
                        'org.a11y.Bus'], check=True)
        Atspi.set_timeout(5000, 15000)
        Atspi.init()
        return bus

    def close(self):
        end(self.bus)
        end(self.server)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def end(process):
    """Ends a process that was started here, and waits for it."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Program:
    """The program under test, from its start until close()."""

    def __init__(self, path, *arguments, env=None, seconds=PATIENCE):
        self.log = tempfile.NamedTemporaryFile('w+', prefix='smith-walk-', suffix='.log')
        self.process = subprocess.Popen([str(path), *map(str, arguments)], stdout=self.log,
                                        stderr=self.log, env={**os.environ, **(env or {})})
        self.pid = self.process.pid
        self.application = wait(self._find, f'{pathlib.Path(path).name} on the accessibility bus',
                                seconds)

    def _find(self):
        if self.has_ended:
            raise Missing(f'the program ended with {self.process.returncode}: {self.said()}')
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.pid and child.get_child_count():
                child.set_cache_mask(Atspi.Cache.NONE)
                return Node(child)
        return None

    def said(self):
        """What it wrote to its output: warnings, above all."""
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def criticals(self):
        """What it should not have done, and what it could not draw.  GTK 4.8 itself trips over an
        accessible that is asked about while its window goes, so a critical does not end the
        program; and over the text alone, for the frames in which its first list of completions
        comes up."""
        return [line for line in self.said().splitlines()
                if 'CRITICAL' in line and 'g_variant_is_object_path' not in line
                or 'without a current allocation' in line and 'SmithSourceView' not in line]

    @property
    def has_ended(self):
        return self.process.poll() is not None

    @property
    def windows(self):
        return self.application.children

    def window(self, name):
        """A window or dialog by its title."""
        return wait(lambda: next((w for w in self.windows if matches(name, w.name)), None),
                    said('a', 'window', name))

    def ended(self):
        """Its exit code, once it has ended by itself."""
        wait(lambda: self.has_ended, 'the program to end')
        return self.process.returncode

    def close(self):
        end(self.process)
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
