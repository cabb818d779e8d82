// The page as a whole: the answer on top, the views, and beside them the filters that hold for all of them.

import { read, type State, write } from "./address.ts";
import { answer } from "./answer.ts";
import type { Data, Id } from "./data.ts";
import { h } from "./dom.ts";
import { type Filters, Picker, type Selection } from "./filters.ts";
import { foot } from "./foot.ts";
import { Form } from "./form.ts";
import { List } from "./list.ts";
import { counted, figure } from "./phrases.ts";
import { printed } from "./print.ts";
import { saver } from "./save.ts";
import { VIEWS } from "./views.ts";
import { light, openReport } from "./views/reports.ts";
import type { Face, Kind, View } from "./view.ts";

const HOME: Record<Kind, string> = {
  claim: "claims", conflict: "conflicts", event: "events", party: "parties", source: "sources", name: "names",
  copied: "copied", report: "reports", statement: "reports",
};

export class App implements Face {
  readonly refs: Data["refs"];
  private state: State;
  private picked: Selection | null = null;
  private list: List<any> | null = null;
  private readonly picker: Picker;
  private readonly form: Form;
  private readonly nav = h("ul");
  private readonly main = h("main", { id: "main", tabindex: "-1" });
  private readonly status = h("p", { class: "shown", role: "status" });
  private readonly box: HTMLDetailsElement;
  private readonly views: View<any>[];
  private readonly links: Map<View<any>, HTMLAnchorElement>;
  private readonly made = new Map<View<any>, any[]>();

  constructor(readonly data: Data, root: HTMLElement) {
    this.refs = data.refs;
    this.picker = new Picker(data);
    this.views = VIEWS.filter((view) => this.whole(view).length || ["claims", "reports"].includes(view.name));
    this.links = new Map(this.views.map((view) => [view, h("a", {}, view.title, " ", h("span"))]));
    this.nav.append(...[...this.links.values()].map((link) => h("li", {}, link)));
    this.state = read(location.hash);
    this.form = new Form(data, (filters) => this.change(filters));
    this.box = h("details", { class: "filter-box" }, h("summary", {}, "Filter"), this.form.element, this.status);
    root.replaceChildren(
      h("a", { class: "skip", href: "#main", click: (event: Event) => { event.preventDefault(); this.main.focus(); } }, "Skip to what is shown"),
      answer(this),
      h("nav", { class: "views", "aria-label": "Views" }, this.nav),
      h("div", { class: "frame" }, h("aside", { class: "rail", "aria-label": "Filters" }, this.box), this.main),
      foot(data));
    this.box.open = matchMedia("(min-width: 60rem)").matches;
    addEventListener("hashchange", () => this.read());
    addEventListener("beforeprint", () => { root.querySelector(".foot")!.before(printed(this, this.views, this.picked)); });
    addEventListener("afterprint", () => { document.getElementById("printed")?.remove(); });
    this.read();
    if (this.state.view && !this.state.at) this.nav.parentElement!.scrollIntoView({ block: "start" });
    this.picker.warm();
  }

  href(kind: Kind, id: Id): string {
    return write({ view: HOME[kind], at: `${kind}-${id}`, filters: this.state.filters });
  }

  filter(field: "place" | "entity", value: string): void {
    this.change({ ...this.state.filters, [field]: this.state.filters[field] === value ? undefined : value });
  }

  text(report: Id): Promise<string> {
    return Promise.resolve(this.refs.reports[report]?.text ?? "");
  }

  /** All rows of a view. */
  private whole<Row>(view: View<Row>): Row[] {
    let rows = this.made.get(view);
    if (!rows) this.made.set(view, (rows = view.rows(this.data)));
    return rows;
  }

  /** The rows of a view that the filters leave. */
  rows<Row>(view: View<Row>): Row[] {
    const rows = this.whole(view);
    const picked = this.picked;
    return picked ? rows.filter((row) => view.keep(row, picked)) : rows;
  }

  private change(filters: Filters): void {
    this.state = { view: this.view.name, at: "", filters };
    history.replaceState(null, "", write(this.state));
    this.show();
  }

  private get view(): View<any> {
    return this.views.find((view) => view.name === this.state.view) ?? this.views[0]!;
  }

  private read(): void {
    const before = this.state.view;
    this.state = read(location.hash);
    this.show();
    if (this.state.at) void this.go(this.state.at);
    else if (this.state.view !== before) this.nav.parentElement!.scrollIntoView({ block: "start" });
  }

  private show(): void {
    const { filters } = this.state;
    this.form.show(filters);
    this.picked = this.picker.pick(filters);
    for (const [view, link] of this.links) {
      const left = (this.picked ? this.rows(view) : this.whole(view)).length;
      link.href = write({ view: view.name, at: "", filters });
      if (view === this.view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      link.lastElementChild!.textContent = figure(left);
    }
    this.draw();
  }

  private draw(): void {
    const { view } = this;
    const all = this.whole(view).length;
    const rows = this.rows(view);
    this.list?.close();
    const missing = view.missing?.(this.data, this.picked) ?? null;
    const above = view.figure?.(rows, this) ?? null;
    this.list = new List(view, rows, this);
    const count = this.picked ? `${figure(rows.length)} of ${counted(all, ...view.noun)}` : counted(all, ...view.noun);
    this.status.textContent = this.picked ? `Shown: ${count}.` : "";
    this.main.replaceChildren(
      h("section", { class: `view of-${view.name}`, "aria-labelledby": "view-title" },
        h("header", { class: "view-head" },
          h("div", {}, h("h2", { id: "view-title" }, view.title, " ", h("span", { class: "dim" }, count)), h("p", { class: "lead" }, view.lead)),
          rows.length > 0 && saver(view, view.name, rows.length, () => Promise.resolve([{ rows, face: this }]))),
        above, missing && h("p", { class: "dim missing" }, missing), this.list.element));
  }

  /** Go to a row, or to a statement in its report; what the filters hide is said, not shown. */
  private async go(at: string): Promise<void> {
    const statement = at.startsWith("statement-") ? at.slice("statement-".length) : null;
    const report = statement ? this.refs.statements[statement]?.report : null;
    const element = this.list?.find(report ? `report-${report}` : at) ?? null;
    if (!element) {
      if (at && this.picked) this.status.append(" What you followed is hidden by the filters.");
      return;
    }
    let target: HTMLElement = element;
    if (element instanceof HTMLDetailsElement && this.view.name === "reports") {
      const id = element.id.slice("report-".length);
      await openReport(element, this.data.reports.find((row) => row.report === id)!, this);
      if (statement) {
        target = document.getElementById(at) ?? element;
        light(statement, element);
      }
    } else if (element instanceof HTMLDetailsElement) element.open = true;
    element.classList.add("target");
    target.scrollIntoView({ block: statement ? "center" : "start" });
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}
