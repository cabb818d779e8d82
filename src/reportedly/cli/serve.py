"""``reportedly serve``: the desk, a local web app over a case."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import click

from reportedly.case import Case


@click.command()
@click.argument("case_file", metavar="CASE")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to serve; others need --token.")
@click.option("--port", default=8765, show_default=True, help="The port; 0 takes any that is free.")
@click.option("--token", metavar="TEXT", help="What others must show to be let in (16 characters or more).")
@click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder that may be added from. Without one: any, and with a host of others none.",
)
def serve(case_file: str, host: str, port: int, token: str | None, folders: tuple[Path, ...]) -> None:
    """Work at CASE in a browser: read, search, add reports, settle doubts. Ends with Ctrl-C."""
    import uvicorn  # late: no other command needs a web server

    from reportedly.desk.app import application
    from reportedly.desk.desk import Desk
    from reportedly.desk.guard import check_binding, is_local

    check_binding(host, token)
    path = Path(case_file)
    allowed = folders if folders or not is_local(host) else None
    desk = Desk(Case.open(path), path=path, folders=allowed)
    app = application(desk, host=host, token=token)
    shown = f"http://{f'[{host}]' if ':' in host else host}:{port}/" + (
        f"?token={quote(token)}" if token else ""
    )
    click.echo(f"The desk: {shown}", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
