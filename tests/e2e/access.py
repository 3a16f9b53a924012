# What a screen reader and a keyboard find in a window, and in everything that it opens.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Crawler looks at a page, its views, its menus and dialogs, and keeps what is at fault.

What asks before it does anything ends in "…", makes something new, says why a number is what it
is, or is a window of its own: only that is pressed, so that nothing is changed.
"""

import contextlib
import re
import time

from gi.repository import GLib

from program import BUTTONS, GROUPS, Role, State
from tree import WRITTEN, Keyboard, Tree
from waiting import LOOK_AGAIN_S, Failed, wait_for

# GTK calls what has no name after its type.
TYPE_NAME = re.compile("^(Gtk|Adw|Cohort)[A-Z]")
# Of the key that presses it: a screen reader would say it. Labels may say names of fields.
MARK = re.compile(r"_[^\W\d_]")
# What GTK 4.8 cannot name; a screen reader reads what is inside.
ROWS = (Role.LIST, Role.LIST_ITEM, Role.SCROLL_PANE, Role.TABLE_CELL, Role.TABLE_ROW,
        Role.TREE_TABLE)
LISTS = (Role.LIST, Role.TABLE, Role.TREE_TABLE)
ROW_NAMES = ("GtkListItemWidget", "GtkColumnViewTitle")
# What leads the keyboard on to what is in it.
AROUND = (Role.SCROLL_PANE, Role.FILLER, Role.SPLIT_PANE, Role.VIEWPORT, *GROUPS)
# What shows another view when it is pressed.
VIEWS = (*BUTTONS, Role.PAGE_TAB)
MEASURED = (Role.SPIN_BUTTON, Role.SLIDER, Role.LEVEL_BAR, Role.PROGRESS_BAR)
# What is there or not; GTK 4.8 tells it only while it is.
CHECKED = (Role.CHECK_BOX, Role.TOGGLE_BUTTON)
# What a row is for, that has one of them, is done with that.
WORKED = (Role.COMBO_BOX, Role.SPIN_BUTTON, *CHECKED, *WRITTEN)
OPENS = re.compile(r"…$|^Add (Person|Expense|Opportunity)$|^(Preferences|Keyboard Shortcuts|Help)$"
                   "|^About Cohort$")
# Of a window: Tab does not come there.
FRAME = ("Close", "Maximize", "Minimize")
WHY = re.compile("why this number[?]$")
PARTS = "Parts of the budget"
AMOUNT = re.compile(r"\$\d")
# The desktop's own dialogs are the desktop's to mend. GTK 4.18 tells no types: of its dialog for
# files, the first place that it always offers.
FOREIGN = re.compile("^(GtkFileChooserWidget|Open your personal folder|Print)$")
# Windows that the toolkit makes of a few words: in GTK 4.8 and libadwaita 1.2 buttons of them have
# no name, and a program cannot give them one. They open, and Escape closes them.
TOOLKIT = ("About Cohort", "Keyboard Shortcuts")
# GTK 4.18 does not tell what a button of a dialog opened beside it.
TELLS_MENUS_IN_DIALOGS = (4, 8)
# GTK 4.8 does not give the keyboard to who asks for it through this tree.
GIVES_NO_KEYBOARD = (4, 8)
# A window with this is a form: in it Enter does what it is for, and would change the county.
FORM = "Cancel"
# A walk that came so far on a page is not stuck: the rest is more of the same rows.
ENOUGH_STOPS = 45
# More than a page has before what is looked for.
MOST_STOPS = 200
DEEPEST = 2
# Where a page may begin, below the bar of its window.
HEADER = 40
# What comes, comes in a fraction of this.
COMES_S = 12
STUCK_S = 20
CHANGES_S = 10
# Most rows open nothing: each is waited for so long.
ROW_OPENS_S = 4


def is_chosen_row(node):
    """What shows the choice in a drop-down; GTK 4.8 tells its type, GTK 4.18 only where it is."""
    return (node.name in ROW_NAMES
            or node.role == Role.PANEL and any(outer.role == Role.COMBO_BOX
                                               for outer in node.within()))


def is_named(node):
    if node.name and not TYPE_NAME.match(node.name):
        return True
    if node.role in ROWS or is_chosen_row(node):
        return any(part.name for part in node.walk() if part.role == Role.LABEL)
    return False


def leads_on(node):
    return node.role in AROUND and any(part.has(State.FOCUSABLE) for part in node.walk()
                                       if part is not node)


def faults_of(node):
    """What is wrong with one node, in words."""
    if node.has(State.FOCUSABLE) and not is_named(node) and not leads_on(node):
        yield f"{node.role.value_nick} {node.name!r} has no name"
    if node.role != Role.LABEL and MARK.search(node.name):
        yield f"{node.role.value_nick} {node.name!r} has the mark of its key in its name"
    if node.role in WRITTEN and not any(
            part.text is not None for part in (*node.walk(), *node.within())
            if part.role in WRITTEN):
        yield f"{node.role.value_nick} {node.name!r} cannot be read"
    if node.text is not None and len(node.text) != node.letters:
        yield (f"{node.role.value_nick} {node.name!r} reads as {node.text!r} "
               f"of {node.letters} letters")
    if node.role in MEASURED and not any(is_value(part.value) for part in node.walk()):
        yield f"{node.role.value_nick} {node.name!r} has no value"
    if node.role == Role.COMBO_BOX and node.has(State.SENSITIVE) and not has_choice(node):
        yield f"{node.role.value_nick} {node.name!r} does not say what is chosen"
    if node.role in CHECKED and not is_named(node):
        yield f"{node.role.value_nick} {node.name!r} has no name"
    if node.name == PARTS and not amounts_in(node):
        yield f"{PARTS} are none"
    if any(outer.name == PARTS for outer in node.within()):
        if node.role == Role.PUSH_BUTTON and not AMOUNT.search(node.name):
            yield f"{node.name!r} has no amount"


def is_value(told):
    return len(told) == 3 and told[0] <= told[1] <= told[2]


def has_choice(node):
    """Whether a drop-down says something beside what it is called: in it, or of it."""
    return node.description not in ("", node.name) or any(
        part.role == Role.LABEL and part.name not in ("", node.name) for part in node.walk())


def amounts_in(node):
    return [part for part in node.walk() if AMOUNT.search(part.name)]


def stop_of(node):
    """From the last row of a list Tab leads on, and when there is nothing else to that row."""
    return next((outer for outer in node.within() if outer.role in LISTS), node)


def is_row(node):
    """Whether something may open by Enter on it, and nothing is changed; not one around rows."""
    return (node.role == Role.LIST_ITEM and node.has(State.FOCUSABLE)
            and node.has(State.SENSITIVE)
            and not any(part.role in (*LISTS, *WORKED) for part in node.walk())
            and not any(outer.role in WORKED for outer in node.within()))


def names_in(root):
    return sorted(node.name for node in root.walk())


def is_usable(node, *roles):
    return (node.role in roles and node.has(State.FOCUSABLE) and node.has(State.SENSITIVE)
            and not TYPE_NAME.match(node.name))


def is_menu_button(node):
    """GTK's menu button is two nodes of one name: the inner one is pressed."""
    return (is_usable(node, *BUTTONS) and node.parent is not None
            and node.parent.role == Role.PUSH_BUTTON and node.parent.name == node.name)


def opens(node):
    """Whether it asks before it does anything: it may be called otherwise than what is seen."""
    return OPENS.search(node.name) or any(part.role == Role.LABEL and part.name.endswith("…")
                                          for part in node.walk())


def label_of(node):
    """What is seen of it; the name may say it twice."""
    return next((part.name for part in node.walk() if part.role == Role.LABEL and part.name),
                node.name)


def is_down(node):
    return node.has(State.PRESSED) or node.role == Role.PAGE_TAB and node.has(State.SELECTED)


def is_shown_view(node):
    return (is_usable(node, *VIEWS) and is_down(node) and node.parent is not None
            and not is_menu_button(node))


def is_view_button(node):
    """GTK 4.8 tells a toggle from a button only while it is down: a view is beside one that is."""
    return (is_usable(node, *VIEWS) and not is_down(node)
            and node.parent is not None and not is_menu_button(node)
            and any(beside.role == node.role and is_down(beside)
                    for beside in node.parent.children))


def comes(look, seconds):
    """What `look()` sees within that time, or None."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            seen = look()
        except GLib.Error:
            seen = None
        if seen:
            return seen
        time.sleep(LOOK_AGAIN_S)
    return None


class Done(Exception):
    """A row did what its window is for, which has closed."""


class Crawler:
    """Goes through a window; `pages` are the titles of its pages, of which one is looked at.

    `without` is a pattern of what is left alone on that page: buttons, whole menus, rows and views.
    """

    def __init__(self, program, pages=(), without="$"):
        self.program = program
        self.tree = Tree(program.process.pid)
        self.keyboard = Keyboard(self.tree)
        self.pages = pages
        self.without = re.compile(without)
        self.seen = set()
        self.faults = []
        self.depth = 0
        self.titles = set()
        self.views = set()
        self.passed_by = set()
        self.below = []  # menus that may not be on the screen

    def find(self, where, what):
        self.faults.append(f"{' > '.join(where)}: {what}")
        # At once, should time be up before the end.
        print("# fault:", self.faults[-1], flush=True)

    # Looking

    def look(self, window, title):
        """What can be seen in a window, but for pages that another one hides."""
        root = self.tree.look(window.path)
        for node in list(root.walk()):
            node.children = [child for child in node.children
                             if not (child.role in GROUPS and child.name in self.pages
                                     and child.name != title)]
        return root

    def audit(self, root, where):
        for node in root.walk():
            for fault in faults_of(node):
                around = next((outer.name for outer in node.within()
                               if outer.name and not TYPE_NAME.match(outer.name)), "")
                if (fault, around) not in self.seen:
                    self.seen.add((fault, around))
                    inside = [part.name for part in node.walk() if part.name][1:4]
                    self.find(where, f"{fault} (in {around!r}, with {inside})")

    def tab_on(self):
        """Whether Tab leads elsewhere; what had the keyboard may have gone before, silently."""
        before = self.keyboard.read()
        self.program.key("Tab")
        return comes(lambda: self.keyboard.read() != before, STUCK_S)

    def turn(self, node, where):
        """What is checked says so, and not when it is not; twice, so that it is as it was."""
        if (self.depth == 0 or not is_usable(node, Role.CHECK_BOX)
                or not self.is_new("check", node.name)):
            return
        for _ in range(2):
            was = self.tree.look_at(node.path).has(State.CHECKED)
            self.program.key("space")
            if not comes(lambda: self.tree.look_at(node.path).has(State.CHECKED) != was,
                         CHANGES_S):
                self.find(where, f"{node.name!r} does not say whether it is checked")
                break

    def walk_with_tab(self, root, where, most=ENOUGH_STOPS):
        """Press Tab until it is back where it was, or far enough; turn what can be checked."""
        if len({stop_of(node).path for node in root.walk() if is_named(node)
                and node.has(State.SENSITIVE) and node.has(State.FOCUSABLE)
                and not leads_on(node) and node.name not in FRAME}) < 2:
            return
        known = {node.path: node for node in root.walk()}
        stops = [self.keyboard.read()] if self.keyboard.read() in known else []
        names = {known[stop].name for stop in stops}
        for stop in stops:
            self.turn(known[stop], where)
        while len(stops) < most:
            if not self.tab_on() and (stops or not self.tab_on()):
                last = [names_in(known[stop])[:4] for stop in stops[-3:] if stop in known]
                self.find(where, f"Tab does not move on after {last}")
                return
            path = self.keyboard.read()
            if path in stops:
                break
            stops.append(path)
            node = known.get(path) or self.tree.look(path)
            if not is_named(node):
                self.find(where, f"Tab stops at {node.role.value_nick} {node.name!r} without name")
            names.add(node.name)
            self.turn(node, where)
        else:
            return
        for node in root.walk():
            # By name: what was turned may have made others anew.
            if self.depth > 0 and is_usable(node, Role.CHECK_BOX) and node.name not in names:
                self.find(where, f"Tab does not come to {node.name!r}")
        if path not in stops[:2] and not self.is_same_list(known, path, stops[:2]):
            first = [names_in(known[stop])[-2:] for stop in stops if stop in known]
            self.find(where, f"Tab comes back to stop {stops.index(path) + 1} only of {first}")

    @staticmethod
    def is_same_list(known, path, others):
        """A list is come back to where it was left."""
        return path in known and any(
            other in known and stop_of(known[path]).path == stop_of(known[other]).path
            for other in others)

    # Pressing

    def is_new(self, kind, name):
        key = (self.depth, kind, name)
        if key in self.seen:
            return False
        if self.depth == 0 and kind != "item" and self.without.fullmatch(name):
            return False
        self.seen.add(key)
        return True

    def new_window(self, before, seconds, title=None):
        """The window that comes, or None; not waited for when another page than @title shows."""
        def look():
            came = [window for window in self.tree.windows() if window.path not in before]
            return came or (title is not None
                            and self.program.active_window() not in (None, title))

        came = comes(look, seconds)
        # A dialog has the keyboard some time before the tree has it.
        if came is True:
            came = comes(lambda: [window for window in self.tree.windows()
                                  if window.path not in before], ROW_OPENS_S)
        return came[0] if came else None

    def open_dialog(self, node, root, where):
        """Press what asks, look at what comes, and close it by Escape."""
        before = {window.path for window in self.tree.windows()}
        if not self.tree.press(node):
            self.find(where, "cannot be pressed")
            return
        dialog = self.new_window(before, COMES_S)
        if dialog is not None:
            self.look_at_dialog(dialog, where)
        elif names_in(self.look(root, where[0])) == names_in(root):
            self.find(where, "nothing comes")

    def look_at_dialog(self, dialog, where):
        dialog.name = comes(lambda: self.tree.look_at(dialog.path).name, COMES_S) or ""
        wait_for(lambda: self.program.active_window() == dialog.name,
                 lambda: f"{where} to have the keyboard as {dialog.name!r}, which "
                         f"{self.program.active_window()!r} has")
        root = self.settle(dialog, dialog.name)
        if not any(FOREIGN.match(part.name) for part in root.walk()):
            print("#", " > ".join(where), f"({dialog.name})", flush=True)
            self.titles.add(dialog.name)
            if dialog.name not in TOOLKIT:
                self.depth += 1
                with contextlib.suppress(Done):
                    self.scan(dialog, dialog.name, where)
                self.depth -= 1
        if not self.is_gone(dialog):
            self.close(dialog, where)

    def is_gone(self, window):
        return all(window.path != other.path for other in self.tree.windows())

    def discard(self, before):
        """In a form Tab may have chosen something, and it asks what is to become of that."""
        question = next((window for window in self.tree.windows()
                         if window.path not in before), None)
        if question is None:
            return False
        button = next((node for node in self.tree.look(question.path).walk()
                       if is_usable(node, Role.PUSH_BUTTON) and node.name == "Discard"), None)
        return button is not None and self.tree.press(button)

    def close(self, dialog, where):
        before = {window.path for window in self.tree.windows()}
        self.program.key("Escape")
        if comes(lambda: self.is_gone(dialog) or self.discard(before), COMES_S) \
                and comes(lambda: self.is_gone(dialog), COMES_S):
            return
        self.find(where, "Escape does not close it")
        self.program.key("alt+F4")
        wait_for(lambda: self.is_gone(dialog), f"{where} to close")

    def press_buttons(self, root, where):
        for node in root.walk():
            if not is_usable(node, Role.PUSH_BUTTON):
                continue
            name = node.name
            if (opens(node) and self.is_new("button", name)
                    or WHY.search(name) and self.is_new("why", where[-1])):
                self.open_dialog(node, root, [*where, name])

    def popup(self, node):
        """Open a menu; what is in it, or None."""
        if not self.tree.press(node):
            return None

        names = []

        def look():
            outer = self.tree.look(node.parent.path)
            names.append(names_in(outer))
            # Its items may come one after the other.
            return outer.children[1:] and names[-2:-1] == names[-1:] and outer

        return comes(look, COMES_S)

    def note_place(self, node, root):
        """GTK has no monitor for a menu of what is below the screen, and complains of that."""
        # It comes there in GTK 4.18, which does not tell all places.
        self.tree.focus(node)
        place = self.tree.look_at(node.path).place
        if (self.tree.toolkit() > GIVES_NO_KEYBOARD
                or not 0 <= place[1] <= root.place[3] - place[3]):
            self.below.append(node.name)

    def open_menu(self, node, root, where):
        self.note_place(node, root)
        shown = self.popup(node)
        if shown is None:
            if self.depth == 0 or self.tree.toolkit() <= TELLS_MENUS_IN_DIALOGS:
                self.find(where, "does not open")
            return
        self.audit(shown, where)
        while True:
            item = next((part for part in shown.walk()
                         if is_usable(part, Role.MENU_ITEM) and OPENS.search(part.name)
                         and self.is_new("item", part.name)), None)
            if item is None:
                break
            self.open_dialog(item, root, [*where, item.name])
            shown = self.popup(node)
            if shown is None:
                self.find(where, "does not open again")
                return
        self.program.key("Escape")
        if not comes(lambda: not self.tree.look(node.parent.path).children[1:], COMES_S):
            self.find(where, "Escape does not close it")

    def open_menus(self, root, where):
        for node in root.walk():
            if is_menu_button(node) and self.is_new("menu", node.name):
                self.open_menu(node, root, [*where, node.name])

    def bring_into_view(self, node, window):
        """By giving it the keyboard; where it is then, or None."""
        self.tree.focus(node)

        def place():
            seen = self.tree.look_at(node.path).place
            return seen if HEADER <= seen[1] <= window.place[3] - seen[3] else None

        return comes(place, CHANGES_S)

    def click(self, node, window):
        """With the mouse, which leaves the keyboard where it was pressed."""
        place = self.bring_into_view(node, window)
        if place is None:
            return False
        x, y, width, height = place
        desktop = self.program.desktop
        desktop.output("xdotool", "mousemove", "--window",
                       desktop.output("xdotool", "getwindowfocus").strip(), x + width // 2,
                       y + height // 2, "click", "1", check=True)
        return True

    def show_view(self, node, window):
        """As a person does; where the toolkit tells another place than it has, as a reader does."""
        def is_shown():
            return is_down(self.tree.look_at(node.path))

        return (self.click(node, window) and comes(is_shown, CHANGES_S)
                or self.tree.press(node) and comes(is_shown, CHANGES_S))

    def show_views(self, window, title, root, where):
        for node in root.walk():
            if is_shown_view(node) and self.is_new("view", node.name):
                self.views.add(label_of(node))
        for node in root.walk():
            if not is_view_button(node) or not self.is_new("view", node.name):
                continue
            self.pass_by(self.look(window, title))
            if not self.show_view(node, window):
                self.find(where, f"the view {node.name!r} does not come up")
                continue
            print("#", " > ".join([*where, node.name]), flush=True)
            self.views.add(label_of(node))
            self.scan(window, title, [*where, node.name])

    def step(self, key):
        """Press a key that should move the keyboard; whether it did."""
        before = self.keyboard.read()
        self.program.key(key)
        return comes(lambda: self.keyboard.read() != before, STUCK_S)

    def go_by_tab(self, goal):
        """Tab until the keyboard is at `goal`, or in it; not when it is back where it began."""
        inside = {part.path for part in goal.walk()}
        stops = []
        while len(stops) < MOST_STOPS:
            path = self.keyboard.read()
            if path in inside:
                return True
            if path in stops or not self.step("Tab"):
                return False
            stops.append(path)
        return False

    def has_keyboard(self, node):
        """Give it the keyboard: by keys, as a person does, where it is not given on request."""
        if self.tree.toolkit() > GIVES_NO_KEYBOARD:
            self.tree.focus(node)
            if comes(lambda: self.keyboard.read() == node.path, CHANGES_S):
                return True
        area = stop_of(node)
        if not self.go_by_tab(area):
            return False
        rows = [{part.path for part in row.walk()} for row in area.children]

        def index(path):
            return next((index for index, row in enumerate(rows) if path in row), 0)

        for _ in range(MOST_STOPS):
            path = self.keyboard.read()
            if path == node.path:
                return True
            if area is node or not any(path in row for row in rows):
                return False
            aside = index(node.path) - index(path)
            # What had it may be in the row, behind it.
            if not self.step("Down" if aside > 0 else "Up" if aside < 0 else "shift+Tab"):
                return False
        return False

    def open_row(self, row, window, title, where):
        """Press Enter on it; whether it showed another page of its window."""
        before = {other.path for other in self.tree.windows()}
        if not self.has_keyboard(row):
            # Of a row that unfolds, newer Adwaita gives the keyboard to a part that is not told of.
            if (self.tree.toolkit() <= GIVES_NO_KEYBOARD
                    or not any(part.has(State.EXPANDABLE) for part in row.walk())):
                self.find(where, f"Tab and arrows do not come to the row {names_in(row)[-1]!r}")
            return False
        self.program.key("Return")
        dialog = self.new_window(before, ROW_OPENS_S, title)
        if dialog is not None:
            self.look_at_dialog(dialog, [*where, names_in(row)[-1]])
            return False
        if self.is_gone(window):
            # A row of a sum leads to what it is of, on the page behind.
            if not WHY.search(where[-1]):
                self.find(where, f"Enter on {row.name!r} closes the window")
            raise Done
        other = comes(self.program.active_window, COMES_S)
        if other is None or other == title:
            return row.name == title
        if self.depth == 0:
            self.program.key(f"alt+{self.pages.index(title) + 1}")
            self.program.in_window(title)
            return False
        print("#", " > ".join([*where, other]), flush=True)
        self.titles.add(other)
        page = self.settle(window, other)
        self.audit(page, [*where, other])
        self.walk_with_tab(page, [*where, other])
        return True

    def pass_by(self, root):
        """Leave the rows that are there: of a view that another one hides they keep places."""
        self.passed_by.update(node.path for node in root.walk() if is_row(node))

    def open_rows(self, window, title, root, where):
        """Enter on the first row of each list, and on the others of one that shows pages."""
        for rows in root.walk():
            for row in filter(is_row, rows.children):
                if (row.path in self.passed_by
                        or not self.is_new("row", " ".join(names_in(row)))
                        or not self.open_row(row, window, title, where)):
                    break

    def scan(self, window, title, where):
        """Look at what a window shows now, and open what can be opened from there."""
        root = self.settle(window, title)
        self.audit(root, where)
        self.walk_with_tab(root, where)
        if self.depth >= DEEPEST:
            return
        self.press_buttons(root, where)
        self.open_menus(self.look(window, title), where)
        if self.depth == 0 or FORM not in names_in(root):
            self.open_rows(window, title, self.look(window, title), where)
        self.show_views(window, title, self.look(window, title), where)

    def settle(self, window, title):
        """Look until nothing more comes."""
        seen = [None, self.look(window, title)]

        def is_same():
            seen[:] = seen[1], self.look(window, title)
            return len(list(seen[0].walk())) == len(list(seen[1].walk()))

        if not comes(is_same, COMES_S):
            raise Failed(f"{title} does not come to rest")
        return seen[1]
