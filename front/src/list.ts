// A view's rows on screen: some at once, more as the reader comes to their end, groups under headings.

import { h } from "./dom.ts";
import { figure } from "./phrases.ts";
import type { Face, View } from "./view.ts";

export class List<Row> {
  readonly element: HTMLElement;
  private readonly inner: HTMLElement;
  private readonly more: HTMLButtonElement;
  private readonly watcher: IntersectionObserver;
  private drawn = 0;
  private heading: string | null = null;

  constructor(private readonly view: View<Row>, private readonly rows: Row[], private readonly face: Face) {
    const { outer, inner } = view.frame?.() ?? plain();
    this.inner = inner;
    this.more = h("button", { type: "button", class: "more", click: () => this.draw() });
    this.element = h("div", {}, rows.length ? outer : h("p", { class: "empty" }, `No ${view.noun[1]}.`), this.more);
    this.watcher = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) this.draw(); }, { rootMargin: "300px" });
    this.watcher.observe(this.more);
    this.draw();
  }

  /** Draw the next rows; with `to` up to that row, or all of them. */
  draw(to?: number): void {
    const step = this.view.step ?? 50;
    const end = Math.min(this.rows.length, Math.max(to === undefined ? this.drawn + step : to + 1, this.drawn));
    for (; this.drawn < end; this.drawn++) {
      const row = this.rows[this.drawn]!;
      const heading = this.view.group?.(row) ?? null;
      if (heading !== null && heading !== this.heading) this.inner.append(this.title(heading));
      this.heading = heading;
      const item = this.view.item(row, this.face);
      item.id = this.view.anchor(row);
      this.inner.append(item);
    }
    const left = this.rows.length - this.drawn;
    this.more.hidden = left === 0;
    this.more.textContent = `Show more of ${figure(left)} left`;
    if (!left) this.watcher.disconnect();
  }

  /** Draw up to the row with this anchor and give its element. */
  find(anchor: string): HTMLElement | null {
    const at = this.rows.findIndex((row) => this.view.anchor(row) === anchor);
    if (at < 0) return null;
    if (at >= this.drawn) this.draw(at);
    return document.getElementById(anchor);
  }

  close(): void {
    this.watcher.disconnect();
  }

  private title(heading: string): HTMLElement {
    const count = this.rows.filter((row) => this.view.group?.(row) === heading).length;
    return h("h3", { class: "group" }, heading, " ", h("span", { class: "dim" }, figure(count)));
  }
}

function plain(): { outer: HTMLElement; inner: HTMLElement } {
  const inner = h("div", { class: "rows" });
  return { outer: inner, inner };
}
