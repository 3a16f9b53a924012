#!/usr/bin/python3
# A file manager with one file: a window from which it can be dragged.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: drag-source.py FILE…"""

import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def activate(application, paths):
    files = Gdk.FileList.new_from_array([Gio.File.new_for_path(path) for path in paths])
    label = Gtk.Label(label="A file", width_request=200, height_request=120)
    source = Gtk.DragSource(content=Gdk.ContentProvider.new_for_value(files))
    label.add_controller(source)
    Gtk.ApplicationWindow(application=application, title="Files", child=label).present()


application = Gtk.Application(application_id="org.example.Files",
                              flags=Gio.ApplicationFlags.NON_UNIQUE)
application.connect("activate", activate, sys.argv[1:])
application.run([])
