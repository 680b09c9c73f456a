# SPDX-License-Identifier: GPL-3.0-or-later
"""Presses keys on an X display and sees when the picture changes, from outside of any program:
keys by XTEST, changes by DAMAGE, pictures by XGetImage.  So two programs are measured alike."""
import ctypes
import select
import time

import screen

RAW_RECTANGLES = 0


class Damage(ctypes.Structure):
    """The event of the DAMAGE extension, as far as it is read here, as long as any XEvent."""
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('sent', ctypes.c_int),
                ('display', ctypes.c_void_p), ('drawable', ctypes.c_ulong),
                ('damage', ctypes.c_ulong), ('level', ctypes.c_int), ('more', ctypes.c_int),
                ('timestamp', ctypes.c_ulong), ('x', ctypes.c_short), ('y', ctypes.c_short),
                ('width', ctypes.c_ushort), ('height', ctypes.c_ushort),
                ('rest', ctypes.c_char * 128)]


def library(name):
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise SystemExit(f'{name} is not installed: nothing was measured') from error


class Eye(screen.Camera):
    def __init__(self):
        super().__init__()
        self.test = library('libXtst.so.6')
        self.damage = library('libXdamage.so.1')
        self.test.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int,
                                                ctypes.c_ulong]
        self.damage.XDamageCreate.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int]
        self.x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        for call in (self.x.XPending, self.x.XFlush, self.x.XConnectionNumber):
            call.argtypes = [ctypes.c_void_p]
        self.x.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.POINTER(Damage)]
        first, _ = ctypes.c_int(), ctypes.c_int()
        self.damage.XDamageQueryExtension.argtypes = [ctypes.c_void_p, ctypes.c_void_p,
                                                      ctypes.c_void_p]
        if not self.damage.XDamageQueryExtension(self.display, ctypes.byref(first),
                                                 ctypes.byref(_)):
            raise SystemExit('the X server lacks DAMAGE: nothing was measured')
        self.damage.XDamageCreate(self.display, self.root, RAW_RECTANGLES)
        self.kind = first.value

    def picture(self, box):
        """The bytes of a rectangle of the screen."""
        x, y, width, height = box
        image = self.x.XGetImage(self.display, self.root, x, y, width, height,
                                 screen.ALL_PLANES, screen.Z_PIXMAP)
        if not image:
            raise OSError('the screen cannot be read')
        head = image.contents
        found = ctypes.string_at(head.data, head.bytes_per_line * height)
        self.x.XDestroyImage(image)
        return found

    def press(self, key):
        """Presses and releases a key, for whoever has the focus; says when."""
        code = self.x.XKeysymToKeycode(self.display, self.x.XStringToKeysym(key.encode()))
        began = time.monotonic()
        self.test.XTestFakeKeyEvent(self.display, code, 1, 0)
        self.test.XTestFakeKeyEvent(self.display, code, 0, 0)
        self.x.XFlush(self.display)
        return began

    def next_change(self, box, end):
        """When something was next drawn over this rectangle, or None at the end."""
        x, y, width, height = box
        event = Damage()
        while True:
            while self.x.XPending(self.display):
                self.x.XNextEvent(self.display, ctypes.byref(event))
                if (event.type == self.kind and event.x < x + width
                        and event.x + event.width > x and event.y < y + height
                        and event.y + event.height > y):
                    return time.monotonic()
            left = end - time.monotonic()
            if left <= 0:
                return None
            select.select([self.x.XConnectionNumber(self.display)], [], [], left)

    def forget(self):
        """Drops what was drawn until now."""
        event = Damage()
        while self.x.XPending(self.display):
            self.x.XNextEvent(self.display, ctypes.byref(event))

    def becomes(self, box, is_wanted, seconds):
        """When a rectangle began to look as @is_wanted has it, or None."""
        end = time.monotonic() + seconds
        while (at := self.next_change(box, end)) is not None:
            if is_wanted(self.picture(box)):
                return at
        return None

    def film(self, boxes, seconds, quiet):
        """The pictures of rectangles after each change of one of them, with their times, until
        there was none for so long."""
        frames = []
        whole = (min(b[0] for b in boxes), min(b[1] for b in boxes),
                 max(b[0] + b[2] for b in boxes), max(b[1] + b[3] for b in boxes))
        whole = (whole[0], whole[1], whole[2] - whole[0], whole[3] - whole[1])
        end = time.monotonic() + seconds
        last = None
        while (at := self.next_change(whole, min(end, (last or end) + quiet))) is not None:
            self.forget()
            shot = [self.picture(box) for box in boxes]
            if not frames or frames[-1][1] != shot:
                frames.append((at, shot))
                last = at
        return frames
