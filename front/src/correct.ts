// Splitting and merging by hand, on the desk: buttons beside what is shown, and a bar that says what was kept.

import { bdi, h } from "./dom.ts";
import { counted, short } from "./phrases.ts";
import type { Correct, Corrected } from "./view.ts";

interface Held { kind: Corrected; id: string; name: string }

const HELD = "held";
const WHO = "who";
const PAUSE = 1500;

export class Corrections implements Correct {
  private held: Held | null = JSON.parse(sessionStorage.getItem(HELD) ?? "null") as Held | null;
  private readonly buttons = new Map<HTMLButtonElement, Held>();
  private readonly told = h("span", { role: "status" });
  private readonly who = h("input", { autocomplete: "name", change: () => localStorage.setItem(WHO, this.who.value) });
  private readonly letGo = h("button", { type: "button", click: () => this.hold(null) }, "Let go");
  private readonly undoing = h("button", { type: "button", hidden: true, click: () => void this.undo() }, "Undo");
  private readonly bar = h("section", { class: "corrections", "aria-label": "Corrections", hidden: true },
    this.told, " ", this.undoing, " ", this.letGo, " ", h("label", {}, "Your name ", this.who));

  constructor() {
    this.who.value = localStorage.getItem(WHO) ?? "";
    document.body.append(this.bar);
    this.show();
  }

  /** A button that takes hold of a row, or merges it with the one that is held. */
  whole(kind: Corrected, id: string, name: string): HTMLElement {
    const button = h("button", { type: "button", class: "correct", click: () => this.press({ kind, id, name }) });
    this.buttons.set(button, { kind, id, name });
    this.label(button);
    return button;
  }

  /** A button that says that one part does not belong to its row. */
  part(kind: Corrected, whole: string, part: string, label: string): HTMLElement {
    const button: HTMLButtonElement = h("button", { type: "button", class: "correct", click: () => {
      void this.send("/judgements/split", { kind, whole, parts: [part], who: this.who.value }).then((kept) => { button.disabled = kept; });
    } }, label);
    return button;
  }

  private press(row: Held): void {
    const held = this.held;
    if (!held || held.kind !== row.kind || held.id === row.id) {
      this.hold(held?.id === row.id ? null : row);
      return;
    }
    void this.send("/judgements/merge", { kind: row.kind, one: held.id, other: row.id, who: this.who.value })
      .then((kept) => { if (kept) this.hold(null); });
  }

  private hold(row: Held | null): void {
    this.held = row;
    if (row) sessionStorage.setItem(HELD, JSON.stringify(row));
    else sessionStorage.removeItem(HELD);
    if (row) this.told.textContent = "";
    this.show();
  }

  private show(): void {
    for (const button of this.buttons.keys()) this.label(button);
    this.letGo.hidden = !this.held;
    if (this.held) this.told.replaceChildren("To be merged: “", bdi(short(this.held.name, 90)), "”. Find the other one, here or in any list, and press its button.");
    this.bar.hidden = !this.held && !this.told.textContent;
  }

  private label(button: HTMLButtonElement): void {
    const row = this.buttons.get(button)!;
    const held = this.held?.kind === row.kind ? this.held : null;
    button.replaceChildren(!held ? "Merge with…" : held.id === row.id ? "Let go" : "Merge with the one held");
    button.setAttribute("aria-label", `${button.textContent}: ${short(row.name, 90)}`);
  }

  private async send(path: string, body: unknown): Promise<boolean> {
    this.bar.hidden = false;
    try {
      const { count } = await post<{ count: number }>(path, body);
      this.undoing.hidden = false;
      this.follow(`Kept, as ${counted(count, "judgement")}.`);
      return true;
    } catch (fault) {
      this.told.textContent = `Not kept: ${(fault as Error).message}`;
      return false;
    }
  }

  private async undo(): Promise<void> {
    try {
      const { count } = await post<{ count: number }>(`/judgements/undo?who=${encodeURIComponent(this.who.value)}`, {});
      this.undoing.hidden = true;
      this.follow(count ? "Taken back." : "There is nothing to undo.");
      for (const button of document.querySelectorAll<HTMLButtonElement>("button.correct:disabled")) button.disabled = false;
    } catch (fault) {
      this.told.textContent = `Not taken back: ${(fault as Error).message}`;
    }
  }

  /** Say what was done, and when the record follows it. */
  private follow(told: string): void {
    this.told.textContent = `${told} The record is being settled anew.`;
    const look = async (): Promise<void> => {
      const answer = await fetch("/add.json");
      const { rows } = (await answer.json()) as { rows: { state: string }[] };
      if (rows.some((row) => row.state === "waiting" || row.state === "running")) setTimeout(() => void look(), PAUSE);
      else this.told.replaceChildren(`${told} `, h("a", { href: "" }, "See it as it is now"), ".");
    };
    setTimeout(() => void look(), PAUSE / 3);
  }
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { "X-Reportedly": "1", "Content-Type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  const value = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Error(value.error ?? String(answer.status));
  return value;
}
