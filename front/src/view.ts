// What a view is to the front end, and what the page lends it.

import type { Cells, Feature } from "./cells.ts";
import type { Data, Id, Refs } from "./data.ts";
import type { Selection } from "./filters.ts";

/** The face that draws the views: the page with its data inside, or the desk. */
export interface Face {
  data: Data;
  refs: Refs;
  /** The address of a row: `href("claim", id)`, in the view that shows it, filters kept. */
  href(kind: Kind, id: Id): string;
  /** Set one filter, as a click on a place on the map does. */
  filter(field: "place" | "entity", value: string): void;
  /** A report's text; the desk has to ask for it. */
  text(report: Id): Promise<string>;
  /** Buttons that merge a whole with another and split a part from it, where that can be done. */
  correct?: Correct;
}

export type Corrected = "claim" | "entity" | "event";

export interface Correct {
  whole(kind: Corrected, id: Id, name: string): HTMLElement;
  part(kind: Corrected, whole: Id, part: string, label: string): HTMLElement;
}

export type Kind = "claim" | "conflict" | "event" | "party" | "source" | "name" | "copied" | "report" | "statement";

export interface View<Row> {
  name: string;
  title: string;
  /** One row, and several, in words. */
  noun: [string, string];
  lead: string;
  rows(data: Data): Row[];
  keep(row: Row, picked: Selection): boolean;
  /** The id of a row's element: its kind and its id. */
  anchor(row: Row): string;
  item(row: Row, face: Face): HTMLElement;
  /** The heading a row stands under, where rows stand in groups. */
  group?(row: Row): string | null;
  /** What the items stand in; a plain `div` where this is not given. */
  frame?(): { outer: HTMLElement; inner: HTMLElement };
  /** What is drawn above the list, of all rows at once. */
  figure?(rows: Row[], face: Face): HTMLElement | null;
  /** What the view cannot show, in a sentence. */
  missing?(data: Data, picked: Selection | null): string | null;
  /** Only this many rows at once, more on demand. */
  step?: number;
  cells(row: Row, face: Face): Cells;
  feature?(row: Row, face: Face): Feature;
}

export const anyOf = (ids: Id[], picked: Set<Id>): boolean => ids.some((id) => picked.has(id));
