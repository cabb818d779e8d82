"""Places against gold coordinates: accuracy within 161 km on given names, F1 from raw text.

    python bench/places.py [--data ../shared/data/geo] [--errors 20] [--raw]

Gold spans: the gold's names are put to ``locate`` as one report's names, kinds unknown. Raw: the text
goes through ``find_names``, and a place or country is right when it overlaps a gold name of its words
and stands within 161 km. The baseline takes the largest namesake. Tuned on TR-News; GeoVirus confirms.
"""

from __future__ import annotations

import argparse
import math
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportedly.annotate.names.kinds import known
from reportedly.annotate.names.names import find_names
from reportedly.annotate.parser import parse
from reportedly.annotate.places import gazetteer
from reportedly.annotate.places.places import locate
from reportedly.annotation import Name

DATA = Path(__file__).parent / "../../shared/data/geo"
NEAR_KM = 161.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold place name with its point."""

    start: int
    end: int
    text: str
    point: Point


@dataclass(frozen=True, slots=True)
class Article:
    """One gold text."""

    text: str
    gold: tuple[Toponym, ...]


def read_trnews(path: Path) -> list[Article]:
    """TR-News: offsets count from 0; names without a gazetteer entry are left out, as is usual."""
    return [
        article(node, "toponym", "phrase", "gaztag/lat", "gaztag/lon", 0)
        for node in ET.parse(path).iter("article")
    ]


def read_geovirus(path: Path) -> list[Article]:
    """GeoVirus: offsets count from 1."""
    return [article(node, "location", "name", "lat", "lon", 1) for node in ET.parse(path).iter("article")]


def article(node: ET.Element, tag: str, name: str, lat: str, lon: str, base: int) -> Article:
    """One article; a span that its text does not bear out is moved to the nearest that does."""
    text = node.findtext("text") or ""
    gold = []
    for place in node.iter(tag):
        if not place.findtext(lat) or not place.findtext(name):
            continue
        words = place.findtext(name) or ""
        at = int(place.findtext("start") or 0) - base
        if text[at : at + len(words)] != words:
            at = min(
                (i for i in range(len(text)) if text.startswith(words, i)),
                key=lambda i: abs(i - at),
                default=-1,
            )
        if at >= 0:
            point = (float(place.findtext(lat) or 0), float(place.findtext(lon) or 0))
            gold.append(Toponym(at, at + len(words), words, point))
    return Article(text, tuple(sorted(gold, key=lambda one: one.start)))


def kilometres(one: Point, other: Point) -> float:
    """Great-circle distance."""
    north, east = map(math.radians, one)
    north2, east2 = map(math.radians, other)
    half = (
        math.sin((north2 - north) / 2) ** 2
        + math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def ours(document: Article) -> list[Point | None]:
    """Our point for each gold name."""
    names = []
    for index, gold in enumerate(document.gold):
        entry = known(gold.text)
        country = entry is not None and entry.kind == "country"
        names.append(Name(gold.start, gold.end, gold.text, "country" if country else "place", index,
                          adjective=bool(entry and entry.adjective)))  # fmt: skip
    return [(one.location.lat, one.location.lon) if one.location else None for one in locate(tuple(names))]


def largest(document: Article) -> list[Point | None]:
    """The most populous namesake."""
    found = [gazetteer.find(gold.text) for gold in document.gold]
    return [(places[0].lat, places[0].lon) if places else None for places in found]


def accuracy(articles: list[Article], system: Callable[[Article], list[Point | None]], errors: int) -> float:
    """Share of gold names within ``NEAR_KM``."""
    right = total = 0
    wrong: Counter[str] = Counter()
    for document in articles:
        for gold, point in zip(document.gold, system(document), strict=True):
            near = point is not None and kilometres(gold.point, point) <= NEAR_KM
            right += near
            total += 1
            if not near:
                far = "not found" if point is None else f"at {point[0]:.1f},{point[1]:.1f}"
                wrong[f"{gold.text} ({gold.point[0]:.1f},{gold.point[1]:.1f}) {far}"] += 1
    if errors:
        print(*[f"   {count} {text}" for text, count in wrong.most_common(errors)], sep="\n")
    return right / total


def raw(articles: list[Article], errors: int) -> tuple[float, float, float]:
    """Precision, recall and F1 from the text alone: found and near."""
    hits = found_all = gold_all = 0
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for document in articles:
        found = [name for name in find_names(parse(document.text)) if name.location]
        for gold in document.gold:
            near = [
                name for name in found
                if name.start < gold.end and gold.start < name.end and name.location
                and kilometres((name.location.lat, name.location.lon), gold.point) <= NEAR_KM
            ]  # fmt: skip
            hits += bool(near)
            if not near:
                missed[gold.text] += 1
        spans = [(gold.start, gold.end) for gold in document.gold]
        extra.update(
            name.text for name in found if not any(name.start < e and s < name.end for s, e in spans)
        )
        found_all += len(found)
        gold_all += len(document.gold)
    if errors:
        print("   missed", missed.most_common(errors))
        print("   extra", extra.most_common(errors))
    return hits / found_all, hits / gold_all, 2 * hits / (found_all + gold_all)


def main() -> None:
    """Print a line per set and system."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--set", nargs="*", default=["TR-News", "GeoVirus"])
    options.add_argument("--raw", action="store_true", help="from raw text too (a parse of every article)")
    chosen = options.parse_args()
    sets = {"TR-News": (read_trnews, "TR-News.xml"), "GeoVirus": (read_geovirus, "GeoVirus.xml")}
    for name in chosen.set:
        reader, file = sets[name]
        articles = reader(chosen.data / file)
        for system, function in (("reportedly", ours), ("largest namesake", largest)):
            begun = time.process_time()
            share = accuracy(articles, function, chosen.errors if function is ours else 0)
            print(f"{name:9} {system:17} Acc@161 km {share:.3f}  ({time.process_time() - begun:.1f} CPU s)")
        if chosen.raw:
            precision, recall, f1 = raw(articles, chosen.errors)
            print(f"{name:9} {'raw text':17} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
