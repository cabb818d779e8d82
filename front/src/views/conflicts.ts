// Conflicts side by side: each value, who says so, on whose word, when.

import type { ConflictRow } from "../data.ts";
import { h } from "../dom.ts";
import { outlets, voices } from "../parts.ts";
import { anyOf, type View } from "../view.ts";

export const conflicts: View<ConflictRow> = {
  name: "conflicts",
  title: "Conflicts",
  noun: ["conflict", "conflicts"],
  lead: "Where reports cannot all be right, where a later figure came in, and where the wording changed on the way.",
  rows: (data) => data.conflicts,
  keep: (row, picked) => row.sides.some((side) => anyOf(side.statements, picked.statements)
    || (!side.statements.length && anyOf(side.reports, picked.reports))),
  anchor: (row) => `conflict-${row.conflict}`,
  item: (row, face) => {
    const number = face.data.conflicts.indexOf(row) + 1;
    const about = row.claim ? face.href("claim", row.claim) : row.event ? face.href("event", row.event) : null;
    return h("article", { class: `card conflict is-${row.kind}` },
      h("p", { class: "kind" }, h("b", {}, `${row.kind_name}: ${row.field}`), ` conflict ${number}`),
      row.about && h("h3", { dir: "auto" }, about ? h("a", { href: about }, row.about) : row.about),
      h("ol", { class: `sides${row.kind === "contradiction" ? "" : " in-order"}` }, row.sides.map((side) =>
        h("li", {}, h("p", { class: "value", dir: "auto" }, side.value), voices(side.statements, face, { silent: side.reports })))),
      h("p", { class: "reason", dir: "auto" }, /[.!?…]$/.test(row.reason) ? row.reason : `${row.reason}.`));
  },
  cells: (row, face) => ({
    conflict: row.conflict, kind: row.kind, field: row.field, about: row.about,
    values: row.sides.map((side) => side.value),
    said_by: row.sides.map((side) => [...outlets(side.statements, face),
      ...side.reports.map((id) => face.refs.reports[id]?.outlet ?? "")].join(", ")),
    reason: row.reason,
  }),
};
