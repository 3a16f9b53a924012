#!/usr/bin/python3
# A desktop portal that answers each question for a file with one that was named beforehand.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: portal.py FOLDER; saves go there under the name that the program suggests.

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
  <property name="version" type="u" access="read"/>
</interface><interface name="org.freedesktop.portal.Email">
  <method name="ComposeEmail"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface></node>"""


def request_path(sender, token):
    return f"{OBJECT}/request/{sender[1:].replace('.', '_')}/{token}"


def respond(connection, sender, path, uri):
    # To the one who asked: its toolkit listens to nobody else.
    connection.emit_signal(
        sender, path, "org.freedesktop.portal.Request", "Response",
        GLib.Variant("(ua{sv})", (0, {"uris": GLib.Variant("as", [uri])})))
    return GLib.SOURCE_REMOVE


def answer(connection, sender, _path, _interface, _method, parameters, invocation, folder):
    _parent, title, options = parameters.unpack()
    print(json.dumps({"title": title, "name": options["current_name"]}), flush=True)
    path = request_path(sender, options["handle_token"])
    invocation.return_value(GLib.Variant("(o)", (path,)))
    GLib.idle_add(respond, connection, sender, path, (folder / options["current_name"]).as_uri())


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
    chooser, email = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
    connection.register_object(OBJECT, chooser, lambda *call: answer(*call, folder),
                               lambda *_: GLib.Variant("u", 3), None)
    connection.register_object(OBJECT, email, compose, lambda *_: GLib.Variant("u", 3), None)
    Gio.bus_own_name_on_connection(
        connection, NAME, Gio.BusNameOwnerFlags.DO_NOT_QUEUE,
        lambda *_: print("ready", flush=True), None)
    GLib.MainLoop().run()


main()
