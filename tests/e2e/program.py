# The running program, seen and used as through a screen reader, a mouse and a keyboard.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One `Program` per start: what is on screen by role and name, and hands to use it with."""

import contextlib
import os
import re
import signal
import subprocess

import gi

# What was cached of a window that came or went since can hold itself, and clearing it never ends.
os.environ["ATSPI_NO_CACHE"] = "1"
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from waiting import Failed, wait_for  # noqa: E402

# A program on a busy machine answers late: by itself the library gives up after 800 ms.
Atspi.set_timeout(20_000, 20_000)

Role = Atspi.Role
State = Atspi.StateType
BUTTONS = (Role.PUSH_BUTTON, Role.TOGGLE_BUTTON)
# What GTK 4.8 calls a panel is a grouping to GTK 4.18.
GROUPS = (Role.PANEL, Role.GROUPING)

COMPLAINT = re.compile(
    r"WARNING|CRITICAL|ERROR|assertion|AddressSanitizer|LeakSanitizer|runtime error", re.IGNORECASE)


def children(node):
    """The nodes inside `node`; those that are just going are left out."""
    for index in range(node.get_child_count()):
        with contextlib.suppress(GLib.Error):
            child = node.get_child_at_index(index)
            if child is not None:
                yield child


def walk(node):
    """`node` and everything in it that has a place on screen, in the order of reading."""
    with contextlib.suppress(GLib.Error):
        if is_visible(node):
            yield node
            for child in children(node):
                yield from walk(child)


def has(node, state):
    return node.get_state_set().contains(state)


def is_visible(node):
    """Whether a person sees it: pages that another one hides have no place on the screen."""
    place = node.get_component_iface()
    if place is None:
        return True
    extents = place.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def name_of(node):
    """What a node is called; GTK 4.8 calls a button with a mnemonic "_Add Add"."""
    name = node.get_name()
    if "_" not in name:
        return name
    labels = [child.get_name() for child in walk(node) if child.get_role() == Role.LABEL]
    return labels[0] if labels else name


def text_of(node):
    """What stands in an entry."""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def place_of(node):
    """Where a node is in its window, or None when it has just gone."""
    with contextlib.suppress(GLib.Error):
        place = node.get_component_iface()
        if place is not None:
            return place.get_extents(Atspi.CoordType.WINDOW)
    return None


class Focus:
    """What a program told last to have the keyboard: to look for it takes long in a full window."""

    def __init__(self):
        self.told = None
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:state-changed:focused")

    def hear(self, event, *_):
        if event.detail1:
            self.told = event.source

    def of(self, process):
        """The node of that process that has the keyboard, or None when it told nothing."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        with contextlib.suppress(GLib.Error):
            if (self.told is not None and self.told.get_process_id() == process
                    and has(self.told, State.FOCUSED)):
                return self.told
        return None


class Program:
    """The program as it was started with `command` on `desktop`."""

    def __init__(self, desktop, command, env):
        self.desktop = desktop
        self.focus = Focus()
        self.log = desktop.folder / f"program-{len(desktop.programs) + 1}.log"
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(command, env=desktop.env | env, stdout=log, stderr=log,
                                            stdin=subprocess.DEVNULL, start_new_session=True)

    # Its life

    def is_running(self):
        return self.process.poll() is None

    def wait_for_window(self):
        wait_for(lambda: not self.is_running() or self.windows(), "the window")
        if not self.is_running():
            raise Failed(f"the program ended with {self.process.returncode} before it had a window")
        wait_for(lambda: self.active_window() is not None, "the window to have the keyboard")

    def wait_for_end(self):
        """Wait until it has ended by itself, and return its exit status."""
        wait_for(lambda: not self.is_running(), "the program to end")
        return self.process.returncode

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def complaints(self):
        """Lines of its log that nobody should see."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if COMPLAINT.search(line)]

    # What is on screen

    def root(self):
        for application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.process.pid:
                return application
        return None

    def windows(self):
        root = self.root()
        return [] if root is None else list(children(root))

    def active_window(self):
        """The title of this program's window that has the keyboard, or None."""
        window = self.desktop.output("xdotool", "getwindowfocus").strip()
        pid = self.desktop.output("xdotool", "getwindowpid", window).strip() if window else ""
        if pid != str(self.process.pid):
            return None
        return self.desktop.output("xdotool", "getwindowname", window).rstrip("\n")

    def nodes(self, role=None, name=None, inside=None):
        """What is to be seen, by role and name; a name that is a pattern is searched for."""
        roles = next((alike for alike in (BUTTONS, GROUPS) if role in alike), (role,))
        roots = [inside] if inside is not None else self.windows()
        for root in roots:
            for node in walk(root):
                with contextlib.suppress(GLib.Error):
                    if role is not None and node.get_role() not in roles:
                        continue
                    if name is None or self.fits(name_of(node), name):
                        yield node

    @staticmethod
    def fits(name, wanted):
        if isinstance(wanted, re.Pattern):
            return wanted.search(name) is not None
        return name == wanted

    def find(self, role, name=None, inside=None):
        """Wait for something of that role and name, and return it."""
        return wait_for(lambda: next(self.nodes(role, name, inside), None), f"{role} {name}")

    def wait_gone(self, role, name):
        wait_for(lambda: next(self.nodes(role, name), None) is None, f"{role} {name} to go")

    def label(self, text, inside=None):
        """Wait for a text on screen, all of it or a pattern in it, and return what it says."""
        def look():
            names = map(name_of, self.nodes(Role.LABEL, None, inside))
            return next((name for name in names if self.fits(name, text)), None)

        return wait_for(look, f"{Role.LABEL} {text}")

    def labels(self, inside=None):
        return [node.get_name() for node in self.nodes(Role.LABEL, None, inside)]

    def window(self, title):
        """Wait for the window of that title, and return it."""
        return wait_for(
            lambda: next((window for window in self.windows() if window.get_name() == title), None),
            f"the window {title!r}")

    def page(self, title):
        """Wait until the window shows that page, and return it."""
        self.window(title)
        return self.find(Role.PANEL, title)

    def focused(self):
        """What has the keyboard, or None."""
        told = self.focus.of(self.process.pid)
        if told is not None:
            return told
        for window in self.windows():
            for node in walk(window):
                with contextlib.suppress(GLib.Error):
                    if has(node, State.FOCUSED):
                        return node
        return None

    def of_focused(self, read):
        """What `read` tells of what has the keyboard, or None."""
        node = self.focused()
        with contextlib.suppress(GLib.Error):
            return read(node) if node is not None else None
        return None

    def focused_name(self):
        return self.of_focused(name_of)

    def focused_text(self):
        return self.of_focused(text_of)

    def describe(self):
        """What is on screen as an indented text, for whoever reads a failure."""
        lines = []

        def add(node, depth):
            if not is_visible(node):
                return
            if node.get_name():
                focused = " (focused)" if has(node, State.FOCUSED) else ""
                lines.append(f"{'  ' * depth}{node.get_role_name()} {node.get_name()!r}{focused}")
            for child in children(node):
                add(child, depth + bool(node.get_name()))

        with contextlib.suppress(GLib.Error):
            for window in self.windows():
                add(window, 0)
        return "\n".join(lines)

    # Hands

    def press(self, name, role=Role.PUSH_BUTTON, inside=None):
        """Activate a button, a menu item or the like, as a screen reader does."""

        def press_once():
            for node in self.nodes(role, name, inside):
                action = node.get_action_iface()
                if action is not None and action.get_n_actions() > 0:
                    if not has(node, State.SENSITIVE):
                        return False
                    # It may have gone by now: then the one that took its place is looked for.
                    action.do_action(0)
                    return True
            return False

        wait_for(press_once, f"{role} {name} to press")

    def click_in(self, node, *how):
        """Move the mouse to the middle of something and click there."""
        place = wait_for(lambda: place_of(node), "a place to click in")
        window = self.desktop.output("xdotool", "getwindowfocus").strip()
        self.desktop.output("xdotool", "mousemove", "--window", window,
                            place.x + place.width // 2, place.y + place.height // 2,
                            "click", *how, check=True)

    def click(self, node, times=1):
        """Press the mouse in the middle of something."""
        self.click_in(node, "--repeat", times, "--delay", "60", "1")

    def turn_wheel(self, area, upward):
        """Turn the wheel of the mouse by a notch over the middle of something."""
        self.click_in(area, "4" if upward else "5")

    def key(self, *keys):
        """Press keys one after the other, such as "ctrl+f"; the active window gets them."""
        for key in keys:
            self.desktop.output("xdotool", "key", "--clearmodifiers", key, check=True)

    def type(self, text):
        self.desktop.output("xdotool", "type", "--delay", "12", text, check=True)

    def in_window(self, title):
        """Wait until the window of that title has the keyboard."""
        wait_for(lambda: self.active_window() == title,
                 lambda: f"{title!r} to have the keyboard; {self.active_window()!r} has it")

    # Files, in GTK's own dialog

    def wait_for_entry(self, title):
        """Wait until an entry in the window of that title has the keyboard, and return it."""

        def look():
            focused = self.focused() if self.active_window() == title else None
            return focused if focused is not None and focused.get_role() == Role.TEXT else None

        return wait_for(look, f"an entry of {title!r} to have the keyboard")

    def type_path(self, title, path):
        self.key("ctrl+a")
        self.type(str(path))

        def is_typed():
            text = text_of(self.wait_for_entry(title))
            if text != str(path) and text.startswith(str(path)):
                # GTK 4.18 puts what it thinks comes next after the cursor.
                self.key("shift+End", "Delete")
            return text == str(path)

        wait_for(is_typed, f"{path} to be typed")
        self.key("Return")

    def choose_file(self, title, path):
        """Answer a dialog that asks which file to open."""
        self.in_window(title)
        self.key("ctrl+l")
        self.wait_for_entry(title)
        self.type_path(title, path)

    def choose_new_file(self, title, path):
        """Answer a dialog that asks where to save."""
        self.wait_for_entry(title)
        self.type_path(title, path)


class Process:
    """A process that somebody else started."""

    def __init__(self, pid):
        self.pid = pid
        self.returncode = None

    def poll(self):
        """None while it runs, as of one's own."""
        with contextlib.suppress(OSError, IndexError):
            with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:
                if file.read().rpartition(")")[2].split()[0] != "Z":
                    return None
        return 0

    def wait(self):
        wait_for(lambda: self.poll() is not None, "the process to end")


class Served(Program):
    """The program as the session bus started it, whose log is also that of others it started."""

    def __init__(self, desktop, pid):
        self.desktop = desktop
        self.focus = Focus()
        self.log = desktop.folder / "dbus-daemon.log"
        self.process = Process(pid)

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def complaints(self):
        return [line for line in super().complaints()
                if f":{self.process.pid})" in line or "anitizer" in line]
