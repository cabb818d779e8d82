// A statement in its place: its words marked, with what stands around them in their paragraph.

import type { Id } from "./data.ts";
import { h } from "./dom.ts";
import type { Face } from "./view.ts";

/** Characters of the paragraph shown on either side. */
const ROOM = 320;

export function excerpt(id: Id, face: Face): HTMLElement {
  const statement = face.refs.statements[id]!;
  const report = face.refs.reports[statement.report]!;
  const box = h("blockquote", { lang: report.language, dir: report.direction });
  void face.text(statement.report).then((text) => {
    const { start, end } = statement;
    const from = Math.max(text.lastIndexOf("\n", start - 1) + 1, start - ROOM);
    const stop = text.indexOf("\n", end);
    const to = Math.min(stop >= 0 ? stop : text.length, end + ROOM);
    const cut = (place: number): boolean => place > 0 && place < text.length && text[place - 1] !== "\n" && text[place] !== "\n";
    const mark = h("mark");
    let reached = start;
    for (const [first, last] of statement.pieces) {
      if (first > reached) mark.append(h("span", { class: "gap" }, text.slice(reached, first)));
      mark.append(h("span", {}, text.slice(first, last)));
      reached = last;
    }
    if (reached < end) mark.append(h("span", {}, text.slice(reached, end)));
    box.append(h("span", {}, (cut(from) ? "…" : "") + text.slice(from, start)), mark,
      h("span", {}, text.slice(end, to) + (cut(to) ? "…" : "")));
  });
  return box;
}
