#!/usr/bin/python3
# Calendars and papers about the team as those who get them read them.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import json
import os
import re
import subprocess
import sys

import icalendar

from cohort_runs import STORIES, County, environment, run, story
from pdf_papers import check_pdf, read, squeeze
from tap import Tap

LONG = "María Guadalupe " + "Fernández-" * 20 + "Ñandú"
PRIVATE = "Needs a quiet room; allergic to walnuts"


def apply(county, *commands):
    """Commands, one a line."""
    county.must("apply", "-", stdin="\n".join(json.dumps(each) for each in commands))


def tell_story(county):
    """The worked story, with days and private words it does not have."""
    with open(os.path.join(STORIES, "sample.list"), encoding="utf-8") as file:
        names = [line.strip() for line in file if not line.startswith("#") and line.strip()]
    for name in names:
        county.must("apply", story(name))
    apply(county,
          {"do": "person.edit", "person": "priya", "needs": PRIVATE, "note": PRIVATE},
          {"do": "setting.set", "key": "names.lock.spring-2025", "value": "2025-05-01"},
          {"do": "setting.set", "key": "register.days", "value": "20"},
          {"do": "policy.add", "id": "ours", "name": "Ours", "claim_days": 30},
          {"do": "setting.set", "key": "travel.policy", "value": "ours"},
          {"do": "source.add", "id": "gift", "name": "Gift; of Ñ, Inc.", "kind": "district",
           "claim_by": "2025-06-20", "board_on": "2025-04-08"},
          {"do": "invitation.add", "person": "ellis", "convening": "spring-2025",
           "sent_on": "2025-03-01", "reply_by": "2025-03-15", "outcome": "sent"})


def events(path):
    """Summary -> event, as a library of others reads the file."""
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def days(event):
    """First and last day."""
    return (event["DTSTART"].dt.isoformat(),
            (event["DTEND"].dt - datetime.timedelta(days=1)).isoformat())


def check_lines(tap, name, path):
    """As RFC 5545 has it: CRLF, at most 75 bytes a line, whole characters, no times of a zone."""
    with open(path, "rb") as file:
        content = file.read()
    lines = content.split(b"\r\n")
    tap.check(f"{name}: lines end as they must", b"\n" not in b"".join(lines) and not lines[-1])
    tap.equal(f"{name}: lines are folded", [line for line in lines if len(line) > 75], [])
    tap.check(f"{name}: no character is cut", all(
        line.decode("utf-8", "replace").count("\ufffd") == 0 for line in lines))
    found = events(path).values()
    tap.check(f"{name}: whole days, which have no time zone", found and all(
        type(event[part].dt) is datetime.date for event in found for part in ("DTSTART", "DTEND"))
        and b"VTIMEZONE" not in content)
    tap.check(f"{name}: each has its name and its stamp", len({
        event["UID"] for event in found}) == len(found) and all(
            event["DTSTAMP"].dt.tzinfo is not None for event in found))
    tap.check(f"{name}: nothing private", b"walnuts" not in content.replace(b"\r\n ", b""))


def check_person(tap, county):
    """One person's convenings, trips and deadlines."""
    out = os.path.join(county.folder, "priya.ics")
    county.must("export", "calendar", out, "--person", "Priya Raman")
    check_lines(tap, "person", out)
    found = events(out)
    tap.equal("person: her convening", days(found["CAL-MSCS Fall 2024"]),
              ("2024-11-07", "2024-11-10"))
    tap.check("person: what is on each day", "Thursday, November 7, 2024: Science Community of "
              "Practice launch day\nFriday" in found["CAL-MSCS Fall 2024"]["DESCRIPTION"])
    tap.equal("person: where", str(found["CAL-MSCS Fall 2024"]["LOCATION"]), "Sacramento")
    tap.equal("person: what is only planned is tentative",
              [str(found[f"CAL-MSCS {each}"].get("STATUS")) for each in (
                  "Fall 2024", "Spring 2025")], ["None", "TENTATIVE"])
    tap.equal("person: her trip", days(found["Travel: Spring 2025"]), ("2025-05-18", "2025-05-20"))
    tap.equal("person: and until when she claims it",
              days(found["Last day to claim travel: Spring 2025"])[0], "2025-06-19")
    tap.equal("person: to be registered", days(found["Be registered: Spring 2025"])[0],
              "2025-04-29")
    tap.check("person: not where she is", "Be registered: Fall 2024" not in found)
    tap.equal("person: names lock", days(found["Last day to change names: Spring 2025"]),
              ("2025-05-01", "2025-05-01"))
    tap.equal("person: a deadline takes no day, a convening does",
              [str(found[each]["TRANSP"]) for each in (
                  "Last day to change names: Spring 2025", "CAL-MSCS Spring 2025")],
              ["TRANSPARENT", "OPAQUE"])
    again = os.path.join(county.folder, "again.ics")
    county.must("export", "calendar", again, "--person", "Priya Raman", "--convening",
                "spring-2025")
    tap.equal("person: only the convening asked for", sorted(events(again)), sorted(
        each for each in found if each.endswith("Spring 2025")))
    tap.equal("person: an event keeps its name", [
        each for each, event in events(again).items() if event["UID"] != found[each]["UID"]], [])
    county.must("export", "calendar", out, "--person", "Ellis Marchetti")
    tap.equal("person: answers owed", days(events(out)["Answer the invitation: Spring 2025"])[0],
              "2025-03-15")


def check_part(tap, county):
    """A registration for one part is for the days of that part."""
    apply(county, {"do": "person.add", "id": "one-day", "given": LONG, "family": "Day; \\n, Ñ"},
          {"do": "person.add", "id": "nowhere", "given": "No", "family": "Where"},
          {"do": "attendance.plan", "person": "one-day", "convening": "fall-2024",
           "option": "scop-day", "reason": "late"})
    out = os.path.join(county.folder, "one.ics")
    county.must("export", "calendar", out, "--person", "one-day")
    check_lines(tap, "part", out)
    tap.equal("part: one day", days(events(out)["CAL-MSCS Fall 2024"]),
              ("2024-11-07", "2024-11-07"))
    result = county.run("export", "calendar", os.path.join(county.folder, "none.ics"), "--person",
                        "nowhere")
    tap.check("nothing to tell is told", result.returncode == 1 and "no deadline" in result.stderr
              and not os.path.exists(os.path.join(county.folder, "none.ics")), [result])


def check_year(tap, county):
    """The county's calendar, and that of one convening."""
    out = os.path.join(county.folder, "year.ics")
    county.must("export", "calendar", out)
    check_lines(tap, "year", out)
    found = events(out)
    tap.equal("year: convenings", [days(found[f"CAL-MSCS {each}"]) for each in (
        "Fall 2024", "Spring 2025")], [("2024-11-07", "2024-11-10"), ("2025-05-19", "2025-05-20")])
    tap.equal("year: a source's day, its name escaped and read back",
              days(found["Last day for claims: Gift; of Ñ, Inc."])[0], "2025-06-20")
    academy = "Science Leadership Academy with the Exploratorium"
    tap.equal("year: an opportunity's deadline", days(found[f"Last day to apply: {academy}"])[0],
              "2024-09-15")
    with open(out, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    tap.equal("year: an opportunity's days, those to be confirmed marked", [
        (days(event)[0], str(event.get("STATUS")), "January 30-3, 2025" in event["DESCRIPTION"])
        for event in calendar.walk("VEVENT") if str(event["SUMMARY"]) == academy],
        [("2024-10-16", "None", False), ("2025-01-30", "TENTATIVE", True)])
    tap.equal("year: for calendars to show, not to answer", (
        str(calendar["METHOD"]), str(calendar["VERSION"]), str(calendar["X-WR-CALNAME"])),
        ("PUBLISH", "2.0", "San Joaquin – CAL-MSCS 2024-25"))
    county.must("export", "calendar", out, "--convening", "spring-2025")
    tap.equal("convening: only its own", sorted(events(out)), [
        "Be registered: Spring 2025", "CAL-MSCS Spring 2025",
        "Last day to change names: Spring 2025"])


def check_sign_in(tap, county):
    """Those who hold a spot by name, days as columns, room for others."""
    out = os.path.join(county.folder, "sign-in.pdf")
    county.must("export", "sign-in", out, "--convening", "fall-2024")
    pages = check_pdf(tap, "sign-in", out, "Sign-in sheet – Fall 2024")
    text = squeeze("\n".join(pages))
    for words in ("San Joaquin County Office of Education", "Sacramento", "November 7–10, 2024",
                  "Nov 7, 2024 Nov 8, 2024 Nov 9, 2024", "Priya Raman", "Delta Oaks Unified",
                  "Teacher leader"):
        tap.check(f"sign-in: says {words}", words in text, [text])
    names = ["Noor Castellanos", "Tomás Herrera-Lund", "Devon Okafor", "Priya Raman",
             "Marisol Vance", "Grace Whitfield"]
    places = [text.find(name) for name in names]
    tap.check("sign-in: by family name", -1 not in places and places == sorted(places), [text])
    tap.check("sign-in: not who declined", "Lena Abubakar" not in text, [text])
    tags = read("pdfinfo", "-struct", out)
    tap.check("sign-in: lines for others", len(re.findall(r"^ *TR\b", tags, re.M)) >= 13, [tags])
    result = county.run("export", "sign-in", out)
    tap.check("sign-in: asks which", result.returncode == 1 and "--convening" in result.stderr)


def check_roster(tap, county):
    """Role, organization, grades and convenings; nothing private."""
    out = os.path.join(county.folder, "roster.pdf")
    county.must("export", "roster", out)
    text = squeeze("\n".join(check_pdf(tap, "roster", out, "Roster of the team")))
    for words in ("Priya Raman Teacher leader Delta Oaks Unified 3–5 Fall 2024: Attended",
                  "TK–2, 3–5", "People 7"):
        tap.check(f"roster: says {words}", words in text, [text])
    tap.check("roster: nothing private", "walnuts" not in text and "@example.org" not in text)
    result = county.run("export", "roster", out, "--private")
    tap.check("roster: needs and notes are for the workbook", result.returncode == 1
              and "Excel" in result.stderr, [result])


def check_coverage(tap, county):
    """One page, told by words."""
    out = os.path.join(county.folder, "coverage.pdf")
    county.must("export", "coverage", out)
    pages = check_pdf(tap, "coverage", out, "Whom the team has and lacks")
    text = squeeze("\n".join(pages))
    tap.equal("coverage: on one page", len(pages), 1)
    for words in ("7 people", "on the team", "Classroom teacher 0", "Reached: Teachers (1)",
                  "Still missing: Site and district administrators (0 of at least 1)",
                  "County San Joaquin"):
        tap.check(f"coverage: says {words}", words in text, [text])
    county.must("export", "coverage", out, "--convening", "fall-2024")
    text = squeeze("\n".join(check_pdf(tap, "delegation", out, "Who goes to Fall 2024")))
    tap.check("delegation: who was there", "2 attended" in text, [text])
    apply(county, {"do": "setting.set", "key": "letter.address",
                   "value": "\n".join(f"Line {n}" for n in range(12))})
    county.must("export", "coverage", out)
    pages = check_pdf(tap, "crowded coverage", out, "Whom the team has and lacks")
    tap.equal("coverage: on one page under a tall letterhead", len(pages), 1)


def check_plan(tap, county):
    """Plan B on one page, however much there is of it; what is left out is said."""
    out = os.path.join(county.folder, "plan.pdf")
    apply(county, *({"do": "goal.remove", "goal": goal["id"]}
                    for goal in county.json("report")["goals"]))
    result = county.run("export", "plan", out)
    tap.check("no plan, nothing to say", result.returncode == 1 and "no goal yet" in result.stderr
              and not os.path.exists(out), [result])
    apply(county, {"at": "2024-09-20"},
          {"do": "goal.add", "id": "labs", "text": "Öpen labs to families", "due": "2024-09-15",
           "owner": "Priya Raman", "grant_goals": ["coordination"]},
          {"do": "goal.link", "goal": "labs", "person": "Priya Raman", "why": "Has the keys"},
          {"do": "goal.add", "id": "fair", "text": "A fair of science", "status": "reached"})
    county.must("export", "plan", out)
    pages = check_pdf(tap, "plan", out, "Action plan B")
    text = squeeze("\n".join(pages))
    tap.equal("plan: on one page", len(pages), 1)
    for words in ("Öpen labs to families", "Coordination", "Sep 15, 2024", "Priya Raman",
                  "Has the keys", "A fair of science", "Reached", "Nobody yet"):
        tap.check(f"plan: says {words}", words in text, [text])
    apply(county, *({"do": "goal.add", "text": f"Goal number {n:03} " + "and more words " * 9}
                    for n in range(60)))
    county.must("export", "plan", out)
    pages = check_pdf(tap, "long plan", out, "Action plan B")
    text = squeeze("\n".join(pages))
    tap.equal("long plan: on one page", len(pages), 1)
    tap.check("long plan: what has no room is counted",
              "1 goal that is reached or dropped is not listed." in text
              and re.search(r"\d+ more goals have no room on this page\.", text), [text])


def check_timeline(tap, county):
    """The year on one page that lies on its side, in the order of its days, however full it is."""
    out = os.path.join(county.folder, "year.pdf")
    county.must("export", "year", out)
    pages = check_pdf(tap, "timeline", out, "The Year around the Team, 2024-25", "792 x 612")
    tap.equal("timeline: on one page", len(pages), 1)
    text = squeeze(read("pdftotext", "-raw", out, "-"))
    for words in ("San Joaquin County", "Jul 2024", "Jan 2025", "Day to be confirmed",
                  "Sep 15, 2024 Last day to apply", "January 30-3, 2025, to be confirmed",
                  "No day is stated"):
        tap.check(f"timeline: says {words}", words in text, [text])
    days = [text.find(day) for day in ("August 13, 2024", "Sep 15, 2024", "September 27, 2024",
                                       "October 16, 2024", "November 7, 2024", "May 19–20, 2025",
                                       "throughout the year")]
    tap.check("timeline: in the order of its days", -1 not in days and days == sorted(days), [text])
    months = [f"{2024 if n < 6 else 2025}-{(n + 6) % 12 + 1:02}" for n in range(12)]
    apply(county, *({"do": "opportunity.add", "id": f"w{n}", "title": f"Workshop {n:03}",
                     "start": f"{months[n % 12]}-{n % 20 + 5:02}",
                     "deadline": f"{months[n % 12]}-01"} for n in range(60)))
    county.must("export", "year", out)
    pages = check_pdf(tap, "full timeline", out, "The Year around the Team, 2024-25", "792 x 612")
    tap.equal("full timeline: on one page", len(pages), 1)
    tap.equal("full timeline: each with its day and its deadline", [
        n for n in range(60) if pages[0].count(f"Workshop {n:03}") != 2], [])
    apply(county, *({"do": "opportunity.remove", "opportunity": f"w{n}"} for n in range(60)))


def check_release(tap, county):
    """The message as it was kept."""
    out = os.path.join(county.folder, "release.txt")
    result = county.run("export", "release", out, "--convening", "fall-2024")
    tap.check("nothing released, nothing to say", result.returncode == 1
              and "were released" in result.stderr, [result])
    apply(county, {"do": "spots.release", "convening": "fall-2024", "count": 1,
                   "reason": "Nobody can come", "message": "Dear colleagues,\n\nOne spot. Ñ\n"})
    county.must("export", "release", out, "--convening", "fall-2024")
    with open(out, encoding="utf-8") as file:
        text = file.read()
    tap.check("release: whom, what about, and the words kept", re.fullmatch(
        r"(To: \S+@\S+\n)?Subject: San Joaquin County releases 1 spot for Fall 2024\n\n"
        r"Dear colleagues,\n\nOne spot\. Ñ\n", text), [text])


def check_many(tap):
    """Two hundred people over several pages, one with a name that does not fit."""
    with County() as county:
        apply(county, {"do": "organization.add", "id": "big", "name": LONG, "sector": "district"},
              {"do": "person.add", "id": "long", "given": LONG, "family": "Zuñiga",
               "role": "teacher", "organization": "big", "status": "active"},
              {"do": "attendance.plan", "person": "long", "convening": "fall-2024"},
              *({"do": "person.add", "given": f"Number{n:03}", "family": "Núñez",
                 "role": "teacher", "status": "active", "bands": ["3-5", "6-8"]}
                for n in range(200)))
        out = os.path.join(county.folder, "roster.pdf")
        county.must("export", "roster", out)
        pages = check_pdf(tap, "many", out, "Roster of the team")
        text = squeeze("\n".join(pages))
        tap.check("many: several pages", len(pages) > 4, [len(pages)])
        tap.equal("many: each once", [n for n in range(200)
                  if text.count(f"Number{n:03}") != 1], [])
        tap.equal("many: the head on each page", [n for n, page in enumerate(pages, 1)
                  if not re.search(r"Name +Role +Organization +Grades +Convenings", page)], [])
        tap.check("many: the head is read once", len(re.findall(
            r"^ *TH\b", read("pdfinfo", "-struct", out), re.M)) == 5)
        tap.check("many: nothing runs off the page", all(
            len(line) < 200 for page in pages for line in page.splitlines()))
        out = os.path.join(county.folder, "sign-in.pdf")
        county.must("export", "sign-in", out, "--convening", "fall-2024")
        check_pdf(tap, "long name", out, "Sign-in sheet")


def check_locale(tap, county):
    """A comma for the point and another month's name change nothing that a program reads."""
    locales = os.path.join(county.folder, "locales")
    os.mkdir(locales)
    made = subprocess.run(["localedef", "-i", "es_ES", "-f", "UTF-8",
                           os.path.join(locales, "es_ES.UTF-8")], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
    if made.returncode > 1:
        tap.skip("Spanish", "localedef cannot make es_ES here")
        return
    env = environment() | {"LOCPATH": locales, "LC_ALL": "es_ES.UTF-8", "LANGUAGE": "en"}
    paths = [os.path.join(county.folder, name) for name in ("english.ics", "spanish.ics")]
    county.must("export", "calendar", paths[0])
    result = run("--db", county.path, "export", "calendar", paths[1], env=env)
    tap.equal("Spanish: exported", result.returncode, 0)
    tap.equal("Spanish: the same events", *[
        {name: (days(event), event["UID"]) for name, event in events(path).items()}
        for path in paths])
    out = os.path.join(county.folder, "spanish.pdf")
    for kind, words in (("coverage", ("--convening", "fall-2024")), ("roster", ()),
                        ("sign-in", ("--convening", "fall-2024"))):
        result = run("--db", county.path, "export", kind, out, *words, env=env)
        tap.equal(f"Spanish: {kind} is written", (result.returncode, result.stderr), (0, ""))
        check_pdf(tap, f"Spanish {kind}", out, "")


def main():
    tap = Tap()
    with County() as county:
        tell_story(county)
        check_person(tap, county)
        check_year(tap, county)
        check_sign_in(tap, county)
        check_roster(tap, county)
        check_coverage(tap, county)
        check_locale(tap, county)
        check_part(tap, county)
        check_release(tap, county)
        check_plan(tap, county)
        check_timeline(tap, county)
    check_many(tap)
    sys.exit(tap.done())


main()
