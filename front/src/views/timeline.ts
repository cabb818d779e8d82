// Events on a line of time: an exact day is a dot, an uncertain date the span it may lie in.

import { type Axis, axis, NARROW_ROOM } from "../axis.ts";
import type { EventRow } from "../data.ts";
import { h } from "../dom.ts";
import { badge } from "../parts.ts";
import { counted, day, moments } from "../phrases.ts";
import type { View } from "../view.ts";
import { eventCells, feature } from "./events.ts";

const DAY = 86_400_000;
let line: Axis = axis([]);

export const timeline: View<EventRow> = {
  name: "timeline",
  title: "Timeline",
  noun: ["dated event", "dated events"],
  lead: "A dot is an exact day, a bar the span in which it lies. Solid is told as fact; hollow and dashed is not, or not yet.",
  missing: (data, picked) => {
    const without = data.events.filter((row) => !row.first && (!picked || picked.events.has(row.event))).length;
    return without ? `${counted(without, "event")} without a date: not drawn.` : null;
  },
  rows: (data) => data.events.filter((row) => row.first)
    .sort((one, other) => (one.first! + one.last! < other.first! + other.last! ? -1 : 1)),
  keep: (row, picked) => picked.events.has(row.event),
  anchor: (row) => `at-${row.event}`,
  step: 60,
  figure: (rows) => {
    line = axis(rows.map(span), matchMedia("(max-width: 40rem)").matches ? NARROW_ROOM : undefined);
    return h("div", { class: "ticks", "aria-hidden": "true" },
      line.ticks.map((tick) => at(h("span", { class: tick.left > 85 ? "last" : tick.left < 8 ? "first" : "" },
        day(new Date(tick.moment).toISOString())), tick.left)),
      line.breaks.map((place) => at(h("i", { class: "cut", title: "long gap, shortened" }, "⫽"), place)));
  },
  item: (row, face) => h("article", { class: `moment ${row.real ? "real" : "unreal"} ${row.status}` },
    h("div", { class: "label" },
      h("a", { class: "text", dir: "auto", href: face.href("event", row.event) }, row.text),
      h("span", { class: "dim" }, ` ${row.when} `), !row.real && badge(row.status, face)),
    h("div", { class: "lane", "aria-hidden": "true" }, bar(row), line.breaks.map((place) => at(h("i", { class: "cut" }), place)))),
  cells: eventCells,
  feature,
};

function span(row: EventRow): [number, number] {
  return [moments(row.first)![0], moments(row.last)![0] + DAY];
}

function bar(row: EventRow): HTMLElement {
  const [first, last] = span(row);
  const mark = h("i", { class: last - first > DAY ? "span" : "dot" });
  const [from, to] = [line.place(first), line.place(last)];
  mark.style.left = `${last - first > DAY ? from : (from + to) / 2}%`;
  if (last - first > DAY) mark.style.width = `${Math.max(to - from, 1.5)}%`;
  return mark;
}

function at<E extends HTMLElement>(element: E, left: number): E {
  element.style.left = `${left}%`;
  return element;
}
