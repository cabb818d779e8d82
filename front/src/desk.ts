// The desk: the rows that stand in a page the server made, drawn by the page's own views.

import { answer } from "./answer.ts";
import type { Data, Id, Refs } from "./data.ts";
import { Corrections } from "./correct.ts";
import { h } from "./dom.ts";
import { List } from "./list.ts";
import { figure } from "./phrases.ts";
import { saver, type Shown } from "./save.ts";
import { VIEWS } from "./views.ts";
import { light, openReport } from "./views/reports.ts";
import type { Face, Kind, View } from "./view.ts";

const HOME: Record<Kind, string> = {
  claim: "claims", conflict: "conflicts", event: "events", party: "parties", source: "sources", name: "names",
  copied: "copied", report: "reports", statement: "reports",
};

/** What the server puts into a page; `one` is set where it is about a single row. */
interface Given {
  answer?: Data["answer"]; view: string; rows: unknown[]; total: number; refs: Refs; one: boolean; outlines: Data["outlines"] | null;
  meaning: Data["meaning"]; copy_share: number;
}

/** Rows saved from here at most; each comes with all its statements. */
const MOST_SAVED = 5000;
const SAVED_AT_ONCE = 50;

/** Views that draw the rows of another. */
const ROWS: Record<string, string> = { timeline: "events", map: "events" };

class Desk implements Face {
  readonly data: Data;
  readonly refs: Refs;

  constructor(given: Given, readonly correct?: Corrections) {
    this.refs = given.refs;
    const none = { claims: [], conflicts: [], events: [], parties: [], agreements: [], sources: [], names: [], copied: [], reports: [], aside: [] };
    const { meaning, copy_share, refs } = given;
    const rows = { [ROWS[given.view] ?? given.view]: given.rows };
    const outlines = given.outlines ?? { countries: [], provinces: [] };
    // The answer last: its own page gives no rows under that name.
    this.data = { ...none, ...rows, answer: given.answer, refs, outlines, meaning, copy_share } as unknown as Data;
  }

  href(kind: Kind, id: Id): string {
    if (kind === "copied") return "/copied";
    if (kind !== "statement") return `/${HOME[kind]}/${encodeURIComponent(id)}`;
    return `/reports/${encodeURIComponent(this.refs.statements[id]?.report ?? "")}#statement-${id}`;
  }

  filter(_field: "place" | "entity", value: string): void {
    const asked = new URLSearchParams(location.search);
    asked.set("entity", value);
    asked.delete("offset");
    location.search = asked.toString();
  }

  async text(report: Id): Promise<string> {
    const known = this.refs.reports[report]?.text;
    if (known) return known;
    const answer = await fetch(`/reports/${encodeURIComponent(report)}.json`);
    if (!answer.ok) throw new Error(`the report could not be had (${answer.status})`);
    const { refs } = (await answer.json()) as { refs: Refs };
    return refs.reports[report]?.text ?? "";
  }
}

function draw(given: Given, root: HTMLElement): void {
  if (given.answer) {
    root.replaceChildren(answer(new Desk(given, new Corrections())));
    return;
  }
  const known = VIEWS.find((view) => view.name === given.view);
  if (!known) return;
  const face = new Desk(given, new Corrections());
  const rows = known.rows(face.data);
  // The server pages; all that it gave is drawn at once.
  const view: View<any> = { ...known, step: Math.max(rows.length, 1) };
  const above = view.figure?.(rows, face) ?? null;
  root.replaceChildren(...(above ? [above] : []), new List(view, rows, face).element);
  if (given.one) void open(root, face, rows);
  else document.querySelector(".view-head .exports")?.replaceWith(saving(known, given));
}

/** Buttons that save every row that the filters leave, those on other pages too. */
function saving(view: View<any>, given: Given): HTMLElement {
  if (!given.total) return h("p", { class: "exports" });
  if (given.total > MOST_SAVED) {
    return h("p", { class: "exports" }, `${figure(given.total)} rows: narrow them to ${figure(MOST_SAVED)} to save them here, or save the whole case below.`);
  }
  return saver(view, given.view, given.total, async () => {
    const shown: Shown<any>[] = [];
    for (let offset = 0; offset < given.total; offset += SAVED_AT_ONCE) {
      const asked = new URLSearchParams(location.search);
      for (const [name, value] of [["offset", offset], ["limit", SAVED_AT_ONCE], ["whole", 1]] as const) asked.set(name, String(value));
      const answer = await fetch(`/${given.view}.json?${asked}`);
      if (!answer.ok) throw new Error(`the rows from ${offset + 1} on could not be had (${answer.status})`);
      const part = (await answer.json()) as { total: number; rows: unknown[]; refs: Refs };
      if (part.total !== given.total) throw new Error("the case has changed meanwhile: load this page again");
      const face = new Desk({ ...given, rows: part.rows, refs: part.refs });
      shown.push({ rows: view.rows(face.data), face });
    }
    return shown;
  });
}

/** A single row stands open; a report at the statement that the address names. */
async function open(root: HTMLElement, face: Face, rows: any[]): Promise<void> {
  const details = root.querySelector<HTMLDetailsElement>("details.report, details");
  if (!details) return;
  details.open = true;
  if (!details.classList.contains("report")) return;
  await openReport(details, rows[0], face);
  const statement = location.hash.startsWith("#statement-") ? location.hash.slice("#statement-".length) : null;
  if (!statement) return;
  light(statement, details);
  document.getElementById(`statement-${statement}`)?.scrollIntoView({ block: "center" });
}

const root = document.getElementById("app");
const source = document.getElementById("data");
if (root && source?.textContent) draw(JSON.parse(source.textContent) as Given, root);
