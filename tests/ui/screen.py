# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of an X screen, with nothing but the X library that the toolkit brings along."""
import ctypes
import ctypes.util
import struct
import zlib

Z_PIXMAP = 2
ALL_PLANES = 0xffffffff


class XImage(ctypes.Structure):
    """The head of Xlib's XImage, as far as it is read here."""
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
                ('format', ctypes.c_int), ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int),
                ('unit', ctypes.c_int), ('bit_order', ctypes.c_int), ('pad', ctypes.c_int),
                ('depth', ctypes.c_int), ('bytes_per_line', ctypes.c_int),
                ('bits_per_pixel', ctypes.c_int)]


class Camera:
    def __init__(self):
        self.x = ctypes.CDLL(ctypes.util.find_library('X11') or 'libX11.so.6')
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x.XGetImage.restype = ctypes.POINTER(XImage)
        self.x.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int,
                                     ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x.XDestroyImage.argtypes = [ctypes.POINTER(XImage)]
        self.display = self.x.XOpenDisplay(None)
        if not self.display:
            raise OSError('the display cannot be opened')
        self.root = self.x.XDefaultRootWindow(self.display)

    def rows(self, x, y, width, height):
        """The pixels of a rectangle, a row a bytes of RGB."""
        image = self.x.XGetImage(self.display, self.root, x, y, width, height, ALL_PLANES,
                                 Z_PIXMAP)
        if not image:
            raise OSError('the screen cannot be read')
        head = image.contents
        if head.bits_per_pixel != 32 or head.byte_order != 0:
            raise OSError('the screen has another format than 32 bits, low byte first')
        raw = ctypes.string_at(head.data, head.bytes_per_line * height)
        stride = head.bytes_per_line
        self.x.XDestroyImage(image)
        found = []
        for row in range(height):
            bgrx = raw[row * stride:row * stride + 4 * width]
            rgb = bytearray(3 * width)
            rgb[0::3], rgb[1::3], rgb[2::3] = bgrx[2::4], bgrx[1::4], bgrx[0::4]
            found.append(bytes(rgb))
        return found


def chunk(kind, body):
    return (struct.pack('>I', len(body)) + kind + body +
            struct.pack('>I', zlib.crc32(kind + body)))


def png(rows, width):
    """A PNG file.  A row that says only how it differs from the one above packs best here:
    windows are flat."""
    packed = bytearray()
    above = bytes(3 * width)
    for row in rows:
        packed.append(2)
        packed += bytes((a - b) & 255 for a, b in zip(row, above))
        above = row
    head = struct.pack('>IIBBBBB', width, len(rows), 8, 2, 0, 0, 0)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) +
            chunk(b'IDAT', zlib.compress(bytes(packed), 9)) + chunk(b'IEND', b''))
