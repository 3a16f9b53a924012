# A desktop of a test's own: display, window manager, session bus, accessibility bus and home.
# Copyright 2026 The Cohort authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A test is `run(story)`, where `story(desktop)` goes through its cases: `with desktop.case("…"):`.

The first case that fails ends the story, with a screenshot and a description of the screen.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from program import Program  # noqa: E402
from tap import Tap  # noqa: E402
from waiting import Failed, wait_for  # noqa: E402

TESTS = Path(__file__).resolve().parents[1]
SAMPLES = TESTS / "samples"
STORIES = TESTS / "stories"

SETTINGS = "[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n"
FOLDERS = {"HOME": "home", "XDG_RUNTIME_DIR": "run", "XDG_CONFIG_HOME": "config",
           "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
# What the caller's own desktop or the other suites set.
FOREIGN = ("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "G_DEBUG", "GDK_DEBUG",
           "MALLOC_CHECK_", "WAYLAND_DISPLAY")


class StoryEnds(Exception):
    """A case failed and was counted; the later ones build on it."""


class Desktop:
    """What a person's desktop gives the program, made anew and seen by nobody else."""

    def __init__(self, name, build):
        self.name = name
        self.build = Path(build).resolve()
        self.program_path = str(self.build / "src" / "cohort")
        self.tap = Tap()
        self.folder = Path(tempfile.mkdtemp(prefix="cohort-e2e."))
        self.servers = []
        self.programs = []
        self.expected = []  # complaints that say nothing about the program
        self.env = {key: value for key, value in os.environ.items() if key not in FOREIGN}
        self.env |= {key: str(self.folder / name) for key, name in FOLDERS.items()}
        self.env |= {
            "ADW_DISABLE_PORTAL": "1", "GDK_BACKEND": "x11", "GIO_USE_VFS": "local",
            "GIO_USE_VOLUME_MONITOR": "unix", "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": str(self.build / "data"), "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi", "LC_ALL": "C.UTF-8", "TZ": "UTC",
        }
        for folder in FOLDERS.values():
            (self.folder / folder).mkdir(mode=0o700)
        (self.folder / "config" / "gtk-4.0").mkdir()
        (self.folder / "config" / "gtk-4.0" / "settings.ini").write_text(SETTINGS)

    def serve(self, command, **options):
        """Start a program that lives as long as the desktop."""
        with open(self.folder / f"{Path(command[0]).name}.log", "wb") as log:
            # Without a buffer what it printed can be waited for.
            server = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stderr=log,
                                      stdout=options.pop("stdout", log), bufsize=0,
                                      start_new_session=True)
        self.servers.append(server)
        return server

    def serve_and_read(self, command):
        """Start a server that says on a line where it can be found."""
        return self.serve(command, stdout=subprocess.PIPE).stdout.readline().decode().strip()

    def begin(self):
        self.env["DISPLAY"] = ":" + self.serve_and_read(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp",
             "-noreset"])
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.serve_and_read(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"])
        # The bindings look here when they are first used.
        os.environ.update(self.env)
        self.serve(["openbox"])
        self.serve(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        wait_for(lambda: "window id" in self.output("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
                 "the window manager")
        wait_for(lambda: "unix:" in self.output("xprop", "-root", "AT_SPI_BUS"),
                 "the accessibility bus")

    def end(self):
        for program in self.programs:
            program.kill()
        for server in reversed(self.servers):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def output(self, *command, check=False):
        """What a command prints; when it fails nothing, or with `check` a failure."""
        done = subprocess.run([str(part) for part in command], env=self.env, text=True,
                              capture_output=True, check=False)
        if check and done.returncode != 0:
            raise Failed(f"{' '.join(map(str, command))}: {done.stderr}")
        return done.stdout if done.returncode == 0 else ""

    def cohort(self, *arguments):
        """Do a job from the command line and return what it printed."""
        return self.output(self.program_path, *arguments, check=True)

    def start(self, *arguments, **env):
        """Start the program and return it once its window has the keyboard."""
        command = [self.program_path, *map(str, arguments)]
        program = Program(self, command, env)
        self.programs.append(program)
        program.wait_for_window()
        return program

    def make_sample(self, database=None, without="#"):
        """Make the sample county, as `run` does, but for the chapters that begin as said.

        Without a database it is made where the program looks by itself.
        """
        where = ("--db", database) if database else ()
        self.cohort(*where, "init", "--county", "San Joaquin")
        for line in (STORIES / "sample.list").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", without)):
                self.cohort(*where, "apply", STORIES / line)
        return database

    def picture(self, name):
        """Keep what is on screen where the build's other logs are."""
        path = self.build / "meson-logs" / "e2e" / f"{self.name}-{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.output("import", "-silent", "-window", "root", path)
        return path

    @contextlib.contextmanager
    def case(self, name):
        """Count what is done inside as one case; when it fails, tell what was on screen."""
        try:
            yield
        except Exception as error:  # whatever it is, the case did not hold
            problems = [f"{type(error).__name__}: {error}"]
            if not isinstance(error, Failed):
                problems.append(traceback.format_exc())
            problems.append(f"screenshot: {self.picture(f'failed-{self.tap.count + 1}')}")
            for program in self.programs:
                problems.append(program.log.read_text(encoding="utf-8", errors="replace"))
                if program.is_running():
                    problems.append(program.describe())
                else:
                    problems.append(f"the program ended with {program.process.returncode}")
            self.tap.check(name, False, problems)
            raise StoryEnds from error
        self.tap.check(name, True)

    def check_quiet(self):
        """Count as one case that no program complained in its log."""
        complaints = [line for program in self.programs for line in program.complaints()
                      if not any(known in line for known in self.expected)]
        self.tap.check("the program complains of nothing", not complaints, complaints)


def run(story):
    """Run `story` on a desktop of its own, with argument 1 as the build folder, and exit."""
    # When time is up, what was started here still has to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    desktop = Desktop(Path(sys.argv[0]).stem.removeprefix("test-"), sys.argv[1])
    try:
        with contextlib.suppress(StoryEnds):
            with desktop.case("a desktop is there"):
                desktop.begin()
            story(desktop)
            desktop.check_quiet()
    finally:
        desktop.end()
    sys.exit(desktop.tap.done())
