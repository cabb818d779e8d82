// Areas as shapes on the globe: a point only where the place is exact.

import { geoArea, geoCircle } from "d3-geo";
import type { Area, Data, EventRow, Shape } from "./data.ts";

const KM_PER_DEGREE = 111.2;

/** A shape's rings as longitudes and latitudes. */
export function rings(shape: Shape): [number, number][][] {
  return shape[2].map((steps) => {
    const points: [number, number][] = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at]!;
      y += steps[at + 1]!;
      points.push([x / 100, y / 100]);
    }
    points.push(points[0]!);
    return points;
  });
}

/** A shape to be drawn: every ring filled, wound as d3-geo takes the inside of a polygon to be. */
export function drawable(shape: Shape): { type: "MultiPolygon"; coordinates: [number, number][][][] } {
  const coordinates = rings(shape).map((ring) =>
    [geoArea({ type: "Polygon", coordinates: [ring] }) > 2 * Math.PI ? ring.reverse() : ring]);
  return { type: "MultiPolygon", coordinates };
}

/** The outline an area stands for, where it is known. */
export function outline(area: Area, data: Data): Shape | undefined {
  if (area.shape === "country") return data.outlines.countries.find((shape) => shape[1] === area.country);
  if (area.shape === "province") return data.outlines.provinces.find((shape) => holds(shape, area));
  return undefined;
}

export const circle = (area: Area): object =>
  geoCircle().center([area.lon, area.lat]).radius(Math.max(area.km, 1) / KM_PER_DEGREE).precision(10)();

/** An event's place as GeoJSON; null where nobody says where. */
export function geometry(row: EventRow, data: Data): object | null {
  if (!row.area) return null;
  if (row.area.shape === "point") return { type: "Point", coordinates: [row.area.lon, row.area.lat] };
  const shape = outline(row.area, data);
  return shape ? { type: "MultiPolygon", coordinates: rings(shape).map((ring) => [ring]) } : circle(row.area);
}

function holds(shape: Shape, area: Area): boolean {
  let inside = false;
  for (const points of rings(shape)) {
    for (let at = 1; at < points.length; at++) {
      const [x1, y1] = points[at - 1]!;
      const [x2, y2] = points[at]!;
      if (y1 > area.lat !== y2 > area.lat && area.lon < ((x2 - x1) * (area.lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}
