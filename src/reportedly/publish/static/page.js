// Only adds to a page that can be read without it: opens what a link points at, filters, keeps the
// filters in the address. No request, no storage.
"use strict";

(() => {
  const form = document.getElementById("filters");
  const box = form.parentElement;
  const rows = [...document.querySelectorAll("[data-row]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const wordings = rows.filter((row) => row.matches(".wording, .singles > li"));
  const fields = ["q", "outlet", "source", "status", "story", "contested"];
  const held = new WeakMap();
  let target = "";

  const control = (name) => form.elements.namedItem(name);
  const has = (list, value) => ` ${list} `.includes(` ${value} `);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  // A row is searched with all it shows; a wording also with the text of its claim.
  const textOf = (row) => {
    if (!held.has(row)) {
      const heading = row.closest("[data-group]")?.querySelector("h3");
      held.set(row, fold(`${heading ? heading.textContent : ""} ${row.textContent}`));
    }
    return held.get(row);
  };

  const state = () => {
    const chosen = {};
    for (const name of fields) {
      const field = control(name);
      const value = !field ? "" : field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim();
      if (value) chosen[name] = value;
    }
    return chosen;
  };

  const fits = (row, chosen, wanted) =>
    (!chosen.outlet || has(row.dataset.outlet, chosen.outlet)) &&
    (!chosen.source || has(row.dataset.source, chosen.source)) &&
    (!chosen.status || has(row.dataset.status, chosen.status)) &&
    (!chosen.story || row.dataset.story === chosen.story) &&
    (!chosen.contested || "contested" in row.dataset) &&
    wanted.every((word) => textOf(row).includes(word));

  // What is on screen is what is saved: every wording the filters leave, one to a row.
  const shown = () => wordings.filter((row) => !row.hidden);
  const text = (row, selector) => row.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
  // As in the program's own export: a text that could be taken for a formula gets an apostrophe.
  const formula = /^[\s\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]|^'/;
  const cell = (value) => `"${`${formula.test(value) ? "'" : ""}${value}`.replace(/"/g, '""')}"`;
  const outletOf = (row) => control("outlet").options[Number(row.dataset.outlet) + 1].text;
  const save = () => {
    const head = ["claim", "outlet", "published", "status", "force", "words", "chain", "statement"];
    const lines = shown().map((row) => {
      const words = text(row, ".words");
      return [
        row.closest(".claim") ? text(row.closest(".claim"), "h3") : words,
        outletOf(row), row.querySelector("time")?.dateTime ?? "", text(row, ".badge"),
        text(row, ".force bdi"), words, text(row, ".arrows"),
        row.querySelector('a[href^="#statement-"]').hash.slice("#statement-".length),
      ];
    });
    const csv = [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${csv}\r\n`], { type: "text/csv" }));
    link.download = "wordings.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const filter = () => {
    const chosen = state();
    const any = Object.keys(chosen).length > 0;
    const wanted = fold(chosen.q ?? "").split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = any && !fits(row, chosen, wanted);
    for (const group of groups) {
      // A claim with more wordings than are listed carries the outlets and sources of them all.
      const listed = group.querySelector("[data-row]:not([hidden])");
      group.hidden = any && !listed && !("outlet" in group.dataset && fits(group, chosen, wanted));
    }
    const count = (all) => `${all.filter((one) => !one.hidden).length} of ${all.length}`;
    const claims = [...groups, ...document.querySelectorAll(".singles > li")];
    const reports = [...document.querySelectorAll(".report")];
    box.nextElementSibling.textContent = any ? `${count(claims)} claims, ${count(reports)} reports` : "";
    form.querySelector("[type=reset]").hidden = !any;
    form.querySelector(".save").textContent = `Save ${shown().length} ${shown().length === 1 ? "wording" : "wordings"} as CSV`;
  };

  // A statement is lit up in the text with its note beside it.
  const light = (element) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (element.tagName !== "MARK") return;
    element.classList.add("lit");
    document.getElementById(element.id.replace("statement-", "note-"))?.classList.add("lit");
    for (const part of document.querySelectorAll(`[data-statement="${CSS.escape(element.id)}"]`)) {
      part.classList.add("lit");
    }
  };

  // Everything a link can point at may lie in something closed: open that, then go there.
  const go = (id) => {
    const element = id && document.getElementById(id);
    if (!element) return;
    for (let outer = element; outer; outer = outer.parentElement) {
      if (outer.tagName === "DETAILS") outer.open = true;
      if (outer.hidden) outer.hidden = false;
    }
    light(element);
    element.scrollIntoView({ block: element.tagName === "MARK" ? "center" : "start" });
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  };

  // In the address an outlet, source or story goes by its name or id, which another page of the same
  // case has too; in the rows by its number.
  const keyed = (field) => field?.selectedOptions?.[0]?.dataset.key;
  const choose = (field, key) => {
    const option = [...field.options].find((one) => (one.dataset.key ?? one.value) === key);
    field.value = option ? option.value : "";
  };

  const write = (push) => {
    const parts = new URLSearchParams(Object.entries(state()).map(([name, value]) => [name, keyed(control(name)) ?? value]));
    if (target) parts.set("at", target);
    const hash = parts.size ? `#${parts}` : location.pathname + location.search;
    if (parts.size && `#${parts}` === location.hash) return;
    history[push ? "pushState" : "replaceState"](null, "", hash);
  };

  // The address holds either a plain anchor, as without script, or filters and the anchor as "at".
  const read = () => {
    const hash = location.hash.slice(1);
    const plain = hash && !hash.includes("=");
    const parts = new URLSearchParams(plain ? "" : hash);
    for (const name of fields) {
      const field = control(name);
      if (!field) continue;
      if (field.type === "checkbox") field.checked = parts.get(name) === "1";
      else if (field.options) choose(field, parts.get(name) ?? "");
      else field.value = parts.get(name) ?? "";
    }
    target = plain ? decodeURIComponent(hash) : parts.get("at") ?? "";
    filter();
    go(target);
  };

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[id]");
    if (mark && !getSelection().toString()) light(mark);
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    target = decodeURIComponent(link.hash.slice(1));
    write(true);
    go(target);
  });
  let soon;
  form.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(() => { target = ""; filter(); write(false); }, 120);
  });
  form.querySelector(".save").addEventListener("click", save);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { target = ""; filter(); write(false); }));
  addEventListener("hashchange", read);
  addEventListener("popstate", read);
  addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details:not([open])")) {
      closed.open = true;
      closed.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const opened of document.querySelectorAll("details[data-printed]")) {
      opened.open = false;
      delete opened.dataset.printed;
    }
  });

  box.hidden = false;
  box.open = matchMedia("(min-width: 60rem)").matches;
  read();
})();
