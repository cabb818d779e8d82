// The map: a dot only where the place is exact; anything coarser is the area in which it may lie.

import { geoEqualEarth, geoMercator, geoPath, type GeoProjection } from "d3-geo";
import type { Area, Data, EventRow, Shape } from "../data.ts";
import { h, s } from "../dom.ts";
import { circle, drawable, outline, rings } from "../geometry.ts";
import { badge } from "../parts.ts";
import { counted, short } from "../phrases.ts";
import type { Face, View } from "../view.ts";
import { eventCells, feature } from "./events.ts";

const WIDTH = 960;
const HEIGHT = 560;
/** How near the map comes by itself. */
const NEAREST = 5;
const EXACTNESS: Record<Area["shape"], string> = {
  point: "here", circle: "around here", province: "somewhere in this province", country: "somewhere in this country",
};

interface Place { key: string; name: string; area: Area; events: EventRow[] }

export const map: View<EventRow> = {
  name: "map",
  title: "Map",
  noun: ["event with a place", "events with a place"],
  lead: "A dot is an exact place; a shaded area means somewhere inside it. Filled is told as fact; dashed is not, or not yet.",
  missing: (data, picked) => {
    const without = data.events.filter((row) => !row.area && (!picked || picked.events.has(row.event))).length;
    return without ? `${counted(without, "event")} without a known place: not drawn.` : null;
  },
  rows: (data) => data.events.filter((row) => row.area).sort((one, other) => (key(one) < key(other) ? -1 : 1)),
  keep: (row, picked) => picked.events.has(row.event),
  anchor: (row) => `on-map-${row.event}`,
  group: (row) => `${row.place_name ?? "a place"}, ${EXACTNESS[row.area!.shape]}`,
  step: 60,
  figure: (rows, face) => (rows.length ? figure(rows, face) : null),
  item: (row, face) => h("article", { class: `at-place ${row.real ? "real" : "unreal"}` }, badge(row.status, face), " ",
    h("a", { class: "text", dir: "auto", href: face.href("event", row.event) }, row.text), h("span", { class: "dim" }, ` ${row.when ?? ""}`)),
  cells: eventCells,
  feature,
};

const key = (row: EventRow): string => `${row.place_name ?? ""}|${row.area!.shape}|${row.area!.lat}|${row.area!.lon}`;

function places(rows: EventRow[]): Place[] {
  const found = new Map<string, Place>();
  for (const row of rows) {
    const place = found.get(key(row));
    if (place) place.events.push(row);
    else found.set(key(row), { key: key(row), name: row.place_name ?? "", area: row.area!, events: [row] });
  }
  // The coarse first, so that the exact is drawn on top of it.
  const order = ["country", "province", "circle", "point"];
  return [...found.values()].sort((one, other) => order.indexOf(one.area.shape) - order.indexOf(other.area.shape) || other.area.km - one.area.km);
}

function figure(rows: EventRow[], face: Face): HTMLElement {
  const all = places(rows);
  const projection = fitted(all, face.data);
  const path = geoPath(projection);
  const lines = (shape: Shape): string => path(drawable(shape)) ?? "";
  const world = s("g", {});
  for (const shape of face.data.outlines.countries) world.append(s("path", { class: "land", d: lines(shape) }));
  const named = all.map((place) => drawn(place, face, path, lines, projection));
  const taken = all.map((place) => around(projection([place.area.lon, place.area.lat]) ?? [0, 0], place.name, 8));
  const countries = face.data.outlines.countries.map((shape) => ({ name: shape[0], ...middle(shape, projection) }));
  for (const { name, at, size } of countries.sort((one, other) => other.size - one.size)) {
    // A name that is wider than its country, or would lie on another, is left out.
    const box = around(at, name, 9);
    if (!inside(at) || size < (box[2] - box[0]) * 12 || taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    world.append(s("text", { class: "country", x: at[0], y: at[1], "aria-hidden": "true" }, name));
  }
  world.append(...named);
  const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `Map of ${counted(all.length, "place")}; the list below says the same` }, world);
  return h("div", { class: "map" }, svg, zoom(svg, near(all, projection)));
}

interface Window { x: number; y: number; scale: number }
const WHOLE: Window = { x: 0, y: 0, scale: 1 };

/** What is seen first: the places that are smaller than a country, where there are any; a country that is only
    named as a whole may lie across an ocean. All of it is one button away. */
function near(all: Place[], projection: GeoProjection): Window {
  const points = all.filter(({ area }) => area.shape !== "country").map(({ area }) => projection([area.lon, area.lat]) ?? [0, 0]);
  if (!points.length) return WHOLE;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, east, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(WIDTH / (east - west + 80), HEIGHT / (bottom - top + 80), NEAREST);
  return scale < 1.2 ? WHOLE : { x: (west + east - WIDTH / scale) / 2, y: (top + bottom - HEIGHT / scale) / 2, scale };
}

function drawn(place: Place, face: Face, path: ReturnType<typeof geoPath>, lines: (shape: Shape) => string, projection: GeoProjection): SVGElement {
  const { area } = place;
  const real = place.events.some((row) => row.real);
  const group = s("g", { class: `place ${area.shape} ${real ? "real" : "unreal"}`, click: () => face.filter("place", place.name) },
    s("title", {}, `${place.name}, ${EXACTNESS[area.shape]}: ${counted(place.events.length, "event")}${real ? "" : ", none told as fact"}`));
  const [x, y] = projection([area.lon, area.lat]) ?? [0, 0];
  const shape = outline(area, face.data);
  if (area.shape === "point") group.append(s("circle", { cx: x, cy: y, r: 4 + 2 * Math.sqrt(place.events.length) }));
  else if (shape) group.append(s("path", { d: lines(shape) }));
  else group.append(s("path", { d: path(circle(area) as any) ?? "" }));
  if (place.name && area.shape !== "country") {
    group.append(s("text", { x: x + (area.shape === "point" ? 9 + 2 * Math.sqrt(place.events.length) : 0), y: y + 4, class: area.shape === "point" ? "" : "within" }, short(place.name, 30)));
  }
  return group;
}

/** A projection that has all places in view, with what lies around them. */
function fitted(all: Place[], data: Data): GeoProjection {
  const corners = all.flatMap(({ area }): [number, number][] => {
    const shape = outline(area, data);
    if (shape && area.shape === "province") return rings(shape).flat();
    // A country's outline can reach far (islands, Siberia): its middle and the size of most countries do.
    const degrees = Math.max(area.shape === "country" ? 3 : area.km / 111, 0.6);
    return [[area.lon - degrees, area.lat - degrees], [area.lon + degrees, area.lat + degrees]];
  });
  const [west, east] = [Math.min(...corners.map(([lon]) => lon)), Math.max(...corners.map(([lon]) => lon))];
  const points = { type: "MultiPoint" as const, coordinates: corners.map(([lon, lat]): [number, number] => [lon, Math.max(-80, Math.min(80, lat))]) };
  const projection = east - west > 120 ? geoEqualEarth() : geoMercator().rotate([-(west + east) / 2, 0]);
  const frame: [[number, number], [number, number]] = [[60, 60], [WIDTH - 60, HEIGHT - 60]];
  projection.fitExtent(frame, points);
  // At most what a district needs, so that one dot stands in a landscape and not in a blank.
  const closest = 6000;
  if (projection.scale() > closest) {
    projection.scale(closest);
    const [x, y] = projection([(west + east) / 2, corners[0]![1]]) ?? [0, 0];
    const [tx, ty] = projection.translate();
    projection.translate([tx + WIDTH / 2 - x, ty + HEIGHT / 2 - y]);
  }
  return projection.clipExtent([[-WIDTH, -HEIGHT], [2 * WIDTH, 2 * HEIGHT]]);
}

type Box = [left: number, top: number, right: number, bottom: number];

const inside = ([x, y]: [number, number]): boolean => x > 20 && x < WIDTH - 20 && y > 14 && y < HEIGHT - 14;
const meet = (one: Box, other: Box): boolean => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

function around([x, y]: [number, number], text: string, letter: number): Box {
  const half = (text.length * letter) / 2;
  return [x - half, y - 12, x + half, y + 6];
}

/** The middle of a shape's largest ring on the map, and how large it is in square units of the map. */
function middle(shape: Shape, projection: GeoProjection): { at: [number, number]; size: number } {
  const path = geoPath(projection);
  let best: { at: [number, number]; size: number } = { at: [NaN, NaN], size: 0 };
  for (const ring of drawable(shape).coordinates) {
    const polygon = { type: "Polygon" as const, coordinates: ring };
    const size = path.area(polygon);
    if (size > best.size) best = { at: path.centroid(polygon), size };
  }
  return best;
}

/** Buttons that bring the map nearer, and dragging it. */
function zoom(svg: SVGElement, first: Window): HTMLElement {
  let { x, y, scale } = first;
  const show = (): void => {
    const [wide, high] = [WIDTH / scale, HEIGHT / scale];
    x = Math.max(-WIDTH / 2, Math.min(1.5 * WIDTH - wide, x));
    y = Math.max(-HEIGHT / 2, Math.min(1.5 * HEIGHT - high, y));
    svg.setAttribute("viewBox", `${x} ${y} ${wide} ${high}`);
    (svg as SVGElement & ElementCSSInlineStyle).style.setProperty("--zoom", String(scale));
  };
  const by = (factor: number): void => {
    const next = Math.max(0.5, Math.min(16, scale * factor));
    x += WIDTH / scale / 2 - WIDTH / next / 2;
    y += HEIGHT / scale / 2 - HEIGHT / next / 2;
    scale = next;
    show();
  };
  let held: { x: number; y: number } | null = null;
  svg.addEventListener("pointerdown", (event) => { held = { x: event.clientX, y: event.clientY }; });
  svg.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    const unit = WIDTH / scale / svg.getBoundingClientRect().width;
    x -= (event.clientX - held.x) * unit;
    y -= (event.clientY - held.y) * unit;
    held = { x: event.clientX, y: event.clientY };
    show();
  });
  const button = (label: string, sign: string, work: () => void): HTMLElement =>
    h("button", { type: "button", "aria-label": label, title: label, click: work }, sign);
  show();
  return h("div", { class: "zoom" }, button("Nearer", "+", () => by(1.6)), button("Farther", "−", () => by(1 / 1.6)),
    button("All places", "⤢", () => { [x, y, scale] = [0, 0, 1]; show(); }));
}
