// Events: what is told as fact, and apart from it what is only planned, asked for, offered, possible or denied.

import { type EventRow, known } from "../data.ts";
import { h } from "../dom.ts";
import { badge, conflictLinks, entityName, fold, listed, outletOf, outlets, quoted, voices } from "../parts.ts";
import { counted } from "../phrases.ts";
import type { Cells, Feature } from "../cells.ts";
import { geometry } from "../geometry.ts";
import type { Face, View } from "../view.ts";

export const TOLD = "Told as fact: happened or ongoing";
export const ONLY_SAID = "Not events: planned, asked for, offered, possible or denied";

export const events: View<EventRow> = {
  name: "events",
  title: "Events",
  noun: ["event", "events"],
  lead: "What is told as fact stands apart from what is only planned, asked for, offered, thought possible or denied.",
  rows: (data) => data.events,
  keep: (row, picked) => picked.events.has(row.event),
  anchor: (row) => `event-${row.event}`,
  group: (row) => (row.real ? TOLD : ONLY_SAID),
  step: 40,
  item: (row, face) => h("article", { class: `event ${row.real ? "real" : "unreal"}` },
    h("h4", { class: "text", dir: "auto" }, row.text),
    h("p", { class: "facts" }, badge(row.status, face), " ",
      h("span", { class: "type" }, row.type, row.mode && ` · ${row.mode}`), " ",
      h("span", {}, row.when ?? "no date"), " ",
      row.place_name && h("span", { dir: "auto" }, row.place_name, row.coarse && h("span", { class: "dim" }, ` ${row.coarse}`)), " ",
      row.counts.map((count) => h("b", { class: "count" }, count, " ")), ...conflictLinks(row.conflicts, face)),
    (row.actors.length > 0 || row.recipients.length > 0) && h("p", { class: "who-to-whom" },
      listed(row.actors.map((id) => entityName(id, face))),
      row.recipients.length > 0 && [" → ", ...listed(row.recipients.map((id) => entityName(id, face)))]),
    fold([`${counted(outlets(row.statements, face, row.reports).length, "outlet")}, ${counted(row.n_origins, "origin")}: who says so`],
      () => voices(row.statements, face, { silent: row.reports })),
    tools(row, face)),
  cells: eventCells,
  feature,
};

/** What can be done with an event on the desk: merged with another, and tellings of another act taken out. */
function tools(row: EventRow, face: Face): HTMLElement | null {
  if (!face.correct) return null;
  const told = known(row.statements, face.refs.statements);
  return h("div", { class: "tools" }, face.correct.whole("event", row.event, row.text),
    told.length > 1 && fold([`Told by ${counted(told.length, "statement")}: take one out`], () => h("ul", { class: "tellings" },
      told.map((id) => h("li", {}, h("bdi", { class: "outlet" }, outletOf(id, face)), " ", quoted(id, face, 300), " ",
        face.correct!.part("event", row.event, id, "Not this event"))))));
}

export function eventCells(row: EventRow, face: Face): Cells {
  return {
    event: row.event, text: row.text, status: row.status, told_as_fact: row.real, type: row.type, mode: row.mode,
    actors: row.actors.map((id) => entityName(id, face)), recipients: row.recipients.map((id) => entityName(id, face)),
    place: row.place_name, place_precision: row.area?.shape ?? null, lat: row.area?.lat ?? null, lon: row.area?.lon ?? null,
    within_km: row.area?.shape === "circle" ? row.area.km : null, first_day: row.first, last_day: row.last,
    counts: row.counts, origins: row.n_origins, said_by: outlets(row.statements, face, row.reports), statements: row.statements,
  };
}

export function feature(row: EventRow, face: Face): Feature {
  return { geometry: geometry(row, face.data), properties: eventCells(row, face) };
}
