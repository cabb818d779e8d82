// Copied words: what one report took from another, both sides beside each other, differences marked.

import type { CopiedRow } from "../data.ts";
import { apart, type Runs } from "../diff.ts";
import { bdi, h } from "../dom.ts";
import { day, short } from "../phrases.ts";
import type { Face, View } from "../view.ts";

const LONGEST = 1600;

export const copied: View<CopiedRow> = {
  name: "copied",
  title: "Copied words",
  noun: ["pair", "pairs"],
  lead: "Reports that share passages, the most copied first. What only one side has is underlined.",
  rows: (data) => data.copied,
  keep: (row, picked) => picked.reports.has(row.from_report) || picked.reports.has(row.to_report),
  anchor: (row) => `copied-${row.from_report}-${row.to_report}`,
  step: 40,
  item: (row, face) => {
    const details = h("details", { class: "copied", toggle: () => {
      if (details.open && details.childElementCount === 1) void passages(row, face).then((box) => details.append(box));
    } },
      h("summary", {}, head(row.from_report, face), h("span", { class: "to" }, row.known_order ? " copied by " : " and "),
        head(row.to_report, face), h("span", { class: "share" }, `${row.share} % of it, ${row.kinds.join(", ")}`)));
    return details;
  },
  cells: (row, face) => ({
    from_report: row.from_report, from_outlet: face.refs.reports[row.from_report]!.outlet,
    to_report: row.to_report, to_outlet: face.refs.reports[row.to_report]!.outlet,
    per_cent: row.share, characters: row.characters, how: row.kinds, order_known: row.known_order, passages: row.passages.length,
  }),
};

function head(id: string, face: Face): HTMLElement {
  const report = face.refs.reports[id]!;
  return h("span", {}, bdi(short(report.outlet, 80), { class: "outlet" }), report.published && h("span", { class: "date" }, ` ${day(report.published)}`));
}

async function passages(row: CopiedRow, face: Face): Promise<HTMLElement> {
  const [from, to] = await Promise.all([face.text(row.from_report), face.text(row.to_report)]);
  return h("div", {},
    h("p", { class: "dim" }, row.rests_on),
    row.passages.map((passage) => {
      const taken = from.slice(passage.from_start, passage.from_end).slice(0, LONGEST);
      const made = to.slice(passage.to_start, passage.to_end).slice(0, LONGEST);
      const [before, after] = passage.kind === "translated" || taken === made
        ? [[[taken, false]], [[made, false]]] as [Runs, Runs] : apart(taken, made);
      return h("div", { class: "passage" }, side(row.from_report, before, "del", face), side(row.to_report, after, "ins", face));
    }));
}

function side(id: string, runs: Runs, own: "del" | "ins", face: Face): HTMLElement {
  const report = face.refs.reports[id]!;
  return h("blockquote", { lang: report.language, dir: report.direction, "aria-label": report.outlet },
    runs.map(([text, alone]) => (alone ? h(own, {}, text) : h("span", {}, text))));
}
