// Parties: for each person, government and group, what it did, asked for, was offered, denies and warns of.

import { type Id, known, type PartyRow } from "../data.ts";
import { bdi, h } from "../dom.ts";
import { badge, fold, outlets, voices } from "../parts.ts";
import { counted } from "../phrases.ts";
import { anyOf, type Face, type View } from "../view.ts";

const SHOWN = 6;

export const parties: View<PartyRow> = {
  name: "parties",
  title: "Parties",
  noun: ["party", "parties"],
  lead: "For each person, government and group: what it is said to have done, asked for, been offered, and what it says itself.",
  rows: (data) => data.parties,
  keep: (row, picked) => row.parts.some((part) => part.deeds.some((deed) => anyOf(deed.statements, picked.statements) || anyOf(deed.reports, picked.reports))),
  anchor: (row) => `party-${row.entity}`,
  step: 20,
  item: (row, face) => h("article", { class: "card party" },
    h("h3", {}, bdi(row.name), " ", h("span", { class: "dim" }, row.kind)),
    row.parts.map((part) => h("section", { class: `part ${part.part.replaceAll(" ", "-")}` },
      h("h4", {}, part.part, " ", h("span", { class: "dim" }, String(part.deeds.length))),
      deeds(part.deeds, face))),
    face.correct && h("p", { class: "tools" }, h("a", { href: face.href("party", row.entity) }, "By itself, with all that is told of it"), " ", face.correct.whole("entity", row.entity, row.name))),
  cells: (row, face) => ({
    entity: row.entity, name: row.name, kind: row.kind,
    ...Object.fromEntries(["did", "had done to it", "asked for", "was asked", "offered", "was offered", "plans", "may", "denies", "warns of", "says"]
      .map((name) => [name.replaceAll(" ", "_"), (row.parts.find((part) => part.part === name)?.deeds ?? [])
        .map((deed) => `${deed.text} [${outlets(deed.statements, face, deed.reports).join(", ")}]`)])),
  }),
};

/** What a party did or said, or what is said of an agreement: each with its status and who says so. */
export function deeds(all: PartyRow["parts"][number]["deeds"], face: Face): HTMLElement {
  const list = h("ul", { class: "deeds" }, all.slice(0, SHOWN).map((deed) => item(deed, face)));
  if (all.length <= SHOWN) return list;
  const more = h("button", { type: "button", class: "more", click: () => {
    list.append(...all.slice(SHOWN).map((deed) => item(deed, face)));
    more.remove();
  } }, `Show ${counted(all.length - SHOWN, "more")}`.replace(/s$/, ""));
  return h("div", {}, list, more);
}

function item(deed: PartyRow["parts"][number]["deeds"][number], face: Face): HTMLElement {
  return h("li", {},
    deed.event ? h("a", { class: "text", href: face.href("event", deed.event), dir: "auto" }, deed.text) : h("span", { class: "text", dir: "auto" }, deed.text),
    fold([statuses(deed.statements, face), counted(outlets(deed.statements, face, deed.reports).length, "outlet")],
      () => voices(deed.statements, face, { silent: deed.reports })));
}

function statuses(statements: Id[], face: Face): (HTMLElement | string)[] {
  const all = new Set(known(statements, face.refs.statements).map((id) => face.refs.statements[id]!.status));
  return [...all].flatMap((status) => [badge(status, face), " "]);
}
