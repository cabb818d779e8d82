// What was set aside, and why: inputs that gave no report, or gave one with a warning.

import type { AsideRow } from "../data.ts";
import { bdi, h } from "../dom.ts";
import { counted } from "../phrases.ts";
import type { View } from "../view.ts";

export const aside: View<AsideRow> = {
  name: "aside",
  title: "Set aside",
  noun: ["input", "inputs"],
  lead: "What was given to the program and could not be read, or only with a warning, and why.",
  rows: (data) => data.aside,
  keep: () => true,
  anchor: (row) => `aside-${row.file}`,
  step: 100,
  item: (row) => h("article", { class: "aside-row" },
    h("h3", {}, bdi(row.file)), h("p", {}, h("b", {}, row.state), row.reports > 0 && `, ${counted(row.reports, "report")}`, ": ", bdi(row.reason))),
  cells: (row) => ({ file: row.file, state: row.state, reason: row.reason, reports: row.reports }),
};
