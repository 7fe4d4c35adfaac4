"""What every test stands on: no screen, no wire, no thread left behind, nothing skipped in silence."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.house.tools import could_be_installed, not_run

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")  # else listing printers opens a TCP socket

# The check is the same on every run: a red build must be red again on the next machine.
# `prove` searches anew each time, and prints how to repeat what it found.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("check", max_examples=60, derandomize=True, database=None, **_CALM)
settings.register_profile("prove", max_examples=400, print_blob=True, **_CALM)
settings.register_profile("prove-long", max_examples=1_000, print_blob=True, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "check"))

GRACE = 3.0
"""Seconds that a test's threads get to end after it."""


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A test that leaves a Python thread running fails: the next one would run beside it."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + GRACE
    while left := _new_threads(before):
        if time.monotonic() > until:
            pytest.fail(f"threads left behind: {sorted(thread.name for thread in left)}")
        time.sleep(0.01)


def _new_threads(before: set[threading.Thread]) -> set[threading.Thread]:
    # a dummy stands for a foreign (Qt) thread that once ran Python; Python never removes it
    return {
        thread
        for thread in set(threading.enumerate()) - before
        if thread.is_alive() and not isinstance(thread, threading._DummyThread)
    }


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Every test that did not run is named, with what it lacks."""
    lines = not_run(terminalreporter.stats.get("skipped", []))
    if lines:
        terminalreporter.section("NOT RUN", yellow=True)
        for line in lines:
            terminalreporter.line(line)
        if could_be_installed(lines):
            terminalreporter.line("make setup could have installed this: the run fails", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI as root, a tool that the set-up could have installed and did not is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    lines = not_run(reporter.stats.get("skipped", [])) if reporter else []
    if could_be_installed(lines) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
