// The answer: how many reports, texts, outlets and origins, on whose word, and what is contested.

import type { AnswerRow } from "./data.ts";
import { bdi, h, s } from "./dom.ts";
import { counted, figure } from "./phrases.ts";
import type { Face } from "./view.ts";

export function answer(face: Face): HTMLElement {
  const { whole, stories } = face.data.answer;
  return h("header", { class: "answer" },
    h("p", { class: "brand" }, "reportedly"),
    h("h1", { dir: "auto", class: whole.title.length > 70 ? "long" : null }, whole.title),
    figures(whole),
    h("div", { class: "verdict" },
      whole.claim && h("p", { class: "which" }, h("a", { href: face.href("claim", whole.claim) }, h("q", { dir: "auto" }, whole.claim_text))),
      h("p", { class: "sentence" }, bdi(whole.sentence)),
      whole.contested.length > 0
        ? h("p", { class: "contested" }, h("strong", {}, "Contested: "), contested(whole, face))
        : whole.reports > 1 && h("p", { class: "contested none" }, "No two reports were found to contradict each other.")),
    stories.length > 0 && table(stories, face));
}

function figures(row: AnswerRow): HTMLElement {
  const all: [number, string, string][] = [
    [row.reports, "report", "reports"], [row.texts, "distinct text", "distinct texts"],
    [row.outlets, "outlet", "outlets"], [row.origins, "independent origin", "independent origins"],
  ];
  return h("ol", { class: `figures${row.origins < row.outlets ? " thin" : ""}`, "aria-label": row.line },
    all.map(([count, one, many], at) =>
      h("li", { title: at === 3 ? "behind the claim that the most reports of a story carry" : null },
        h("b", {}, figure(count)), " ", h("span", {}, count === 1 ? one : many), dots(count, row.reports))));
}

/** Reports drawn as dots: so many stand beside each other on a phone; more are a bar. */
const DOTS = 12;

function dots(count: number, reports: number): SVGElement {
  const svg = s("svg", { class: "dots", "aria-hidden": "true", width: "100%", height: 12 });
  if (reports <= DOTS) for (let at = 0; at < count; at++) svg.append(s("circle", { cx: 6 + 14 * at, cy: 6, r: 5 }));
  else svg.append(s("rect", { x: 0, y: 2, height: 8, rx: 4, width: `${Math.min(100, Math.max(1.5, (100 * count) / reports))}%` }));
  return svg;
}

function contested(row: AnswerRow, face: Face): (HTMLElement | string)[] {
  return row.contested.flatMap(({ field, count, conflict }, at) => [
    at ? ", " : "",
    h("a", { href: conflict ? face.href("conflict", conflict) : "#conflicts" }, field, count > 1 && h("span", { class: "times" }, ` ×${count}`)),
  ]);
}

const STORIES = 12;

function table(stories: AnswerRow[], face: Face): HTMLElement {
  const head = ["Story", "Reports", "Texts", "Outlets", "Origins", "What it rests on"].map((name) => h("th", { scope: "col" }, name));
  const row = (story: AnswerRow): HTMLElement => h("tr", {},
    h("th", { scope: "row", dir: "auto" }, story.title),
    [story.reports, story.texts, story.outlets].map((count) => h("td", { class: "figure" }, figure(count))),
    // Where no second report tells the same, nothing was traced back: a count of all who are named says nothing.
    h("td", { class: "figure" }, story.claim ? figure(story.origins) : "–"),
    h("td", {}, story.claim ? h("a", { href: face.href("claim", story.claim) }, bdi(story.sentence)) : story.sentence));
  const body = h("tbody", {}, stories.slice(0, STORIES).map(row));
  const more = stories.length > STORIES && h("button", { type: "button", class: "more", click: (event: Event) => {
    body.append(...stories.slice(STORIES).map(row));
    (event.target as HTMLElement).remove();
  } }, `Show ${counted(stories.length - STORIES, "more story", "more stories")}`);
  return h("details", { class: "stories fold", open: stories.length <= 4 && matchMedia("(min-width: 60rem)").matches },
    h("summary", {}, counted(stories.length, "story", "stories"), " in these reports"),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Stories" }, h("table", {}, h("thead", {}, h("tr", {}, head)), body)), more);
}
