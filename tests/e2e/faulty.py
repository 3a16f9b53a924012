#!/usr/bin/python3
# A window, a dialog and a menu with faults that a screen reader or a keyboard would meet.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: faulty.py [FAULT…], each a name in FAULTS; without one, all is well."""

import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, Gtk  # noqa: E402

Accessible = Gtk.AccessibleRole
TITLE, QUESTION, NOTICE, DETAILS = "Window", "Question", "Notice", "Details"


def call(widget, name):
    widget.update_property([Gtk.AccessibleProperty.LABEL], [name])
    return widget


def catch(widget, keys, act=lambda: None):
    """Have `widget` do something else with a key than what it is for."""
    def press(_controller, value, *_):
        if value in keys:
            act()
        return value in keys

    controller = Gtk.EventControllerKey(propagation_phase=Gtk.PropagationPhase.CAPTURE)
    controller.connect("key-pressed", press)
    widget.add_controller(controller)


def entry(name, text):
    return call(Gtk.Entry(text=text), name)


def bare(role, name):
    """What says that it is something, and is nothing of it."""
    return call(Gtk.Box(accessible_role=role, focusable=True, height_request=20), name)


def call_items(widget):
    """GTK 4.18 does not tell the names of a menu's items; Cohort gives them, and so does this."""
    if widget.__gtype__.name == "GtkModelButton":
        widget.reset_relation(Gtk.AccessibleRelation.LABELLED_BY)
        call(widget, widget.get_property("text"))
    child = widget.get_first_child()
    while child is not None:
        call_items(child)
        child = child.get_next_sibling()


def column(*widgets):
    box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=6)
    for widget in widgets:
        box.append(widget)
    return box


class Window:
    """What is shown, as its `faults` have it."""

    def __init__(self, application, faults):
        self.faults = faults
        self.window = Gtk.ApplicationWindow(application=application, title=TITLE,
                                            default_width=500)
        self.window.set_child(column(*self.fields(), *self.written(), *self.told(), self.views(),
                                     self.rows(), self.question(), self.menu()))
        self.window.present()

    def fields(self):
        """Four stops for Tab."""
        stops = [entry(name, "Amara") for name in ("First", "Second", "Third", "Fourth")]
        if "trap" in self.faults:
            catch(stops[2], (Gdk.KEY_Tab,))
        if "loop" in self.faults:
            catch(stops[3], (Gdk.KEY_Tab,), stops[2].grab_focus)
        return stops

    def written(self):
        if "blank" in self.faults:
            blank = call(Gtk.TextView(height_request=40, accepts_tab=False), "Note")
            text = blank.get_buffer()
            text.set_text("Not to be heard")
            text.apply_tag(text.create_tag(None, invisible=True), *text.get_bounds())
            yield blank
        if "unreadable" in self.faults:
            yield bare(Accessible.TEXT_BOX, "Remark")
        yield entry("Empty", "")

    def told(self):
        # Of a drop-down the inner button has no name, until a program gives it one.
        if "no choice" in self.faults:
            yield bare(Accessible.COMBO_BOX, "County")
        yield (bare(Accessible.SPIN_BUTTON, "People") if "no value" in self.faults
               else call(Gtk.SpinButton.new_with_range(0, 10, 1), "People"))
        if "mark" in self.faults:
            button = Gtk.Button(label="Save")
            # In newer GTK what is written on it comes before its name.
            button.reset_relation(Gtk.AccessibleRelation.LABELLED_BY)
            yield call(button, "_Save")
        if "nameless" in self.faults:
            yield Gtk.Button(child=Gtk.Image(icon_name="go-next-symbolic"))

    def views(self):
        days = Gtk.ToggleButton(label="Days", active=True)
        weeks = Gtk.ToggleButton(label="Weeks", group=days)
        if "no view" in self.faults:
            weeks.connect("toggled", lambda _: days.set_active(True))
        box = Gtk.Box()
        box.append(days)
        box.append(weeks)
        return box

    def rows(self):
        rows = call(Gtk.ListBox(), "Rows")
        row = call(Gtk.ListBoxRow(child=Gtk.Label(label="Row"),
                                  can_focus="row" not in self.faults), "Row")
        rows.append(row)
        rows.connect("row-activated", lambda *_: self.show(DETAILS))
        return rows

    def question(self):
        if "no action" in self.faults:
            return bare(Accessible.BUTTON, "Ask…")
        button = Gtk.Button(label="Ask…")
        if "nothing" not in self.faults:
            button.connect("clicked", lambda _: self.show(QUESTION))
        return button

    def menu(self):
        tell = Gio.SimpleAction(name="tell")
        tell.connect("activate", lambda *_: self.show(NOTICE))
        self.window.add_action(tell)
        items = Gio.Menu()
        items.append("Tell…", "win.tell")
        button = call(Gtk.MenuButton(label="More", menu_model=items), "More")
        button.get_popover().connect("map", call_items)
        if "no menu" in self.faults:
            button.set_popover(None)
            button.set_create_popup_func(lambda _: None)
        return button

    def check(self):
        if "no state" in self.faults:
            return Gtk.Button(label="Agreed", accessible_role=Accessible.CHECKBOX)
        return Gtk.CheckButton(label="Agreed", can_focus="no check" not in self.faults)

    def show(self, title):
        dialog = Gtk.Window(title=title, transient_for=self.window, modal=True,
                            child=column(entry("Reason", "None"), entry("Place", ""),
                                         self.check()))
        if "stays" not in self.faults or title != QUESTION:
            catch(dialog, (Gdk.KEY_Escape,), dialog.close)
        dialog.present()


if __name__ == "__main__":
    application = Gtk.Application(application_id="org.example.Faulty",
                                  flags=Gio.ApplicationFlags.NON_UNIQUE)
    application.connect("activate", lambda _: Window(application, sys.argv[1:]))
    application.run([])
