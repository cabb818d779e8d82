// What the filters leave. A filter picks statements and reports; every row of every view stays where one of
// its statements or reports is picked, so that all views always show the same selection.

import { type Data, type EventRow, type Id, type StatementRef, words } from "./data.ts";
import { moments } from "./phrases.ts";

export const FIELDS = [
  "q", "outlet", "source", "entity", "place", "status", "story", "from", "to", "day_from", "day_to", "contested",
] as const;
export type Field = (typeof FIELDS)[number];
export type Filters = Partial<Record<Field, string>>;

/** What is picked; null where no filter is set and all is. */
export interface Selection { statements: Set<Id>; reports: Set<Id>; events: Set<Id> }

export const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export class Picker {
  private readonly eventsOf = new Map<Id, EventRow[]>();
  private readonly contested = new Set<Id>();
  private readonly folded = new Map<Id, string>();
  private readonly foldedReports = new Map<Id, string>();
  private readonly labels = new Map<Id, string>();
  private readonly claimText = new Map<Id, string>();

  constructor(private readonly data: Data) {
    for (const event of data.events) {
      for (const id of event.statements) {
        const events = this.eventsOf.get(id);
        if (events) events.push(event);
        else this.eventsOf.set(id, [event]);
      }
    }
    for (const claim of data.claims) {
      this.claimText.set(claim.claim, claim.text);
      if (claim.conflicts.length) for (const id of claim.statements) this.contested.add(id);
    }
    for (const conflict of data.conflicts) {
      for (const side of conflict.sides) for (const id of side.statements) this.contested.add(id);
    }
    for (const [id, source] of Object.entries(data.refs.sources)) this.labels.set(id, sourceLabel(source));
  }

  /** Fold texts for searching while nothing else is to be done, so that the first search is fast too. */
  warm(): void {
    const reports = Object.keys(this.data.refs.reports);
    const statements = Object.keys(this.data.refs.statements);
    const rest = (deadline: { timeRemaining(): number }): void => {
      while (deadline.timeRemaining() > 2) {
        const report = reports.pop();
        if (report) this.reportText(report);
        for (const id of statements.splice(-20)) this.statementText(id);
        if (!report && !statements.length) return;
      }
      idle(rest);
    };
    idle(rest);
  }

  pick(filters: Filters): Selection | null {
    const set = FIELDS.filter((field) => filters[field]);
    if (!set.length) return null;
    const { refs } = this.data;
    const wanted = fold(filters.q ?? "").split(/\s+/).filter(Boolean);
    const published = range(filters.from, filters.to);
    const takesPlace = range(filters.day_from, filters.day_to);
    const sources = ids(this.labels, filters.source);
    const entities = this.named(filters.entity);
    const places = this.within(filters.place);
    const reports = new Set<Id>();
    for (const [id, report] of Object.entries(refs.reports)) {
      if (filters.outlet && report.outlet !== filters.outlet) continue;
      if (filters.story && refs.stories[report.story ?? ""] !== filters.story) continue;
      if (published && !overlaps(published, moments(report.published))) continue;
      reports.add(id);
    }
    const statements = new Set<Id>();
    for (const id in refs.statements) {
      const row = refs.statements[id]!;
      if (!reports.has(row.report)) continue;
      if (filters.status && row.status !== filters.status && !this.hasStatus(id, filters.status)) continue;
      if (filters.contested && !this.contested.has(id)) continue;
      if (sources && !refs.chains[row.chain]!.sources.some((key) => sources.has(key))) continue;
      if (entities && !row.entities.some((key) => entities.has(key))) continue;
      if (places && !this.isAt(row, id, places)) continue;
      if (takesPlace && !this.eventsOf.get(id)?.some((event) => overlaps(takesPlace, span(event)))) continue;
      if (wanted.length && !has(this.statementText(id), wanted)) continue;
      statements.add(id);
    }
    // A report whose own words are searched for stays even if the program found no statement there.
    const ofReports = set.every((field) => ["q", "outlet", "story", "from", "to"].includes(field));
    const kept = new Set<Id>([...statements].map((id) => refs.statements[id]!.report));
    if (ofReports) for (const id of reports) if (has(this.reportText(id), wanted)) kept.add(id);
    const events = new Set<Id>();
    for (const event of this.data.events) {
      if (!event.statements.some((id) => statements.has(id)) && !event.reports.some((id) => kept.has(id))) continue;
      if (filters.status && event.status !== filters.status) continue;
      if (takesPlace && !overlaps(takesPlace, span(event))) continue;
      if (places && event.place && !places.has(event.place)) continue;
      events.add(event.event);
    }
    return { statements, reports: kept, events };
  }

  private hasStatus(id: Id, status: string): boolean {
    return this.eventsOf.get(id)?.some((event) => event.status === status) ?? false;
  }

  private isAt(row: StatementRef, id: Id, places: Set<Id>): boolean {
    return row.entities.some((key) => places.has(key))
      || (this.eventsOf.get(id)?.some((event) => event.place !== null && places.has(event.place)) ?? false);
  }

  private named(name: string | undefined): Set<Id> | null {
    if (!name) return null;
    const found = Object.entries(this.data.refs.entities).filter(([, entity]) => entity.name === name);
    return new Set(found.map(([id]) => id));
  }

  /** A place, and for a country every place in it. */
  private within(name: string | undefined): Set<Id> | null {
    const found = this.named(name);
    if (!found) return null;
    const entities = Object.entries(this.data.refs.entities);
    const countries = new Set(
      entities.filter(([id, entity]) => found.has(id) && entity.kind === "country").map(([, entity]) => entity.country),
    );
    for (const [id, entity] of entities) {
      if (entity.country && countries.has(entity.country) && ["place", "country"].includes(entity.kind)) found.add(id);
    }
    return found;
  }

  private statementText(id: Id): string {
    let text = this.folded.get(id);
    if (text === undefined) {
      const { refs } = this.data;
      const row = refs.statements[id]!;
      const chain = refs.chains[row.chain]!.sources.map((key) => this.labels.get(key) ?? "");
      const parts = [words(row, refs), this.claimText.get(row.claim ?? "") ?? "", ...chain, refs.reports[row.report]!.outlet];
      this.folded.set(id, (text = fold(parts.join(" "))));
    }
    return text;
  }

  private reportText(id: Id): string {
    let text = this.foldedReports.get(id);
    if (text === undefined) {
      const report = this.data.refs.reports[id]!;
      this.foldedReports.set(id, (text = fold(`${report.outlet} ${report.title} ${report.byline ?? ""} ${report.text ?? ""}`)));
    }
    return text;
  }
}

/** A source by its name and the first thing said of it, as filters and lists show it. */
export function sourceLabel(source: { name: string; aside: string | null }): string {
  const described = (source.aside ?? "").split("; ")[0];
  return described ? `${source.name} (${described})` : source.name;
}

function idle(work: (deadline: { timeRemaining(): number }) => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work);
  else setTimeout(() => { const end = Date.now() + 12; work({ timeRemaining: () => end - Date.now() }); }, 30);
}

function ids(labels: Map<Id, string>, label: string | undefined): Set<Id> | null {
  if (!label) return null;
  return new Set([...labels].filter(([, text]) => text === label).map(([id]) => id));
}

const has = (text: string, wanted: string[]): boolean => wanted.every((word) => text.includes(word));

function range(from: string | undefined, to: string | undefined): [number, number] | null {
  if (!from && !to) return null;
  return [moments(from ?? null)?.[0] ?? -Infinity, moments(to ?? null)?.[1] ?? Infinity];
}

function overlaps(range: [number, number], span: [number, number] | null): boolean {
  return span !== null && span[1] >= range[0] && span[0] <= range[1];
}

function span(event: EventRow): [number, number] | null {
  const [first, last] = [moments(event.first), moments(event.last)];
  return first && last ? [first[0], last[1]] : null;
}
