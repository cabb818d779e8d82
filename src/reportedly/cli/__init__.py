"""The command line: a file per command, each a thin wrapper over ``Case``.

Answers go to standard output, everything about the run (progress, warnings, errors) to standard
error. Exit codes stand in the help of ``commands``.
"""

from __future__ import annotations

import sys

import click

from reportedly import __version__
from reportedly.cli.add import add
from reportedly.cli.export import export
from reportedly.cli.judgements import judgements
from reportedly.cli.report import report
from reportedly.cli.serve import serve
from reportedly.cli.show import show
from reportedly.errors import ReportedlyError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportedly")
def commands() -> None:
    """What happened, who says so, and on whose word: reports in, an evidenced record out.

    \b
    Ends with 0: done; inputs that could not be read are listed, and named with why
              1: something failed
              2: nothing could be read, or the command was misused
              3: the case cannot be used
              4: an optional part is not installed
              5: an output could not be written
    """


for command in (report, add, show, export, serve, judgements):
    commands.add_command(command)


def main() -> None:
    """Run a command; an error raised on purpose is a message and an exit code, not a traceback."""
    try:
        commands()
    except ReportedlyError as fault:
        click.echo(f"reportedly: {fault}", err=True)
        sys.exit(fault.exit_code)
    except BrokenPipeError:  # the reader of our output went away: no fault of ours
        sys.stderr.close()
        sys.exit(0)


__all__ = ["commands", "main"]
