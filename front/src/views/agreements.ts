// Agreements and zones: what is said of their state, by whom.

import type { AgreementRow } from "../data.ts";
import { bdi, h } from "../dom.ts";
import { outlets } from "../parts.ts";
import { anyOf, type View } from "../view.ts";
import { deeds } from "./parties.ts";

const HEADING: Record<string, string> = { named: "named, no state" };

export const agreements: View<AgreementRow> = {
  name: "agreements",
  title: "Agreements",
  noun: ["agreement or zone", "agreements and zones"],
  lead: "What statements say of agreements and zones, sorted by words that tell of their state. Status says whether it is told as fact.",
  rows: (data) => data.agreements,
  keep: (row, picked) => row.parts.some((part) => part.deeds.some((deed) => anyOf(deed.statements, picked.statements))),
  anchor: (row) => `agreement-${row.kind}-${row.agreement}`,
  step: 20,
  item: (row, face) => h("article", { class: "card party" },
    h("h3", {}, bdi(row.name), " ", h("span", { class: "dim" }, row.kind)),
    row.parts.map((part) => h("section", {},
      h("h4", {}, HEADING[part.state] ?? part.state, " ", h("span", { class: "dim" }, String(part.deeds.length))),
      deeds(part.deeds, face)))),
  cells: (row, face) => ({
    name: row.name, kind: row.kind,
    ...Object.fromEntries(["in force", "under review", "ended", "named"].map((state) => [state.replaceAll(" ", "_"),
      (row.parts.find((part) => part.state === state)?.deeds ?? []).map((deed) => `${deed.text} [${outlets(deed.statements, face).join(", ")}]`)])),
  }),
};
