// Claims, the most consequential first: who carries each, on whose word, how its words changed, every wording.

import { type ClaimRow, type Id, known } from "../data.ts";
import { h } from "../dom.ts";
import { excerpt } from "../excerpt.ts";
import { arrows, badge, chainText, conflictLinks, force, listed, outlets, quoted, source, time } from "../parts.ts";
import { counted, day, figure, short } from "../phrases.ts";
import { drawTree } from "../tree.ts";
import { anyOf, type Face, type View } from "../view.ts";
import { glance } from "./glance.ts";

/** Wordings drawn at once; the rest on demand. */
const WORDINGS = 8;
const OPEN_TREES = 2;
/** Origins named at once. */
const ORIGINS = 8;

export const claims: View<ClaimRow> = {
  name: "claims",
  title: "Claims",
  noun: ["claim", "claims"],
  lead: "What reports say alike, the widest gap between outlets and origins first.",
  rows: (data) => data.claims,
  keep: (row, picked) => anyOf(row.statements, picked.statements),
  anchor: (row) => `claim-${row.claim}`,
  group: (row) => (row.n_reports > 1 ? null : "Said by one report alone"),
  figure: glance,
  step: 8,
  item: (row, face) => (row.n_reports > 1 ? card(row, face) : single(row, face)),
  cells: (row, face) => ({
    claim: row.claim, text: row.text, reports: row.n_reports, outlets: row.n_outlets, origins: row.n_origins,
    reason: row.reason, said_by: outlets(row.statements, face),
    on_the_word_of: row.origins.map((id) => face.refs.sources[id]?.name ?? ""),
    statuses: [...new Set(known(row.statements, face.refs.statements).map((id) => face.refs.statements[id]!.status))],
    contested: row.conflicts.length > 0, statements: row.statements,
  }),
};

function card(row: ClaimRow, face: Face): HTMLElement {
  const statements = known(row.statements, face.refs.statements);
  const thin = row.n_outlets > row.n_origins;
  return h("article", { class: `card claim${thin ? " thin" : ""}` },
    h("header", {},
      h("h3", { lang: row.language || null, dir: row.direction }, row.text),
      h("p", { class: "tally" },
        h("span", {}, h("b", {}, figure(row.n_outlets)), ` ${row.n_outlets === 1 ? "outlet" : "outlets"}`),
        h("span", { "aria-hidden": "true" }, "→"),
        h("span", { class: "origin" }, h("b", {}, figure(row.n_origins)), ` ${row.n_origins === 1 ? "origin" : "origins"}`))),
    h("dl", { class: "who" },
      h("dt", {}, "Says it"), h("dd", {}, listed(outlets(statements, face), 8), h("span", { class: "dim" }, ` (${counted(row.n_reports, "report")})`)),
      h("dt", {}, "On whose word"),
      h("dd", {}, row.origins.length
        ? h("ul", { class: "origins" }, row.origins.slice(0, ORIGINS).map((id) => h("li", {}, source(id, face))), moreOrigins(row, face))
        : "no origin could be traced"),
      h("dt", {}, `Why ${row.n_origins}`), h("dd", {}, h("bdi", {}, row.reason)),
      row.conflicts.length > 0 && [h("dt", {}, "Contested"), h("dd", { class: "sees" }, conflictLinks(row.conflicts, face))]),
    row.drift.length > 1 && drift(row, face),
    row.tree.length > 0 && tree(row, face),
    h("h4", {}, "Every wording ", h("span", { class: "dim" },
      statements.length < row.n_statements ? `the first ${figure(statements.length)} of ${figure(row.n_statements)}` : `${figure(statements.length)}, by date`)),
    wordings(row, statements, face),
    tools(row, face));
}

/** What is left of a long list of origins: on demand, or as a number where the row was sent without them. */
function moreOrigins(row: ClaimRow, face: Face): HTMLElement | null {
  const rest = known(row.origins.slice(ORIGINS), face.refs.sources);
  if (row.n_origins > row.origins.length) return h("li", { class: "dim" }, `and ${counted(row.n_origins - Math.min(ORIGINS, row.origins.length), "more origin")}`);
  if (!rest.length) return null;
  const item = h("li", {}, h("button", { type: "button", class: "more", click: () => {
    item.replaceWith(...rest.map((id) => h("li", {}, source(id, face))));
  } }, `Show ${counted(rest.length, "more origin")}`));
  return item;
}

/** The tree of the first claims is open; the others are drawn when they are opened. */
function tree(row: ClaimRow, face: Face): HTMLElement {
  const open = face.data.claims.indexOf(row) < OPEN_TREES;
  const details = h("details", { class: "fold", open, toggle: () => {
    if (details.open && details.childElementCount === 1) details.append(drawTree(row.tree, face));
  } }, h("summary", {}, h("h4", {}, "Who had it from whom")), open && drawTree(row.tree, face));
  return details;
}

function drift(row: ClaimRow, face: Face): HTMLElement[] {
  const steps = row.drift.filter((step) => face.refs.statements[step.statement]);
  return [
    h("h4", {}, "How it changed on the way"),
    h("ol", { class: "drift" },
      steps.slice(0, 12).map((step) => {
        const statement = face.refs.statements[step.statement]!;
        const report = face.refs.reports[statement.report]!;
        return h("li", { class: statement.status }, badge(statement.status, face), " ", force(statement, face),
          h("span", { class: "by" }, h("bdi", {}, short(report.outlet, 60)), step.count > 1 && ` and ${step.count - 1} more`,
            report.published && `, ${day(report.published)}`));
      }),
      steps.length > 12 && h("li", { class: "dim" }, counted(steps.length - 12, "more step"))),
  ];
}

function wordings(row: ClaimRow, statements: Id[], face: Face): HTMLElement {
  const list = h("ol", { class: "wordings" }, statements.slice(0, WORDINGS).map((id) => wording(id, face, row)));
  if (statements.length <= WORDINGS) return list;
  const more = h("button", { type: "button", class: "more", click: () => {
    list.append(...statements.slice(WORDINGS).map((id) => wording(id, face, row)));
    more.remove();
  } }, `Show ${counted(statements.length - WORDINGS, "more wording")}`);
  return h("div", {}, list, more);
}

export function wording(id: Id, face: Face, of?: ClaimRow): HTMLElement {
  const statement = face.refs.statements[id]!;
  const report = face.refs.reports[statement.report]!;
  const details = h("details", { toggle: () => {
    if (details.open && details.childElementCount === 1) details.append(proof(id, face, of));
  } },
    h("summary", {}, time(report.published), " ", h("bdi", { class: "outlet" }, short(report.outlet, 80)), " ",
      badge(statement.status, face), " ", force(statement, face), quoted(id, face), arrows(statement, face)));
  return h("li", { class: "wording" }, details);
}

function proof(id: Id, face: Face, of?: ClaimRow): HTMLElement {
  const statement = face.refs.statements[id]!;
  const how = { direct: ", quoted directly", mixed: ", partly quoted", indirect: "", none: "" }[statement.quote];
  return h("div", { class: "proof" },
    excerpt(id, face),
    h("p", { class: "chain" }, h("bdi", {}, face.refs.chains[statement.chain]!.sentence),
      statement.cue && h("span", { class: "dim" }, " Attributed by ", h("q", { dir: "auto" }, short(statement.cue, 120)), `${how}.`)),
    h("p", { class: "tools" }, h("a", { href: face.href("statement", id) }, "Read it in the report"),
      of && of.statements.length > 1 && face.correct && [" ", face.correct.part("claim", of.claim, id, "Not this claim")]));
}

/** What can be done with a claim: seen by itself, merged with another. */
function tools(row: ClaimRow, face: Face): HTMLElement | null {
  return face.correct
    ? h("p", { class: "tools" }, h("a", { href: face.href("claim", row.claim) }, "By itself, with all its wordings"), " ",
      face.correct.whole("claim", row.claim, row.text))
    : null;
}

function single(row: ClaimRow, face: Face): HTMLElement {
  const id = known(row.statements, face.refs.statements)[0];
  const statement = id ? face.refs.statements[id]! : null;
  return h("article", { class: "single" },
    h("h4", { class: "text", dir: row.direction, lang: row.language || null }, row.text),
    statement && h("p", {}, time(face.refs.reports[statement.report]!.published), " ", badge(statement.status, face), " ",
      h("a", { href: face.href("statement", id!), title: chainText(statement, face) }, "read it"), " ", arrows(statement, face),
      row.conflicts.length > 0 && [" ", ...conflictLinks(row.conflicts, face)]),
    tools(row, face));
}
