// What to know before relying on a number.

import type { Data } from "./data.ts";
import { h } from "./dom.ts";
import { counted } from "./phrases.ts";

export function foot(data: Data): HTMLElement {
  const points: (string | HTMLElement)[][] = [
    [h("b", {}, "Reports"), " are the articles read. A report that has more than ", `${data.copy_share} %`,
      " of its words from one other report is no ", h("b", {}, "distinct text"), " of its own. ", h("b", {}, "Independent origins"),
      ", at the top, are the people, documents and outlets behind the claim that the most reports of a story carry, of all stories in which two reports tell the same; every other claim has its own number."],
    ["An origin is where the words come from as far as the reports say. The program does not know whether a source told the truth, or whether an unnamed source is who the outlet says."],
    ["All of it was found by a program. It misses statements, takes some for the same that are not, and reads some chains wrongly: open the words before you rely on a number."],
    ["“No conflict” means none was found, not that the reports agree. Places and dates are as exact as they are drawn, no more."],
  ];
  return h("footer", { class: "foot" },
    h("h2", {}, "How to read this, and what it cannot do"),
    h("ul", {}, points.map((point) => h("li", {}, point))),
    h("p", {}, `Made by reportedly ${data.version} from ${counted(data.answer.whole.reports, "report")}. This file is complete in itself: it loads nothing and sends nothing. Outlines on the map: Natural Earth.`));
}
