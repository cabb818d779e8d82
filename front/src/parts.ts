// Pieces that several views draw: badges, sources, chains, voices, a statement's words.

import { type Id, known, type StatementRef, type Status, words } from "./data.ts";
import { bdi, between, h } from "./dom.ts";
import { counted, date, day, short } from "./phrases.ts";
import type { Face } from "./view.ts";

const REAL = new Set<Status>(["happened", "ongoing"]);
export const isReal = (status: Status): boolean => REAL.has(status);

export function badge(status: Status, face: Face): HTMLElement {
  return h("span", { class: `badge ${status}`, title: face.data.meaning[status] }, status);
}

export function time(published: string | null): HTMLElement {
  return published
    ? h("time", { class: "when", datetime: published }, date(published))
    : h("span", { class: "when" }, "undated");
}

export function sourceName(id: Id, face: Face): HTMLElement {
  const source = face.refs.sources[id];
  if (!source) return h("span", { class: "dim" }, "a source not in the record");
  return bdi(source.name, { class: source.kind === "anonymous" ? "unnamed" : "named" });
}

/** The source and what is said of it. */
export function source(id: Id, face: Face, limit = 240): HTMLElement {
  const aside = face.refs.sources[id]?.aside;
  return h("span", {}, sourceName(id, face), aside && [" ", h("span", { class: "aside" }, bdi(short(aside, limit)))]);
}

export const entityName = (id: Id, face: Face): string => face.refs.entities[id]?.name ?? "";

export function chainOf(statement: StatementRef, face: Face): Id[] {
  return face.refs.chains[statement.chain]?.sources ?? [];
}

export const ownVoice = (statement: StatementRef, face: Face): boolean => chainOf(statement, face).length < 2;

export function chainText(statement: StatementRef, face: Face): string {
  return chainOf(statement, face).map((id) => face.refs.sources[id]?.name ?? "?").join(" → ");
}

/** The chain as names with arrows; `from` leaves out the first links, which stand elsewhere. */
export function arrows(statement: StatementRef, face: Face, { from = 0, asides = true } = {}): HTMLElement {
  const chain = chainOf(statement, face);
  if (chain.length < 2) return h("span", { class: "arrows own" }, "in its own voice");
  const last = chain.length - 1;
  const names = chain.slice(from).map((id, at) =>
    asides && at + from === last ? source(id, face, 110) : sourceName(id, face));
  return h("span", { class: "arrows" }, between(names, " → "));
}

/** A statement's words in the language they are in; what stands between its pieces is dimmed. */
export function quoted(id: Id, face: Face, limit = 600): HTMLElement {
  const statement = face.refs.statements[id]!;
  const report = face.refs.reports[statement.report]!;
  const text = words(statement, face.refs);
  const box = h("span", { class: "words", lang: report.language, dir: report.direction });
  if (!statement.pieces.length || text.length > limit) {
    box.append(h("span", {}, short(text, limit)));
    return box;
  }
  let reached = statement.start;
  for (const [start, end] of statement.pieces) {
    if (start > reached) box.append(h("span", { class: "gap" }, text.slice(reached - statement.start, start - statement.start)));
    box.append(h("span", {}, text.slice(start - statement.start, end - statement.start)));
    reached = end;
  }
  return box;
}

export function force(statement: StatementRef, face: Face): HTMLElement | null {
  const report = face.refs.reports[statement.report]!;
  return statement.force === null ? null
    : h("span", { class: "force" }, "“", h("bdi", { lang: report.language }, short(statement.force, 80)), "”");
}

export function outletOf(id: Id, face: Face): string {
  return face.refs.reports[face.refs.statements[id]!.report]!.outlet;
}

/** The outlets that carry statements, the first to do so first. */
export function outlets(statements: Id[], face: Face, silent: Id[] = []): string[] {
  const reports = known(silent, face.refs.reports).map((id) => face.refs.reports[id]!.outlet);
  return [...new Set([...known(statements, face.refs.statements).map((id) => outletOf(id, face)), ...reports])];
}

/** On whose word, and by which outlets: every root once, under it each outlet once with its first statement. */
export function voices(statements: Id[], face: Face, { limit = 6, silent = [] as Id[] } = {}): HTMLElement {
  const byRoot = new Map<string, Map<string, { at: string; published: string | null }>>();
  const put = (root: string, report: Id, at: string): void => {
    const { outlet, published } = face.refs.reports[report]!;
    if (!byRoot.has(root)) byRoot.set(root, new Map());
    if (!byRoot.get(root)!.has(outlet)) byRoot.get(root)!.set(outlet, { at, published });
  };
  for (const id of known(statements, face.refs.statements)) {
    const statement = face.refs.statements[id]!;
    put(ownVoice(statement, face) ? "" : chainOf(statement, face).at(-1)!, statement.report, face.href("statement", id));
  }
  for (const id of known(silent, face.refs.reports)) put("", id, face.href("report", id));
  return h("ul", { class: "on-word" }, [...byRoot].map(([root, said]) =>
    h("li", {},
      root ? source(root, face, 70) : h("span", { class: "own" }, "in its own voice"),
      h("ul", { class: "voices" },
        [...said].slice(0, limit).map(([outlet, { at, published }]) =>
          h("li", {}, h("a", { href: at }, bdi(short(outlet, 80))), published && [" ", h("span", { class: "date" }, day(published))])),
        said.size > limit && h("li", { class: "dim" }, `and ${counted(said.size - limit, "more outlet")}`)))));
}

/** Something folded away, drawn when it is first opened. */
export function fold(summary: (Node | string | (Node | string)[])[], inside: () => HTMLElement): HTMLDetailsElement {
  const details = h("details", { class: "fold", toggle: () => {
    if (details.open && details.childElementCount === 1) details.append(inside());
  } }, h("summary", {}, summary));
  return details;
}

/** `A, B and 3 more`. */
export function listed(names: string[], limit = 6): (string | HTMLElement)[] {
  const some = names.length > limit ? names.slice(0, limit - 1) : names;
  const rest = names.length - some.length;
  const parts = some.map((name) => bdi(short(name, 120)));
  return parts.flatMap((part, at) => {
    const gap = at === 0 ? "" : at === parts.length - 1 && !rest ? " and " : ", ";
    return gap ? [gap, part] : [part];
  }).concat(rest ? [` and ${rest} more`] : []);
}

/** Links to conflicts by what they are about, and their number where all are at hand. */
export function conflictLinks(conflicts: Id[], face: Face): HTMLElement[] {
  return conflicts.map((id) => {
    const at = face.data.conflicts.findIndex((row) => row.conflict === id);
    const field = face.refs.conflicts[id] ?? "a conflict";
    return h("a", { class: "see", href: face.href("conflict", id) }, at < 0 ? field : `${field} (conflict ${at + 1})`);
  });
}
