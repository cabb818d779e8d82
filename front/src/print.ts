// For paper: every view one after the other, as far as the filters leave it, with what was left out said.

import { h } from "./dom.ts";
import type { Selection } from "./filters.ts";
import { counted } from "./phrases.ts";
import type { Face, View } from "./view.ts";
import { openReport } from "./views/reports.ts";

/** Rows of a view that are put on paper, and reports that are printed in full. */
const MOST = 60;
const IN_FULL = 20;

export function printed(face: Face, views: View<any>[], picked: Selection | null): HTMLElement {
  return h("div", { id: "printed" }, views.map((view) => {
    const rows = view.rows(face.data).filter((row) => !picked || view.keep(row, picked));
    const above = view.figure?.(rows, face) ?? null;
    const { outer, inner } = view.frame?.() ?? ((box) => ({ outer: box, inner: box }))(h("div", { class: "rows" }));
    let heading: string | null = null;
    for (const row of rows.slice(0, MOST)) {
      const group = view.group?.(row) ?? null;
      if (group !== null && group !== heading) inner.append(h("h3", { class: "group" }, group));
      heading = group;
      const item = view.item(row, face);
      if (view.name === "reports" && rows.length <= IN_FULL) void openReport(item as HTMLDetailsElement, row, face);
      for (const fold of item.querySelectorAll<HTMLDetailsElement>("details.fold")) {
        fold.open = true;
        fold.dispatchEvent(new Event("toggle"));  // now, not after the paper is printed
      }
      inner.append(item);
    }
    return h("section", { class: `view of-${view.name}` },
      h("h2", {}, view.title), h("p", { class: "lead" }, view.lead), above,
      view.missing && h("p", { class: "dim missing" }, view.missing(face.data, picked)), outer,
      rows.length > MOST && h("p", { class: "dim" }, `and ${counted(rows.length - MOST, "more row")}, on the page itself`));
  }));
}
