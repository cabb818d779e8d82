// The queue of doubts by keyboard: x yes, n no, u unsure, z undo.
"use strict";
(() => {
  const rows = new Map(JSON.parse(document.getElementById("data").textContent).rows.map((row) => [row.doubt, row]));
  const cards = () => [...document.querySelectorAll(".doubt")];
  const shown = () => cards().find((card) => !card.hidden) ?? null;
  const told = document.getElementById("told");
  const who = document.getElementById("who");
  const left = document.getElementById("left");
  const judged = document.getElementById("judged");
  const given = [];
  let busy = false;
  who.value = localStorage.getItem("who") ?? "";
  who.addEventListener("change", () => localStorage.setItem("who", who.value));

  async function send(path, body, type) {
    const answer = await fetch(path, { method: "POST", headers: { "X-Reportedly": "1", "Content-Type": type }, body });
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.error);
    return value;
  }
  async function once(work) {
    if (busy) return;
    busy = true;
    try { await work(); } catch (fault) { told.textContent = `Not kept: ${fault.message}`; } finally { busy = false; }
  }
  const count = (by) => {
    left.textContent = String(Number(left.textContent) - by);
    judged.textContent = String(Number(judged.textContent) + by);
  };

  const judge = (verdict) => once(async () => {
    const card = shown();
    if (!card) return;
    const row = rows.get(card.dataset.doubt);
    const body = JSON.stringify({ kind: row.kind, subjects: row.subjects, verdict, who: who.value });
    await send("/judgements", body, "application/json");
    given.push(card);
    card.hidden = true;
    count(1);
    told.textContent = `Kept: ${verdict}.`;
    const next = cards().slice(cards().indexOf(card) + 1).find((one) => !given.includes(one));
    if (next) next.hidden = false;
    else if (Number(left.textContent) > 0) location.reload();
    else document.getElementById("none").hidden = false;
  });

  const undo = () => once(async () => {
    const { judgement } = await send(`/judgements/undo?who=${encodeURIComponent(who.value)}`, "", "application/json");
    if (!judgement) { told.textContent = "There is nothing to undo."; return; }
    const card = given.pop();
    if (!card) { location.reload(); return; }
    const now = shown();
    if (now) now.hidden = true;
    document.getElementById("none").hidden = true;
    card.hidden = false;
    count(-1);
    told.textContent = `Taken back: ${judgement.verdict}.`;
  });

  const keys = { x: () => judge("yes"), n: () => judge("no"), u: () => judge("unsure"), z: undo };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (Object.hasOwn(keys, event.key)) { event.preventDefault(); keys[event.key](); }
  });
  for (const button of document.querySelectorAll("[data-verdict]")) {
    button.addEventListener("click", () => judge(button.dataset.verdict));
  }
  document.getElementById("undo").addEventListener("click", undo);
  document.getElementById("import").addEventListener("submit", (event) => {
    event.preventDefault();
    const [file] = event.target.elements.file.files;
    if (file) once(async () => {
      const { count: taken } = await send("/judgements/import", file, "application/jsonl");
      told.textContent = `${taken} judgements taken in.`;
      if (taken) location.reload();
    });
  });
})();
