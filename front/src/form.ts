// The form of the filters: it offers what the data holds, and tells of every change.

import type { Data } from "./data.ts";
import { h } from "./dom.ts";
import { FIELDS, type Field, type Filters, sourceLabel } from "./filters.ts";

export class Form {
  readonly element: HTMLFormElement;
  private readonly fields = new Map<Field, HTMLInputElement | HTMLSelectElement>();
  private readonly reset: HTMLButtonElement;
  private soon = 0;

  constructor(data: Data, private readonly changed: (filters: Filters) => void) {
    const { refs } = data;
    const unique = (all: string[]): string[] => [...new Set(all)].filter(Boolean).sort((one, other) => one.localeCompare(other));
    const entities = Object.values(refs.entities);
    const used = new Set(Object.values(refs.statements).flatMap((row) => refs.chains[row.chain]!.sources));
    const stories = Object.values(refs.stories);
    const statuses = Object.keys(data.meaning).filter((status) =>
      Object.values(refs.statements).some((row) => row.status === status) || data.events.some((row) => row.status === status));
    this.reset = h("button", { type: "reset", hidden: true }, "Clear all");
    this.element = h("form", { class: "filters", id: "filters", role: "search", "aria-label": "Filters" },
      this.text("q", "Search", "search"),
      this.choice("outlet", "Outlet", unique(Object.values(refs.reports).map((row) => row.outlet))),
      this.choice("status", "Status", statuses),
      this.typed("source", "Source", unique([...used].flatMap((id) => (refs.sources[id] ? [sourceLabel(refs.sources[id])] : [])))),
      this.typed("entity", "Who or what", unique(entities.filter((row) => row.kind !== "outlet").map((row) => row.name))),
      this.typed("place", "Place", unique(entities.filter((row) => ["place", "country"].includes(row.kind)).map((row) => row.name))),
      stories.length > 1 && this.choice("story", "Story", unique(stories)),
      h("fieldset", {}, h("legend", {}, "Published"), this.text("from", "from", "date"), this.text("to", "to", "date")),
      h("fieldset", {}, h("legend", {}, "Takes place"), this.text("day_from", "from", "date"), this.text("day_to", "to", "date")),
      this.check("contested", "contested only"),
      this.reset);
    this.element.addEventListener("input", () => {
      clearTimeout(this.soon);
      this.soon = window.setTimeout(() => this.changed(this.filters()), 120);
    });
    this.element.addEventListener("submit", (event) => { event.preventDefault(); this.changed(this.filters()); });
    this.element.addEventListener("reset", (event) => { event.preventDefault(); this.changed({}); });
  }

  filters(): Filters {
    const found: Filters = {};
    for (const [name, field] of this.fields) {
      const value = field instanceof HTMLInputElement && field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim();
      if (value) found[name] = value;
    }
    return found;
  }

  show(filters: Filters): void {
    for (const [name, field] of this.fields) {
      const value = filters[name] ?? "";
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === "1";
      else if (field.value.trim() !== value) field.value = value;
    }
    this.reset.hidden = !FIELDS.some((name) => filters[name]);
  }

  private text(name: Field, label: string, type: string): HTMLElement {
    return this.labelled(name, label, h("input", { name, type, autocomplete: "off", dir: type === "search" ? "auto" : null }));
  }

  private check(name: Field, label: string): HTMLElement {
    const input = h("input", { name, type: "checkbox" });
    this.fields.set(name, input);
    return h("label", { class: "check" }, input, label);
  }

  private choice(name: Field, label: string, options: string[]): HTMLElement {
    return this.labelled(name, label, h("select", { name }, h("option", { value: "" }, "all"), options.map((value) => h("option", { value }, value))));
  }

  /** A field that is typed into, for what has too many choices to scroll through. */
  private typed(name: Field, label: string, options: string[]): HTMLElement {
    const list = h("datalist", { id: `${name}-names` }, options.map((value) => h("option", { value })));
    return this.labelled(name, label, h("input", { name, list: list.id, placeholder: "all", autocomplete: "off", dir: "auto" }), list);
  }

  private labelled(name: Field, label: string, field: HTMLInputElement | HTMLSelectElement, ...more: HTMLElement[]): HTMLElement {
    this.fields.set(name, field);
    return h("label", {}, h("span", {}, label), field, more);
  }
}
