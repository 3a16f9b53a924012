#!/usr/bin/python3
# A desktop portal that answers each question for a file with one that was named beforehand.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: portal.py FOLDER [FILE [APP-ID]]; saves go to FOLDER under the name that the program
suggests, the file of it that is to be opened is FILE, else logo.png for a picture and edited.xlsx,
and what is printed becomes printed.pdf. The sandboxed program APP-ID gets its files through the
document portal.

Each question, and each mail it is handed, is told as a line of JSON.
"""

import json
import os
import sys
from pathlib import Path

from gi.repository import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
OBJECT = "/org/freedesktop/portal/desktop"
INTERFACES = """<node><interface name="org.freedesktop.portal.FileChooser">
  <method name="SaveFile"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <method name="OpenFile"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface><interface name="org.freedesktop.portal.Print">
  <method name="PreparePrint"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <method name="Print"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="h" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface><interface name="org.freedesktop.portal.Email">
  <method name="ComposeEmail"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface></node>"""


DOCUMENTS = "org.freedesktop.portal.Documents"
# How the document portal is asked: a file keeps its first name, and its program may do all with it.
REUSE_EXISTING = 1
PERMISSIONS = ("read", "write", "grant-permissions", "delete")


class Folder:
    """Where files come from and go to, and what a program is told of each."""

    def __init__(self, path, to_open=None, app_id=None):
        self.path = Path(path)
        self.to_open = to_open
        self.app_id = app_id

    def name_file(self, connection, name):
        """The URI under which the program may use that file, which need not be there yet."""
        file = self.path / name
        if self.app_id is None:
            return file.as_uri()
        parent = os.open(file.parent, os.O_PATH)
        document = connection.call_with_unix_fd_list_sync(
            DOCUMENTS, "/org/freedesktop/portal/documents", DOCUMENTS, "AddNamedFull",
            GLib.Variant("(hayusas)", (0, os.fsencode(file.name) + b"\0", REUSE_EXISTING,
                                       self.app_id, PERMISSIONS)),
            None, Gio.DBusCallFlags.NONE, -1, Gio.UnixFDList.new_from_array([parent]), None)
        # Where a sandbox has the documents.
        return Path("/run/flatpak/doc", document[0].unpack()[0], file.name).as_uri()


def request_path(sender, token):
    return f"{OBJECT}/request/{sender[1:].replace('.', '_')}/{token}"


def respond(connection, sender, path, results):
    # To the one who asked: its toolkit listens to nobody else.
    connection.emit_signal(sender, path, "org.freedesktop.portal.Request", "Response",
                           GLib.Variant("(ua{sv})", (0, results)))
    return GLib.SOURCE_REMOVE


def begin(connection, sender, invocation, options, results):
    path = request_path(sender, options["handle_token"])
    invocation.return_value(GLib.Variant("(o)", (path,)))
    GLib.idle_add(respond, connection, sender, path, results)


def answer(connection, sender, _path, _interface, method, parameters, invocation, folder):
    _parent, title, options = parameters.unpack()
    name = options["current_name"] if method == "SaveFile" else None
    to_open = folder.to_open or ("logo.png" if "Picture" in title else "edited.xlsx")
    file = name or ("" if options.get("directory") else to_open)
    # A byte string with its end.
    begins = bytes(options.get("current_folder", b"")).rstrip(b"\0").decode()
    print(json.dumps({"title": title, "name": name, "current_folder": begins or None}), flush=True)
    uris = [folder.name_file(connection, file)]
    begin(connection, sender, invocation, options, {"uris": GLib.Variant("as", uris)})


def print_pages(connection, sender, _path, _interface, method, parameters, invocation, folder):
    """Take the settings as they are, then the pages."""
    if method == "PreparePrint":
        begin(connection, sender, invocation, parameters.unpack()[4],
              {"settings": parameters.get_child_value(2),
               "page-setup": parameters.get_child_value(3), "token": GLib.Variant("u", 1)})
        return
    _parent, title, place, options = parameters.unpack()
    files = invocation.get_message().get_unix_fd_list().peek_fds()
    with open(os.dup(files[place]), "rb") as pages:
        (folder.path / "printed.pdf").write_bytes(pages.read())
    print(json.dumps({"printed": title}), flush=True)
    # GTK names no token here: it does not listen for what becomes of the pages.
    path = request_path(sender, options.get("handle_token", "pages"))
    invocation.return_value(GLib.Variant("(o)", (path,)))


def compose(_connection, sender, _path, _interface, _method, parameters, invocation):
    """Tell what a mail would say, and how what goes along with it begins."""
    _parent, options = parameters.unpack()
    files = invocation.get_message().get_unix_fd_list().peek_fds()
    with open(os.dup(files[options["attachment_fds"][0]]), "rb") as attached:
        begins = attached.read(5).decode("ascii", "replace")
    print(json.dumps({"to": options.get("address"), "subject": options["subject"],
                      "attached": begins}), flush=True)
    invocation.return_value(GLib.Variant("(o)", (request_path(sender, "mail"),)))


def main():
    folder = Folder(*sys.argv[1:])
    connection = Gio.bus_get_sync(Gio.BusType.SESSION)
    chooser, printer, email = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
    connection.register_object(OBJECT, chooser, lambda *call: answer(*call, folder),
                               lambda *_: GLib.Variant("u", 3), None)
    connection.register_object(OBJECT, printer, lambda *call: print_pages(*call, folder),
                               lambda *_: GLib.Variant("u", 1), None)
    connection.register_object(OBJECT, email, compose, lambda *_: GLib.Variant("u", 3), None)
    Gio.bus_own_name_on_connection(
        connection, NAME, Gio.BusNameOwnerFlags.DO_NOT_QUEUE,
        lambda *_: print("ready", flush=True), None)
    GLib.MainLoop().run()


main()
