#!/usr/bin/python3
# Our icons are there as pictures of the usual size, too: no reader of SVG is loaded at start.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-icons.py TOP-FOLDER [--update]   makes the pictures anew with --update

A symbolic picture, as GTK has it, says in its colors what success, warning and error would tint; it
is black where the text's color goes.
"""

import os
import sys

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf, GLib  # noqa: E402

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "lib"))

from tap import Tap  # noqa: E402

SIZE = 16
# Another version of the library smooths edges a little differently.
MOST_OFF = 24


def read_alpha(path):
    pixbuf = GdkPixbuf.Pixbuf.new_from_file_at_size(path, SIZE, SIZE)
    pixels, stride = pixbuf.get_pixels(), pixbuf.get_rowstride()
    return [pixels[y * stride + x * 4 + 3] for y in range(SIZE) for x in range(SIZE)]


def write_picture(path, alpha):
    pixels = bytes(byte for value in alpha for byte in (0, 0, 0, value))
    pixbuf = GdkPixbuf.Pixbuf.new_from_bytes(GLib.Bytes.new(pixels), GdkPixbuf.Colorspace.RGB, True,
                                             8, SIZE, SIZE, SIZE * 4)
    pixbuf.savev(path, "png", [], [])


def main():
    icons = os.path.join(sys.argv[1], "src", "ui", "icons")
    tap = Tap()
    with open(os.path.join(icons, "..", "cohort-ui.gresource.xml"), encoding="utf-8") as file:
        shipped = file.read()
    for name in sorted(os.listdir(os.path.join(icons, "scalable", "actions"))):
        picture = os.path.join("16x16", "actions", name[:-4] + ".symbolic.png")
        alpha = read_alpha(os.path.join(icons, "scalable", "actions", name))
        if "--update" in sys.argv:
            write_picture(os.path.join(icons, picture), alpha)
        off = max(abs(one - other) for one, other in
                  zip(alpha, read_alpha(os.path.join(icons, picture))))
        tap.check(f"{name} looks like its picture", off <= MOST_OFF, [f"{off} of 255 off"])
        tap.check(f"the picture of {name} is shipped", f"icons/{picture}<" in shipped)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
