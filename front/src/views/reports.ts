// The reports in full: statements marked under their words, beside them the chain of each.

import { type Id, known, type ReportRow } from "../data.ts";
import { bdi, h } from "../dom.ts";
import { type Mark, stretches } from "../marks.ts";
import { arrows, badge, chainOf, listed, ownVoice, time } from "../parts.ts";
import { counted, short } from "../phrases.ts";
import { anyOf, type Face, type View } from "../view.ts";

const BASIS: Record<string, string> = {
  text: "dated by a line in the text", relative: "dated by other reports", metadata: "",
};

export const reports: View<ReportRow> = {
  name: "reports",
  title: "Reports",
  noun: ["report", "reports"],
  lead: "Every report in full, by date. What a line stands under is a statement; its number leads to its chain.",
  rows: (data) => data.reports,
  keep: (row, picked) => picked.reports.has(row.report) || anyOf(row.statements, picked.statements),
  anchor: (row) => `report-${row.report}`,
  step: 60,
  item: (row, face) => {
    const report = face.refs.reports[row.report]!;
    const copy = report.copy_of ? face.refs.reports[report.copy_of] : undefined;
    const details = h("details", { class: "report", toggle: () => { if (details.open) openReport(details, row, face); } },
      h("summary", {}, h("h3", { lang: report.language, dir: "auto" }, report.title),
        h("p", { class: "meta" }, bdi(report.outlet, { class: "outlet" }), " ", time(report.published),
          report.basis && BASIS[report.basis] && h("span", { class: "dim" }, ` (${BASIS[report.basis]})`),
          h("span", { class: "dim" }, ` · ${counted(row.statements.length, "statement")}`),
          copy && h("span", { class: "copy" }, report.translated ? " · translated from " : " · a copy of ", bdi(copy.outlet)))));
    return details;
  },
  cells: (row, face) => {
    const { outlet, title, byline, published, language, file, url, credits, copy_of } = face.refs.reports[row.report]!;
    return { report: row.report, outlet, title, byline, published, language, file, url, credits, copy_of, statements: row.statements.length };
  },
};

/** Draw the text into an opened report, once. */
export function openReport(details: HTMLDetailsElement, row: ReportRow, face: Face): Promise<void> {
  details.open = true;
  if (details.childElementCount > 1) return Promise.resolve();
  const box = h("div", { class: "in-full" });
  details.append(box);
  return face.text(row.report).then((text) => box.append(head(row, face), body(row, text, face)));
}

function head(row: ReportRow, face: Face): HTMLElement {
  const report = face.refs.reports[row.report]!;
  return h("p", { class: "origin-of-file" },
    report.byline && ["By ", bdi(report.byline), ". "],
    report.credits.length > 0 && ["Credits ", ...listed(report.credits), ". "],
    "Read from ", bdi(short(report.file, 200)), ". ",
    report.url && h("a", { href: report.url, rel: "noreferrer noopener nofollow", target: "_blank", dir: "ltr" }, short(report.url, 90)));
}

function body(row: ReportRow, text: string, face: Face): HTMLElement {
  const report = face.refs.reports[row.report]!;
  const ids = known(row.statements, face.refs.statements);
  const number = new Map(ids.map((id, at) => [id, at + 1]));
  const marks: Mark[] = ids.map((id) => ({ id, start: face.refs.statements[id]!.start, end: face.refs.statements[id]!.end }));
  const noted = new Set<Id>();
  const box = h("div", { class: "text" });
  for (const match of text.matchAll(/[^\r\n]*\S[^\r\n]*/g)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const paragraph = h("p", { lang: report.language, dir: report.direction });
    const here: Id[] = [];
    for (const stretch of stretches(marks, start, end)) {
      for (const { id, first } of [...stretch.over].sort((one, other) => other.lane - one.lane)) {
        if (!first || noted.has(id)) continue;
        noted.add(id);
        here.push(id);
        paragraph.append(h("a", { class: "number", id: `statement-${id}`, href: `#note-${id}`, "aria-label": `statement ${number.get(id)}`,
          click: (event: MouseEvent) => { event.preventDefault(); light(id, box); box.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"] a`)?.focus(); } },
          String(number.get(id))));
      }
      const words = text.slice(stretch.start, stretch.end);
      if (!stretch.over.length) paragraph.append(h("span", {}, words));
      else {
        const mark = h("mark", { "data-over": stretch.over.map(({ id }) => id).join(" "), click: () => {
          if (!getSelection()?.toString()) light(stretch.over.reduce((one, other) => (one.lane < other.lane ? one : other)).id, box);
        } }, words);
        underline(mark, stretch.over.map(({ id, lane }) => [lane, kindOf(id, face)]));
        paragraph.append(mark);
      }
    }
    const notes = h("ol", { class: "notes" }, here.map((id) => note(id, number.get(id)!, box, face)));
    box.append(h("div", { class: "paragraph" }, paragraph, notes));
  }
  return box;
}

type MarkKind = "own" | "named" | "unnamed";

function kindOf(id: Id, face: Face): MarkKind {
  const statement = face.refs.statements[id]!;
  if (ownVoice(statement, face)) return "own";
  return face.refs.sources[chainOf(statement, face).at(-1)!]?.kind === "anonymous" ? "unnamed" : "named";
}

/** One line under the words for each statement, in its lane. */
function underline(mark: HTMLElement, lines: [lane: number, kind: MarkKind][]): void {
  const deepest = Math.max(...lines.map(([lane]) => lane));
  mark.style.backgroundImage = lines.map(([, kind]) => `linear-gradient(var(--${kind}), var(--${kind}))`).join(", ");
  mark.style.backgroundSize = lines.map(([, kind]) => (kind === "own" ? "100% 1px" : "100% 2px")).join(", ");
  mark.style.backgroundPosition = lines.map(([lane]) => `0 calc(100% - ${(deepest - lane) * 4}px)`).join(", ");
  mark.style.paddingBottom = `${2 + deepest * 4}px`;
}

function note(id: Id, number: number, box: HTMLElement, face: Face): HTMLElement {
  const statement = face.refs.statements[id]!;
  const claim = statement.claim ? face.data.claims.find((row) => row.claim === statement.claim) : undefined;
  return h("li", { class: kindOf(id, face), "data-note": id },
    h("a", { href: `#statement-${id}`, "aria-label": `words of statement ${number}`, click: (event: MouseEvent) => {
      event.preventDefault();
      light(id, box);
      document.getElementById(`statement-${id}`)?.focus();
    } }, String(number)), " ",
    badge(statement.status, face), " ", arrows(statement, face, { from: 1 }),
    claim && claim.n_reports > 1 && h("a", { class: "see", href: face.href("claim", claim.claim) },
      `${counted(claim.n_outlets, "outlet")}, ${counted(claim.n_origins, "origin")}`));
}

/** Light a statement's words and its note. */
export function light(id: Id, box: HTMLElement): void {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const mark of box.querySelectorAll<HTMLElement>("mark[data-over]")) {
    mark.classList.toggle("lit", mark.dataset.over!.split(" ").includes(id));
  }
  box.querySelector(`[data-note="${CSS.escape(id)}"]`)?.classList.add("lit");
}
