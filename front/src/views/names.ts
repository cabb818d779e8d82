// Names: what each outlet calls the same person, place, government or group.

import type { Id, NameRow } from "../data.ts";
import { h } from "../dom.ts";
import { listed } from "../parts.ts";
import { anyOf, type Face, type View } from "../view.ts";

export const names: View<NameRow> = {
  name: "names",
  title: "Names",
  noun: ["name", "names"],
  lead: "What each outlet calls the same person, place, government or group.",
  rows: (data) => data.names,
  keep: (row, picked) => row.spellings.some((spelling) => anyOf(spelling.reports, picked.reports)),
  anchor: (row) => `name-${row.entity}`,
  step: 60,
  item: (row, face) => h("article", { class: "name" },
    h("h3", {}, h("bdi", {}, row.name), " ", h("span", { class: "dim" }, row.kind)),
    h("dl", {}, row.spellings.map((spelling) => [
      h("dt", { dir: "auto" }, spelling.text),
      h("dd", {}, listed(outletsOf(spelling.reports, face), 6),
        row.spellings.length > 1 && face.correct && [" ", face.correct.part("entity", row.entity, spelling.text, "Not the same")]),
    ])),
    face.correct && h("p", { class: "tools" }, face.correct.whole("entity", row.entity, row.name))),
  cells: (row, face) => ({
    entity: row.entity, kind: row.kind, name: row.name,
    called: row.spellings.map((spelling) => `${spelling.text}: ${outletsOf(spelling.reports, face).join(", ")}`),
  }),
};

const outletsOf = (reports: Id[], face: Face): string[] =>
  [...new Set(reports.map((id) => face.refs.reports[id]?.outlet ?? "").filter(Boolean))];
