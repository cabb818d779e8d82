// Sources: on whose word things are said, and how much rests on each.

import type { SourceRow } from "../data.ts";
import { h } from "../dom.ts";
import { listed, sourceName } from "../parts.ts";
import { figure, short } from "../phrases.ts";
import { anyOf, type View } from "../view.ts";

export const sources: View<SourceRow> = {
  name: "sources",
  title: "Sources",
  noun: ["source", "sources"],
  lead: "On whose word things are said, those that the most outlets rely on first.",
  rows: (data) => data.sources,
  keep: (row, picked) => anyOf(row.statements, picked.statements),
  anchor: (row) => `source-${row.source}`,
  step: 60,
  frame: () => {
    const inner = h("tbody");
    const head = ["Source", "Kind", "Statements", "Claims that rest on it", "Through"].map((name) => h("th", { scope: "col" }, name));
    const table = h("table", { class: "sources" }, h("thead", {}, h("tr", {}, head)), inner);
    return { outer: h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Sources" }, table), inner };
  },
  item: (row, face) => h("tr", {},
    h("th", { scope: "row" }, sourceName(row.source, face),
      face.refs.sources[row.source]?.aside && h("span", { class: "said-of", dir: "auto" }, short(face.refs.sources[row.source]!.aside!, 200))),
    h("td", { class: row.named ? "" : "unnamed" }, row.kind_name),
    h("td", { class: "figure" }, row.statements.length
      ? h("a", { href: face.href("statement", row.statements[0]!), title: "the first of them" }, figure(row.n_statements)) : "0"),
    h("td", { class: "figure" }, figure(row.n_claims)),
    h("td", {}, listed(row.outlets, 5))),
  cells: (row, face) => ({
    source: row.source, name: face.refs.sources[row.source]?.name ?? "", described: face.refs.sources[row.source]?.aside ?? null,
    kind: row.kind_name, statements: row.n_statements, claims: row.n_claims, through: row.outlets,
  }),
};
