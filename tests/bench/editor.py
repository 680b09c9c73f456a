#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the editor feels with a large description, beside GNOME Text Editor in the same run.

usage: editor.py PROGRAM PROBE FILE, inside tests/support/with-keyring

Both are measured from outside by the same means: real keys, and the time until the picture on
the screen is another one.  A key thus includes the X server and what is left of the frame, up to
17 ms.  The probe (probe-turns.c) tells how long the turns of the main loop took: the aim of 16 ms
a key is for the longest one from the key to its picture.  The cursor does not blink.
"""
import json
import os
import pathlib
import random
import re
import statistics
import struct
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'ui'))
import atspi  # noqa: E402
from eye import Eye  # noqa: E402

N_KEYS = 120         # a place
CHECK_PAUSE = 0.5    # seconds: a check begins after 0.3
SETTLED = 3.0        # seconds without a new picture: it is open
KEYS = 'x', 'BackSpace'
LINE = 18            # pixels: no more than a line is high
LINES_BELOW = 8
SCROLL_BAR = 30      # pixels: what it lies over, and more
BORDER = 5           # what GTK draws around a window where no compositor draws shadows
STRING = '"description": "'


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def report(what, value, unit, aim=None, ours=None):
    verdict = '' if aim is None else f'aim {aim:g} {unit}' + ('' if value <= aim else '  MISSED')
    ratio = '' if ours is None else f'{value / ours:.2f} × ours' if ours else ''
    print(f'{what:58} {value:9.1f} {unit:6} {verdict}{ratio}', flush=True)
    return value


class Session:
    """A program with a document, from its start to the end of the block."""

    def __init__(self, eye, probe, home, command, file, boxes=None):
        self.eye, self.file = eye, file
        self.frames = []
        self.camera = threading.Thread(target=self.film_opening, args=[boxes], daemon=True)
        self.text = pathlib.Path(file).read_text(encoding='utf-8')
        self.turns_file = home / f'turns-{time.monotonic_ns()}'
        eye.forget()
        self.began = time.monotonic()
        if boxes:
            self.camera.start()  # before anyone waits for the program
        self.program = atspi.Program(command[0], *command[1:], file, env={
            'LD_PRELOAD': probe, 'TURNS_FILE': str(self.turns_file)}, seconds=120)

    def film_opening(self, boxes):
        self.frames = self.eye.film(boxes, 60, SETTLED)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.close()
        self.turns_file.unlink()

    def turns(self, since):
        """Lengths of the turns of the main loop that began then."""
        return [length for _, length in self.turns_at(since)]

    def turns_at(self, since):
        """When they began, and their lengths."""
        raw = self.turns_file.read_bytes()
        count = int(struct.unpack_from('d', raw)[0])
        if not count:
            raise SystemExit('the probe wrote down no turn: nothing was measured')
        pairs = struct.iter_unpack('dd', raw[16:16 + 16 * count])
        return [(start, length) for start, length in pairs if since <= start]

    def find_view(self):
        """The text, among all fields; known by its length."""
        def probe():
            for window in self.program.windows:
                for node in window.walk(rows=False):
                    if node.role == 'text' and node.length == len(self.text):
                        return node
            return None
        self.view = atspi.wait(probe, f'a text of {len(self.text)} characters')
        self.view.focus()
        return self.view

    def type_at(self, offset):
        """Presses x and Backspace in turn with a person's pauses: seconds to the picture of
        each key, and the longest turn meanwhile."""
        eye, view = self.eye, self.view
        below = offset
        for _ in range(LINES_BELOW):  # its line is not to be the last one, below the scroll bar
            below = self.text.find('\n', below + 1)
        for place in (below if below > 0 else len(self.text)), offset:
            view.put_caret(place)
            atspi.wait(lambda: view.caret == place, 'the caret to stand where it was put')
            time.sleep(0.5)
        # what is far away is laid out and coloured first, and the picture scrolls meanwhile
        wait_for_rest(self)
        line = Line(eye, box_of(view))
        times, work, chance = [], [], random.Random(1)
        for number in range(N_KEYS):
            key = KEYS[number % 2]
            eye.forget()
            began = eye.press(key)
            seen = eye.becomes(line.box, line.is_behind(key), 5)
            if seen is None:
                raise SystemExit(f'{self.file}: key {number} was not seen within 5 s')
            times.append(seen - began)
            work.append((began, seen))
            time.sleep(CHECK_PAUSE if number % 20 == 19 else chance.uniform(0.05, 0.12))
        turns = self.turns_at(work[0][0])
        return times, [max((length for start, length in turns
                            if start < seen and start + length > began), default=0)
                       for began, seen in work]


def box_of(node):
    """Where it is on the screen: without a window manager, windows stand at its corner."""
    e = node.extents
    x, y = max(e.x, 0) + BORDER, max(e.y, 0) + BORDER
    return x, y, min(e.width, 1400 - x), min(e.height, 1000 - y)


def middle_of(view):
    """A part of it that holds text and is quick to read."""
    x, y, width, height = box_of(view)
    return x, y + height // 4, min(width, 500), height // 2


class Line:
    """The line of the caret, and what a letter changes in it.  Other pixels are not looked at: a
    wavy line below a problem is drawn otherwise from time to time."""

    def __init__(self, eye, view):
        x, y, width, height = view
        width -= SCROLL_BAR  # which comes and goes by itself
        looks = {}
        for key in KEYS:
            eye.press(key)
            time.sleep(1.5)  # a check was done, too
            looks[key] = memoryview(eye.picture((x, y, width, height))).cast('I')
        first, second = looks.values()
        changed = [n for n in range(width * height) if first[n] != second[n]]
        rows = [sum(n // width == row for n in changed) for row in range(height)]
        top = max(range(height - LINE), key=lambda row: sum(rows[row:row + LINE]))
        self.box = x, y + top, width, LINE
        self.places = [n - top * width for n in changed if top <= n // width < top + LINE]
        self.looks = {key: [look[n + top * width] for n in self.places]
                      for key, look in looks.items()}
        if len(self.places) < 20:
            raise SystemExit('a letter was typed and is not on the screen: nothing was measured')

    def is_behind(self, key):
        """Asks of a picture whether it shows what that key has done."""
        def ask(picture):
            pixels, wanted = memoryview(picture).cast('I'), self.looks[key]
            same = sum(pixels[n] == pixel for n, pixel in zip(self.places, wanted))
            return same > 0.95 * len(wanted)
        return ask


def ink(picture):
    """Which pixels are not of the ground's colour."""
    pixels = memoryview(picture).cast('I')
    ground = statistics.mode(pixels)
    return {index for index, pixel in enumerate(pixels) if pixel != ground}


def first_with_ink(frames, index):
    """When most of what is written there in the end was written there."""
    last = ink(frames[-1][1][index])
    if not last:
        raise SystemExit('nothing is written where the text should be: nothing was measured')
    return next(at for at, shot in frames if len(ink(shot[index]) & last) > 0.8 * len(last))


def first_as_last(frames, index):
    """Since when it looked as in the end."""
    since, last = frames[0][0], frames[-1][1][index]
    for before, (at, shot) in zip(frames, frames[1:]):
        if shot[index] == last and before[1][index] != last:
            since = at
    return since


def places(text):
    """Inside strings at the start, in the middle and at the end."""
    half = text.index(STRING, len(text) // 2)
    return {'start': text.index(STRING) + len(STRING), 'middle': half + len(STRING),
            'end': text.rindex(STRING) + len(STRING)}


def small_copy(file, folder):
    """The first paths of a description, about 100 KB of them."""
    whole = json.loads(pathlib.Path(file).read_text(encoding='utf-8'))
    paths = whole['paths']
    whole = {key: whole[key] for key in ('openapi', 'info', 'servers')} | {'paths': {}}
    for path, item in paths.items():
        whole['paths'][path] = item
        text = json.dumps(whole, indent=2)
        if len(text) > 100000:
            break
    out = folder / 'small.json'
    out.write_text(text, encoding='utf-8')
    return out


def count(pid):
    """What each thread has waited, in times, and worked, in seconds of the scheduler: the ticks
    of a process also count what interrupted it."""
    waits, work = {}, {}
    for one in pathlib.Path(f'/proc/{pid}/task').iterdir():
        waits[one.name] = int(re.search(r'^voluntary_ctxt_switches:\s*(\d+)',
                                        (one / 'status').read_text(), re.M)[1])
        work[one.name] = int((one / 'schedstat').read_text().split()[0]) / 1e9
    return waits, work


def more(after, before):
    return sum(value - before.get(thread, 0) for thread, value in after.items())


def wait_for_rest(session):
    """Large texts are laid out and coloured for a while after they are shown."""
    def probe():
        _, before = count(session.program.pid)
        time.sleep(2)
        return more(count(session.program.pid)[1], before) < 0.05
    atspi.wait(probe, 'the program to come to rest', 120)


def measure_idle(session, name):
    wait_for_rest(session)
    time.sleep(5)  # what was begun by the last key runs out
    waits, work = count(session.program.pid)
    began = time.monotonic()
    time.sleep(10)
    later_waits, later_work = count(session.program.pid)
    ours = name == 'ours'
    report(f'{name}: idle 10 s, turns of the main loop', len(session.turns(began)), '',
           0 if ours else None)
    report(f'{name}: idle 10 s, waits of all threads', more(later_waits, waits), '',
           0 if ours else None)
    report(f'{name}: idle 10 s, CPU', more(later_work, work) * 1000, 'ms', 0 if ours else None)


def measure_refresh(session):
    """From a key to the problems as they stay: a letter in the version, which one of them
    names, comes and goes."""
    eye, window = session.eye, session.program.windows[0]
    session.find_view()
    bar = window.find('push button', atspi.has(' block'), rows=False)
    problems = window.find('list', 'Problems', rows=False)
    time.sleep(2)
    x, y, width, height = box_of(problems)
    bottom = box_of(bar)
    box = x, y, width, max(height, bottom[1] + bottom[3] - y)
    version = re.search(r'"openapi": "[^"]*', session.text)  # a problem names it
    session.view.put_caret(version.end())
    times = []
    for key in ['x', 'BackSpace'] * 3:
        time.sleep(1)
        eye.forget()
        began = eye.press(key)
        frames = eye.film([box], 5, 1)
        if not frames:
            raise SystemExit(f'{key} changed no problem: nothing was measured')
        times.append(first_as_last(frames, 0) - began)
    report('ours: 100 KB, key to its problems, median', statistics.median(times) * 1000, 'ms', 350)
    report('ours: 100 KB, key to its problems, worst', max(times) * 1000, 'ms', 350)
    return box


def measure_open(session, name, ours):
    """The pictures were taken while it opened: of the text, and of problems if it has them."""
    session.camera.join()
    frames = session.frames
    if not frames:
        raise SystemExit(f'{name}: nothing was drawn')
    peer = ours or {}
    turns = session.turns(session.began)
    found = {
        'window': report(f'{name}: first picture of the window',
                         (frames[0][0] - session.began) * 1000, 'ms', None, peer.get('window')),
        'turn': report(f'{name}: longest turn while it opens (no answer meanwhile)',
                       max(turns) * 1000, 'ms', None, peer.get('turn')),
        'text': report(f'{name}: text is visible',
                       (first_with_ink(frames, 0) - session.began) * 1000, 'ms',
                       None if ours else 1000, peer.get('text')),
    }
    if len(frames[0][1]) > 1:
        report(f'{name}: problems are there', (first_as_last(frames, 1) - session.began) * 1000,
               'ms', 1500)
    return found


def measure_typing(session, name, ours):
    found = {}
    for place, offset in places(session.text).items():
        times, turns = session.type_at(offset)
        for what, value, aim in (
                ('median', statistics.median(times), None), ('p99', percentile(times, .99), None),
                ('longest turn, median', statistics.median(turns), None),
                ('longest turn, p99', percentile(turns, .99), 16)):
            key = f'{place}, {what}'
            found[key] = report(f'{name}: key to picture, {key}', value * 1000, 'ms',
                                None if ours else aim, ours and ours[key])
    return found


def main():
    program, probe, file = sys.argv[1:]
    home = pathlib.Path(os.environ['SMITH_TEST_HOME'])
    atspi.pin_environment(home)
    del os.environ['G_DEBUG']
    settings = home / 'config/gtk-4.0/settings.ini'
    settings.parent.mkdir(parents=True)
    settings.write_text('[Settings]\ngtk-cursor-blink=0\n', encoding='utf-8')
    peer = ['/usr/bin/gnome-text-editor', '--standalone']
    with atspi.Screen():
        eye = Eye()

        def session(command, document, boxes=None):
            return Session(eye, probe, home, command, str(document), boxes)

        small = small_copy(file, home)
        with session([program], small) as one:
            problems_box = measure_refresh(one)
            ours_box = middle_of(one.view)
        with session(peer, small) as one:
            one.find_view()
            peer_box = middle_of(one.view)
        ours, typed = None, None
        for name, command, boxes in (('ours', [program], [ours_box, problems_box]),
                                     ('Text Editor', peer, [peer_box])):
            with session(command, file, boxes) as one:
                ours = measure_open(one, name, ours)
                one.find_view()
                typed = measure_typing(one, name, typed)
                measure_idle(one, name)


if __name__ == '__main__':
    main()
