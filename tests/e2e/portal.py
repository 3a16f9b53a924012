#!/usr/bin/python3
# A desktop portal that answers each question for a file with one that was named beforehand.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: portal.py FOLDER [OPENED]; saves go there under the name that the program suggests, a
picture that is to be opened is logo.png, another file OPENED or edited.xlsx, and what is printed
becomes printed.pdf.

Each question, and each mail it is handed, is told as a line of JSON.
"""

import json
import os
import sys
from pathlib import Path

from gi.repository import Gio, GLib

OPENED = sys.argv[2] if len(sys.argv) > 2 else "edited.xlsx"
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
    opened = "logo.png" if "Picture" in title else OPENED
    file = folder / (name or ("" if options.get("directory") else opened))
    print(json.dumps({"title": title, "name": name}), flush=True)
    begin(connection, sender, invocation, options, {"uris": GLib.Variant("as", [file.as_uri()])})


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
        (folder / "printed.pdf").write_bytes(pages.read())
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
    folder = Path(sys.argv[1])
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
