"""Every error the program raises on purpose: one root, and a message a user can act on.

A message names the value, the cause and the next step, in that order.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Root of all errors raised on purpose; ``exit_code`` is what the command line ends with."""

    exit_code = 1


class InputError(ReportedlyError):
    """An input could not be read: missing, empty, binary, or not what its name says."""

    exit_code = 2


class CaseError(ReportedlyError):
    """A case file cannot be used: another program's, a newer version's, locked, or read-only."""

    exit_code = 3


class MissingPartError(ReportedlyError):
    """An optional part is not installed; the message says what to install."""

    exit_code = 4


class EngineError(ReportedlyError):
    """An engine cannot run as it was asked to."""
