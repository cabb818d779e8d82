// The claims at a glance: how many outlets, how many origins and on whose word, a line each, before the cards.

import { type ClaimRow, known } from "../data.ts";
import { between, h } from "../dom.ts";
import { source } from "../parts.ts";
import { counted, figure, short } from "../phrases.ts";
import type { Face } from "../view.ts";

/** Below so many claims of several reports the cards are overview enough. */
const FEWEST = 3;
/** Lines drawn at once; the rest on demand. */
const LINES = 12;
/** Origins named in a line. */
const NAMED = 2;

export function glance(rows: ClaimRow[], face: Face): HTMLElement | null {
  const shared = rows.filter((row) => row.n_reports > 1);
  if (shared.length < FEWEST) return null;
  const single = shared.filter((row) => row.n_origins === 1).length;
  const list = h("ol", { class: "lines" }, shared.slice(0, LINES).map((row) => lineOf(row, face)));
  const more = shared.length > LINES && h("button", { type: "button", class: "more", click: (event: Event) => {
    list.append(...shared.slice(LINES).map((row) => lineOf(row, face)));
    (event.target as HTMLElement).remove();
  } }, `Show ${counted(shared.length - LINES, "more claim")}`);
  return h("section", { class: "glance", "aria-labelledby": "at-a-glance" },
    h("h3", { id: "at-a-glance" }, "At a glance"),
    h("p", { class: "dim" }, `Outlets → origins, and on whose word. Of these ${figure(shared.length)} claims of several reports ${
      single === shared.length ? "each rests" : single === 1 ? "1 rests" : `${figure(single)} rest`} on one origin.`),
    list, more);
}

function lineOf(row: ClaimRow, face: Face): HTMLElement {
  const origins = known(row.origins, face.refs.sources);
  const over = row.n_origins - Math.min(NAMED, origins.length);
  return h("li", { class: row.n_outlets > row.n_origins ? "thin" : null },
    h("span", { class: "ratio", role: "img", "aria-label": `${counted(row.n_outlets, "outlet")}, ${counted(row.n_origins, "origin")}` },
      `${figure(row.n_outlets)} → `, h("b", {}, figure(row.n_origins))),
    h("a", { class: "text", href: face.href("claim", row.claim), lang: row.language || null, dir: row.direction }, short(row.text, 120)),
    h("span", { class: "by" },
      origins.length ? between(origins.slice(0, NAMED).map((id) => source(id, face, 70)), " · ") : "no origin could be traced",
      origins.length > 0 && over > 0 && ` and ${figure(over)} more`,
      row.conflicts.length > 0 && [" ", h("span", { class: "clash" }, "contested")]));
}
