// "Save 12 rows: CSV JSON GeoJSON": what a view shows as a file, the same on the page and on the desk.

import { type Cells, csv, type Feature, geojson, json, save } from "./cells.ts";
import { h } from "./dom.ts";
import { counted } from "./phrases.ts";
import type { Face, View } from "./view.ts";

/** Some of a view's rows and the face that knows what they refer to. */
export interface Shown<Row> { rows: Row[]; face: Face }

/** The buttons of a view that shows `count` rows, which `all` gives when they are wanted. */
export function saver<Row>(view: View<Row>, name: string, count: number, all: () => Promise<Shown<Row>[]>): HTMLElement {
  const label = h("span", { role: "status" }, `Save ${counted(count, "row")}:`);
  const button = (kind: string, type: string, text: (shown: Shown<Row>[]) => string): HTMLElement => {
    const made: HTMLButtonElement = h("button", { type: "button", click: () => {
      made.disabled = true;
      all().then((shown) => save(`${name}.${kind.toLowerCase()}`, type, text(shown)))
        .catch((fault: Error) => { label.textContent = `Not saved: ${fault.message}`; })
        .finally(() => { made.disabled = false; });
    } }, kind);
    return made;
  };
  const cells = (shown: Shown<Row>[]): Cells[] => shown.flatMap(({ rows, face }) => rows.map((row) => view.cells(row, face)));
  const features = (shown: Shown<Row>[]): Feature[] => shown.flatMap(({ rows, face }) => rows.map((row) => view.feature!(row, face)));
  return h("p", { class: "exports", role: "group", "aria-label": "Save what is shown" }, label, " ",
    button("CSV", "text/csv", (shown) => csv(cells(shown))), " ",
    button("JSON", "application/json", (shown) => json(cells(shown))),
    view.feature && [" ", button("GeoJSON", "application/geo+json", (shown) => geojson(features(shown)))]);
}
