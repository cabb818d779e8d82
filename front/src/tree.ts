// Who had a claim from whom, over time: the tree at the left, and beside each line its place in time.

import { type Link, type TreeNode } from "./data.ts";
import { bdi, h } from "./dom.ts";
import { badge, source } from "./parts.ts";
import { day, moments, short } from "./phrases.ts";
import type { Face } from "./view.ts";

interface Span { first: number; last: number }

const HOW: Record<Link, string> = {
  origin: "", told: "told", "cited by": "cited by", "copied by": "copied by", "translated by": "translated by",
  "in its own voice": "retold, naming nobody, by",
};

export function drawTree(nodes: TreeNode[], face: Face): HTMLElement {
  const dates = [...every(nodes)].map((node) => moments(published(node, face))).filter((span) => span !== null);
  const span = { first: Math.min(...dates.map(([first]) => first)), last: Math.max(...dates.map(([, last]) => last)) };
  const ends = dates.length > 1 ? [span.first, span.last].map((moment) => day(new Date(moment).toISOString())) : [];
  const timed = ends[0] !== ends[1];
  return h("div", { class: `tree${timed ? " timed" : ""}` },
    timed && h("p", { class: "scale", "aria-hidden": "true" },
      ends.map((end) => h("span", {}, end))),
    list(nodes, face, timed ? span : null, speaking(nodes)));
}

/** The outlets whose own report stands somewhere in the tree. */
const speaking = (nodes: TreeNode[]): Set<string> =>
  new Set([...every(nodes)].filter((node) => node.statement).map((node) => node.source));

function* every(nodes: TreeNode[]): Generator<TreeNode> {
  for (const node of nodes) { yield node; yield* every(node.children); }
}

const published = (node: TreeNode, face: Face): string | null => {
  const statement = node.statement ? face.refs.statements[node.statement] : undefined;
  return statement ? face.refs.reports[statement.report]!.published : null;
};

function list(nodes: TreeNode[], face: Face, span: Span | null, told: Set<string>): HTMLElement {
  return h("ul", {}, nodes.map((node) => {
    const statement = node.statement ? face.refs.statements[node.statement] : undefined;
    const origin = node.link === "origin";
    const kind = face.refs.sources[node.source]?.kind ?? "";
    return h("li", { class: `${origin ? "root" : "leaf"} of-${kind}${statement ? "" : " absent"} by-${node.link.split(" ")[0]}` },
      h("div", { class: "line" },
        h("span", { class: "node" },
          !origin && h("span", { class: "link" }, HOW[node.link], " "),
          origin && !statement ? source(node.source, face, 160)
            : statement ? h("a", { href: face.href("statement", node.statement!) }, bdi(short(face.refs.sources[node.source]?.name ?? "?", 80)))
            : bdi(short(face.refs.sources[node.source]?.name ?? "?", 80), { class: "name" }),
          statement && [" ", badge(statement.status, face), " ", h("span", { class: "date" }, day(published(node, face)) ?? "undated")],
          !statement && !origin && h("span", { class: "note" }, told.has(node.source) ? " (not so in its own report)" : " (no report of its own tells this)")),
        span && h("span", { class: "lane", "aria-hidden": "true" }, dot(node, face, span))),
      node.children.length > 0 && list(node.children, face, span, told));
  }));
}

function dot(node: TreeNode, face: Face, span: Span): HTMLElement | null {
  const known = moments(published(node, face));
  if (!known) return null;
  const place = (moment: number): number => (100 * (moment - span.first)) / (span.last - span.first);
  const mark = h("i", { class: "dot" });
  mark.style.left = `${place(known[0])}%`;
  mark.style.width = `${Math.max(place(known[1]) - place(known[0]), 0)}%`;
  return mark;
}
