# The whole accessible tree of a program at once.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks about all nodes of a level together: a page takes as long as its depth, not its size.

What cannot be seen is left out, with all that is in it.
"""

import time
from dataclasses import dataclass, field

from gi.repository import Atspi, Gio, GLib

from waiting import LOOK_AGAIN_S

PREFIX = "org.a11y.atspi."
EVENTS = PREFIX + "Event.Object"
PATIENCE_MS = 20_000
ANSWERS_S = 3
ROOT = "/org/a11y/atspi/accessible/root"
WRITTEN = (Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT)
WINDOW = int(Atspi.CoordType.WINDOW)
ROLES = {int(getattr(Atspi.Role, name)): getattr(Atspi.Role, name) for name in dir(Atspi.Role)
         if name.isupper()}


@dataclass
class Node:
    """One thing on screen."""

    path: str
    parent: "Node | None" = None
    name: str = ""
    text: str | None = None  # what is written in it, where it tells
    letters: int = 0  # how many are written in it, as it tells
    description: str = ""  # of a drop-down
    value: tuple = ()  # the least, the current and the greatest, where it tells
    role: Atspi.Role = Atspi.Role.INVALID
    states: int = 0
    interfaces: tuple = ()
    place: tuple = (0, 0, 0, 0)
    children: list = field(default_factory=list)

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    def is_seen(self):
        """Pages that another one hides have no place on the screen."""
        return not self.can("Component") or (self.place[2] > 0 and self.place[3] > 0)

    def can(self, interface):
        return PREFIX + interface in self.interfaces

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def within(self):
        """The nodes around it, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Keyboard:
    """Where a program tells that the keyboard is: to look for it takes long in a full window."""

    def __init__(self, tree):
        self.path = None
        self.tree = tree
        tree.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "AddMatch", GLib.Variant("(s)", (f"interface='{EVENTS}'",)), None,
                           Gio.DBusCallFlags.NONE, PATIENCE_MS)
        tree.bus.signal_subscribe(tree.owner, EVENTS, "StateChanged", None, "focused",
                                  Gio.DBusSignalFlags.NO_MATCH_RULE, self.hear)

    def hear(self, _bus, _sender, path, _interface, _signal, arguments):
        if arguments.get_child_value(1).get_int32() == 1:
            self.path = path

    def read(self):
        """The path of what has the keyboard, or None when nothing was told yet."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self.path


class Tree:
    """How a running program is asked; `look` tells what it shows now."""

    def __init__(self, process):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, Gio.DBusCallFlags.NONE, PATIENCE_MS).unpack()[0]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags)
        self.owner = self.find_owner(process)
        self.waiting = 0

    def find_owner(self, process):
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        for name in self.call_sync(*bus, "ListNames", None)[0]:
            try:
                pid = self.call_sync(*bus, "GetConnectionUnixProcessID",
                                     GLib.Variant("(s)", (name,)))[0]
            except GLib.Error:
                continue
            if pid == process:
                return name
        raise LookupError(f"process {process} is not on the accessibility bus")

    def call_sync(self, owner, path, interface, method, arguments):
        return self.bus.call_sync(owner, path, interface, method, arguments, None,
                                  Gio.DBusCallFlags.NONE, PATIENCE_MS).unpack()

    def toolkit(self):
        """The version of GTK that it runs with, as two numbers."""
        told = self.call_sync(self.owner, ROOT, "org.freedesktop.DBus.Properties", "Get",
                              GLib.Variant("(ss)", (PREFIX + "Application", "Version")))[0]
        return tuple(int(part) for part in told.split(".")[:2])

    def ask(self, path, interface, method, arguments, answer):
        """Ask without waiting; `answer` gets what comes back, nothing when the node has gone."""
        self.waiting += 1

        def done(bus, result):
            self.waiting -= 1
            try:
                answer(*bus.call_finish(result).unpack())
            except GLib.Error:
                pass

        self.bus.call(self.owner, path, PREFIX + interface if "." not in interface else interface,
                      method, arguments, None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None, done)

    def ask_about(self, node, level):
        def take_children(found):
            node.children = [Node(path, node) for _, path in found]
            level.extend(node.children)

        def take_states(states):
            node.states = states[0] | states[1] << 32

        def take(member):
            return lambda value: setattr(node, member, value)

        name = GLib.Variant("(ss)", (PREFIX + "Accessible", "Name"))
        self.ask(node.path, "Accessible", "GetState", None, take_states)
        self.ask(node.path, "Accessible", "GetRole", None,
                 lambda role: setattr(node, "role", ROLES.get(role, Atspi.Role.INVALID)))
        self.ask(node.path, "Accessible", "GetInterfaces", None, take("interfaces"))
        self.ask(node.path, "org.freedesktop.DBus.Properties", "Get", name, take("name"))
        self.ask(node.path, "Component", "GetExtents", GLib.Variant("(u)", (WINDOW,)),
                 take("place"))
        self.ask(node.path, "Accessible", "GetChildren", None, take_children)

    def ask_for_content(self, node):
        """What it says of itself beside its name; to be asked once it is known what it can."""
        def take_value(told):
            node.value = tuple(told[f"{which}Value"] for which in ("Minimum", "Current", "Maximum"))

        def take_letters(count):
            node.letters = count
            # To the end by its number: GTK 4.8 has no text up to -1.
            self.ask(node.path, "Text", "GetText", GLib.Variant("(ii)", (0, count)),
                     lambda text: setattr(node, "text", text))

        if node.can("Text") and node.role in WRITTEN:
            self.ask(node.path, "org.freedesktop.DBus.Properties", "Get",
                     GLib.Variant("(ss)", (PREFIX + "Text", "CharacterCount")), take_letters)
        if node.role == Atspi.Role.COMBO_BOX:
            self.ask(node.path, "org.freedesktop.DBus.Properties", "Get",
                     GLib.Variant("(ss)", (PREFIX + "Accessible", "Description")),
                     lambda told: setattr(node, "description", told))
        if node.can("Value"):
            self.ask(node.path, "org.freedesktop.DBus.Properties", "GetAll",
                     GLib.Variant("(s)", (PREFIX + "Value",)), take_value)

    def wait(self):
        while self.waiting > 0:
            GLib.MainContext.default().iteration(True)

    def windows(self):
        """The program's windows, the first opened first, without what is in them."""
        root, windows = Node(ROOT), []
        self.ask_about(root, windows)
        self.wait()
        return [self.look_at(window.path) for window in windows]

    def look_at(self, path):
        """The node at `path` by itself."""
        node = Node(path)
        self.ask_about(node, [])
        self.wait()
        return node

    def look(self, path=ROOT):
        """Everything that can be seen in the node at `path`: without one, in all windows."""
        root = Node(path)
        level = [root]
        while level:
            below = []
            for node in level:
                self.ask_about(node, below)
            self.wait()
            for node in level:
                self.ask_for_content(node)
                if node is not root and not node.is_seen():
                    node.children = []
            self.wait()
            level = [node for node in below if node.parent.children]
        for node in root.walk():
            node.children = [child for child in node.children if child.is_seen()]
        return root

    def press(self, node):
        """Do what a screen reader's user does with a button or a menu item.

        What shows a dialog may answer only once that is closed: nobody waits for it for long.
        """
        answers = []

        def done(bus, result):
            try:
                answers.append(bus.call_finish(result).unpack()[0])
            except GLib.Error:
                answers.append(False)

        self.bus.call(self.owner, node.path, PREFIX + "Action", "DoAction",
                      GLib.Variant("(i)", (0,)), None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None,
                      done)
        end = time.monotonic() + ANSWERS_S
        while not answers and time.monotonic() < end:
            GLib.MainContext.default().iteration(False)
            time.sleep(LOOK_AGAIN_S)
        return not answers or answers[0]

    def focus(self, node):
        """Give a node the keyboard, and with it a place where it can be seen."""
        self.ask(node.path, "Component", "GrabFocus", None, lambda *_: None)
        self.wait()
