// The desk: the rows that stand in a page the server made, drawn by the page's own views.

import { answer } from "./answer.ts";
import type { Data, Id, Refs } from "./data.ts";
import { Corrections } from "./correct.ts";
import { List } from "./list.ts";
import { VIEWS } from "./views.ts";
import { light, openReport } from "./views/reports.ts";
import type { Face, Kind, View } from "./view.ts";

const HOME: Record<Kind, string> = {
  claim: "claims", conflict: "conflicts", event: "events", party: "parties", source: "sources", name: "names",
  copied: "copied", report: "reports", statement: "reports",
};

/** What the server puts into a page; `one` is set where it is about a single row. */
interface Given {
  answer?: Data["answer"]; view: string; rows: unknown[]; refs: Refs; one: boolean; outlines: Data["outlines"] | null;
  meaning: Data["meaning"]; copy_share: number;
}

/** Views that draw the rows of another. */
const ROWS: Record<string, string> = { timeline: "events", map: "events" };

class Desk implements Face {
  readonly data: Data;
  readonly refs: Refs;
  readonly correct = new Corrections();

  constructor(given: Given) {
    this.refs = given.refs;
    const none = { claims: [], conflicts: [], events: [], parties: [], agreements: [], sources: [], names: [], copied: [], reports: [], aside: [] };
    const { meaning, copy_share, refs } = given;
    const rows = { [ROWS[given.view] ?? given.view]: given.rows };
    const outlines = given.outlines ?? { countries: [], provinces: [] };
    this.data = { answer: given.answer, ...none, ...rows, refs, outlines, meaning, copy_share } as unknown as Data;
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
    root.replaceChildren(answer(new Desk(given)));
    return;
  }
  const known = VIEWS.find((view) => view.name === given.view);
  if (!known) return;
  const face = new Desk(given);
  const rows = known.rows(face.data);
  // The server pages; all that it gave is drawn at once.
  const view: View<any> = { ...known, step: Math.max(rows.length, 1) };
  const above = view.figure?.(rows, face) ?? null;
  root.replaceChildren(...(above ? [above] : []), new List(view, rows, face).element);
  if (given.one) void open(root, face, rows);
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
