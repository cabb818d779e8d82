// Rows as files: what a view shows, as CSV, JSON or GeoJSON, saved by the browser and sent nowhere.

export type Cell = string | number | boolean | null | string[];
export type Cells = Record<string, Cell>;
export interface Feature { geometry: object | null; properties: Cells }

// As publish/safe.py: a text that a spreadsheet could take for a formula gets one apostrophe in front.
const FORMULA = /^(?:[\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@＝＋－＠]|[\t\r'])/;

export function csv(rows: Cells[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? null))];
  return `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
}

export const json = (rows: Cells[]): string => `${JSON.stringify(rows, null, 1)}\n`;

export function geojson(features: Feature[]): string {
  const all = features.map((feature) => ({ type: "Feature", ...feature }));
  return `${JSON.stringify({ type: "FeatureCollection", features: all }, null, 1)}\n`;
}

export function save(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = Array.isArray(value) ? value.join("; ") : value;
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
