#!/usr/bin/python3
# The worked story of San Joaquin about money, told through the window.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story A5: each kind of act once through the window, to the cent.

What repeats an act of the window (other people's expenses of the same kind) and who came is
applied on the command line while no window is open.
"""

import json
import re

from hands import (choose_in_row, choose_of_menu, expect_question, start_portal, tab_to,
                   write)
from harness import STORIES, run
from program import Role, name_of
from waiting import expect_equal, wait_for

BEFORE = ("a1-team", "a2-fall-plan", "a3-spring-plan", "a4-resource", "a5-registrations")
# The expenses of a5-ledger.jsonl that are told through the window.
BY_WINDOW = ("deposit", "lodging-marisol", "mileage-priya", "refund-devon")
PARTS = {"paid": 249000, "approved": 77032, "submitted": 52008, "committed": 364396,
         "available": 57564}
CONTRACT = "SJCOE SCOP contract"
OTHER = "COE other"
DEPOSIT = "Riverbend Suites, Lodging · Deposit for the team's rooms"
LODGING = "Marisol Vance, Lodging · Three nights · 3\xa0×\xa0$169.00"
MILEAGE = "Priya Raman, Mileage · There and back, with a detour · 104.6\xa0mi\xa0×\xa067.0¢"


def is_told_by_window(act):
    """Whether a line of a5-ledger.jsonl is left to the window."""
    if act.get("expense", act.get("id")) in BY_WINDOW or act.get("id") in BY_WINDOW:
        return True
    return act.get("do") in ("plan.close", "plan.trip")


def make_county(desktop, database):
    desktop.cohort("--db", database, "init", "--county", "San Joaquin")
    for chapter in BEFORE:
        desktop.cohort("--db", database, "apply", STORIES / f"{chapter}.jsonl")
    rest = desktop.folder / "rest.jsonl"
    lines = (STORIES / "a5-ledger.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if not is_told_by_window(json.loads(line))]
    rest.write_text("\n".join(lines), encoding="utf-8")
    desktop.cohort("--db", database, "apply", rest)
    return database


def read_report(desktop, database):
    return json.loads(desktop.cohort("--db", database, "report", "--json"))


def read_source(desktop, database, name):
    return next(source for source in read_report(desktop, database)["ledger"]["sources"]
                if source["name"] == name)


def dollars(cents):
    return f"${cents / 100:,.2f}"


def open_page(program):
    program.key("alt+4")
    return program.page("Reimbursements")


def answer(program, title, button):
    """Do what the dialog suggests, and come back."""
    program.press(button, inside=program.window(title))
    program.in_window("Reimbursements")


def wait_for_part(desktop, database, part, cents, source=CONTRACT):
    """The stored figure: to look for it on screen takes long in a page so full."""
    wait_for(lambda: read_source(desktop, database, source)[part] == cents,
             lambda: f"{part} of {source} to be {cents}, "
                     f"not {read_source(desktop, database, source)[part]}")


def submit(program, expense):
    choose_of_menu(program, program.page("Reimbursements"), expense, "Submit")


def approve(program, expense):
    choose_of_menu(program, program.page("Reimbursements"), expense, re.compile("^Approve"))
    program.in_window("Approve Expense")
    answer(program, "Approve Expense", "Approve")


def pay(program, expense, day, reference):
    choose_of_menu(program, program.page("Reimbursements"), expense, re.compile("^Record Payment"))
    program.in_window("Record Payment")
    dialog = program.window("Record Payment")
    write(program, dialog, "Day", day)
    write(program, dialog, re.compile("^Reference"), reference)
    answer(program, "Record Payment", "Record")


def begin_expense(program):
    program.key("ctrl+n")
    program.in_window("Add Expense")
    return program.window("Add Expense")


def add_deposit(program, desktop, database):
    """Before the contract begins: refused on it, saved on another source."""
    dialog = begin_expense(program)
    choose_in_row(program, dialog, re.compile("^Person"), "Somebody else")
    write(program, dialog, "Who is paid", "Riverbend Suites")
    choose_in_row(program, dialog, re.compile("^Category"), "Lodging")
    write(program, dialog, "Amount", "100")
    write(program, dialog, "Day", "6/25/2024")
    write(program, dialog, "Purpose", "Deposit for the team's rooms")
    program.label(re.compile("before"), dialog)
    choose_in_row(program, dialog, re.compile("^Paid from"), OTHER)
    answer(program, "Add Expense", "Add")
    submit(program, DEPOSIT)
    wait_for_part(desktop, database, "submitted", 10000, OTHER)
    approve(program, DEPOSIT)
    wait_for_part(desktop, database, "approved", 10000, OTHER)
    pay(program, DEPOSIT, "10/2/2024", "Card 5100")
    wait_for_part(desktop, database, "paid", 10000, OTHER)


def type_lodging(program):
    """What would be left of the contract changes with each digit."""
    dialog = begin_expense(program)
    choose_in_row(program, dialog, re.compile("^Person"), "Marisol Vance")
    choose_in_row(program, dialog, re.compile("^Category"), "Lodging")
    write(program, dialog, "Day", "11/10/2024")
    write(program, dialog, "Nights", "3")
    write(program, dialog, "Purpose", "Three nights")
    write(program, dialog, "Rate in dollars a night", "1")
    before = program.label(re.compile(r"available now .*\s→ after this "), dialog)
    program.key("End")
    program.type("69")
    after = program.label(re.compile(r"^\$507\.00\n"), dialog)
    expect_equal(before == after, False, "the words stay the same")
    now, left = re.search(r"available now \$([\d.,]+)\s→ after this \$([\d.,]+)", after).groups()
    expect_equal(round((float(now) - float(left)) * 100), 5700, "what is beyond the plan")
    answer(program, "Add Expense", "Add")


def split_lodging(program, desktop, database):
    page = program.page("Reimbursements")
    choose_of_menu(program, page, LODGING, re.compile("^Split at the Cap"))
    program.in_window("Split at the Cap")
    dialog = program.window("Split at the Cap")
    choose_in_row(program, dialog, re.compile("^Who pays the rest"), OTHER)
    program.label(re.compile(r"SJCOE SCOP contract\s\$450\.00\nCOE other\s\$57\.00"), dialog)
    answer(program, "Split at the Cap", "Split")
    submit(program, LODGING)
    wait_for_part(desktop, database, "submitted", 5700, OTHER)
    approve(program, LODGING)
    wait_for_part(desktop, database, "approved", 5700, OTHER)


def split_by_hand(program, desktop, database):
    """Between two sources, and taken back."""
    choose_of_menu(program, program.page("Reimbursements"), MILEAGE, re.compile("^Split…"))
    program.in_window("Split Expense")
    dialog = program.window("Split Expense")
    write(program, dialog, CONTRACT, "64.32")
    program.label(re.compile(r"\$5\.76 is left to share"), dialog)
    write(program, dialog, OTHER, "5.76")
    answer(program, "Split Expense", "Split")
    wait_for_part(desktop, database, "submitted", 576, OTHER)
    program.key("ctrl+z")
    wait_for_part(desktop, database, "submitted", 0, OTHER)


def approve_in_part(program, desktop, database):
    choose_of_menu(program, program.page("Reimbursements"), MILEAGE, re.compile("^Approve"))
    program.in_window("Approve Expense")
    dialog = program.window("Approve Expense")
    write(program, dialog, "Amount to approve", "64.32")
    write(program, dialog, "Reason, when it is less than claimed", "As planned")
    approved = read_source(desktop, database, CONTRACT)["approved"]
    answer(program, "Approve Expense", "Approve")
    wait_for_part(desktop, database, "approved", approved + 6432)
    program.key("ctrl+z")
    wait_for_part(desktop, database, "approved", approved)


def add_mileage(program, desktop, database):
    dialog = begin_expense(program)
    choose_in_row(program, dialog, re.compile("^Person"), "Priya Raman")
    choose_in_row(program, dialog, re.compile("^Category"), "Mileage")
    write(program, dialog, "Day", "11/10/2024")
    write(program, dialog, "Miles", "104.6")
    write(program, dialog, "Purpose", "There and back, with a detour")
    program.label(re.compile(r"^\$70\.08\n"), dialog)
    answer(program, "Add Expense", "Add")
    submit(program, MILEAGE)
    wait_for_part(desktop, database, "submitted", PARTS["submitted"])


def shorten_trip(program):
    """Who leaves a day early has fewer meals, and gives the night back."""
    page = program.page("Reimbursements")
    choose_of_menu(program, page, "Tomás Herrera-Lund, Lodging · Fall 2024 · 3\xa0×\xa0$150.00",
                   "Close")
    meals = "Tomás Herrera-Lund, Meals, per diem · Fall 2024"
    choose_of_menu(program, page, meals, re.compile("^Trip"))
    program.in_window("Plan Trip")
    dialog = program.window("Plan Trip")
    write(program, dialog, "Comes back on", "11/9/2024")
    answer(program, "Plan Trip", "Plan")


def refund(program):
    page = program.page("Reimbursements")
    paid = "Devon Okafor, Registration, Fall 2024"
    choose_of_menu(program, page, paid, re.compile("^Record Refund"))
    program.in_window("Record Refund")
    dialog = program.window("Record Refund")
    write(program, dialog, "Amount", "30")
    program.label(re.compile(r"\$370\.00 of it stays paid"), dialog)
    write(program, dialog, "Day", "11/20/2024")
    write(program, dialog, re.compile("^Reference"), "CASE refund")
    answer(program, "Record Refund", "Record")
    choose_of_menu(program, page, "Devon Okafor, Registration · Fall 2024", "Close")


def check_window(program):
    page = program.page("Reimbursements")
    program.label("$575.64 available", page)
    for name, cents in PARTS.items():
        program.find(Role.PUSH_BUTTON, f"{name.capitalize()} {dollars(cents)}", page)
    program.label("6 items are not priced yet · $95.94 is left for each", page)


def check_report(desktop, database):
    contract = read_source(desktop, database, CONTRACT)
    expect_equal({name: contract[name] for name in PARTS}, PARTS, "parts of the contract")
    expect_equal(sum(PARTS.values()), contract["cap"], "the sum of the parts")
    expect_equal((contract["unpriced"], contract["headroom"]), (6, 9594), "what has no price")
    other = read_source(desktop, database, OTHER)
    expect_equal((other["paid"], other["approved"]), (10000, 5700), "parts of COE other")


def ask_why(program):
    """By keys alone: the figure, its lines, and back."""
    page = program.page("Reimbursements")
    program.click(program.find(Role.TOGGLE_BUTTON, "Expenses", page))
    tab_to(program, "the answer",
           lambda node: name_of(node) == "$575.64 available, why this number?")
    program.key("Return")
    program.in_window("Why This Number?")
    dialog = program.window("Why This Number?")
    program.label(re.compile("Available"), dialog)
    program.label("$575.64", dialog)
    program.key("Escape")
    program.in_window("Reimbursements")


def add_invoice(program, desktop, database):
    page = program.page("Reimbursements")
    program.press("Invoices", Role.TOGGLE_BUTTON, page)
    program.press(re.compile("^New [Ii]nvoice"), inside=page)
    program.in_window("New Invoice")
    answer(program, "New Invoice", "Add")
    wait_for(lambda: read_report(desktop, database)["invoices"], "the invoice")


def export(program, desktop, home, title, name):
    """What was asked for is written where the portal says."""
    expect_question(desktop, title=title, name=name)
    wait_for((home / name).exists, name)
    program.in_window("Reimbursements")
    return (home / name).read_bytes()


def export_papers(program, desktop, home):
    page = program.page("Reimbursements")
    choose_of_menu(program, page, "invoice 2024-25/1", re.compile("^Export as PDF"))
    wrote = export(program, desktop, home, "Export Invoice", "Invoice 2024-25-1.pdf")
    expect_equal(wrote[:5], b"%PDF-", "the invoice begins")
    program.press("Add or export something else")
    program.press(re.compile("^Claim Packet"), Role.MENU_ITEM)
    wait_for(lambda: (len(program.windows()) > 1
                      and program.active_window() not in (None, "Reimbursements")),
             "the question whose claim")
    question = program.windows()[-1]
    choose_in_row(program, question, re.compile("^Person"), "Marisol Vance")
    program.press(re.compile("^Export"), inside=question)
    wrote = export(program, desktop, home, "Export Claim Packet", "Claim of Marisol Vance.pdf")
    expect_equal(wrote[:5], b"%PDF-", "the claim begins")
    program.key("ctrl+e")
    wrote = export(program, desktop, home, "Export Roster", "San Joaquin roster 2024-25.xlsx")
    expect_equal(wrote[:2], b"PK", "the workbook with the ledger begins")


def close(program):
    program.key("ctrl+w")
    expect_equal(program.wait_for_end(), 0, "exit status")


def story(desktop):
    database = desktop.folder / "county.db"
    with desktop.case("the county is told as far as the money"):
        make_county(desktop, database)
        home = start_portal(desktop)
        program = desktop.start("--db", database, GDK_DEBUG="portals")
        open_page(program)
    with desktop.case("an early deposit is refused on the contract and paid from elsewhere"):
        add_deposit(program, desktop, database)
    with desktop.case("what is left is said while an expense is typed"):
        type_lodging(program)
    with desktop.case("what is beyond the rate is split at the cap"):
        split_lodging(program, desktop, database)
    with desktop.case("miles are claimed by the rate of their day"):
        add_mileage(program, desktop, database)
    with desktop.case("an expense is split by hand, and undone"):
        split_by_hand(program, desktop, database)
    with desktop.case("a part is approved for a reason, and undone"):
        approve_in_part(program, desktop, database)
    with desktop.case("a trip that ends early costs less"):
        shorten_trip(program)
    with desktop.case("a refund goes back to the contract"):
        refund(program)
    with desktop.case("the five parts are those of the story, to the cent"):
        check_window(program)
        check_report(desktop, database)
    with desktop.case("a figure tells by keys why it is that number"):
        ask_why(program)
    with desktop.case("an invoice is made"):
        add_invoice(program, desktop, database)
    with desktop.case("invoice, claim and ledger go where the portal says"):
        export_papers(program, desktop, home)
        close(program)
    with desktop.case("a replacement changes no money"):
        desktop.cohort("--db", database, "apply", STORIES / "a5-replacement.jsonl")
        check_report(desktop, database)


run(story)
