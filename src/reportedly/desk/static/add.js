// Adding by form or drag, with progress; watching.
"use strict";
(() => {
  const told = document.getElementById("told");
  async function send(path, options) {
    const answer = await fetch(path, { ...options, headers: { "X-Reportedly": "1", ...options.headers } });
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.error);
    return value;
  }
  const json = (method, value) => ({ method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });

  function on(id, work) {
    const form = document.getElementById(id);
    form?.addEventListener("submit", async (event) => {
      event.preventDefault();
      try { await work(form); form.reset(); } catch (fault) { told.textContent = `Not added: ${fault.message}`; }
    });
    return form;
  }

  const list = document.getElementById("jobs");
  function show(job) {
    let item = list.querySelector(`[data-job="${job.job}"]`);
    if (!item) {
      item = document.createElement("li");
      item.dataset.job = job.job;
      list.prepend(item);
    }
    item.dataset.state = job.state;
    const figures = job.read || job.set_aside || job.failed
      ? `; ${job.read} read, ${job.set_aside} set aside, ${job.failed} failed; ${job.added} new` : "";
    item.textContent = `${job.what}: ${job.state}${job.step ? `, ${job.step} ${job.done}` : ""}${figures}`;
    for (const reason of job.reasons) item.append(document.createElement("br"), reason);
  }
  async function follow() {
    const { rows } = await (await fetch("/add.json")).json();
    for (const job of [...rows].reverse()) show(job);
    if (rows.some((job) => job.state === "waiting" || job.state === "running")) setTimeout(follow, 700);
    else told.textContent = "All through.";
  }
  const added = (job) => { show(job); told.textContent = "Being added."; void follow(); };

  async function upload(files) {
    const form = new FormData();
    for (const file of files) form.append("files", file);
    added(await send("/upload", { method: "POST", body: form }));
  }
  const drop = on("files", (form) => upload(form.elements.files.files));
  drop?.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop?.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop?.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    upload(event.dataTransfer.files).catch((fault) => { told.textContent = `Not added: ${fault.message}`; });
  });
  on("inputs", async (form) => {
    const inputs = form.elements.inputs.value.split("\n").map((line) => line.trim()).filter(Boolean);
    added(await send("/add", json("POST", { inputs })));
  });
  on("text", async (form) => added(await send("/add", json("POST", { text: form.elements.text.value }))));
  on("watch", async (form) => {
    await send("/watches", json("POST", { address: form.elements.address.value, every: Number(form.elements.every.value) }));
    location.reload();
  });
  for (const button of document.querySelectorAll("[data-unwatch]")) {
    button.addEventListener("click", async () => {
      await send(`/watches?address=${encodeURIComponent(button.dataset.unwatch)}`, { method: "DELETE" });
      location.reload();
    });
  }
  if (list?.querySelector('[data-state="waiting"], [data-state="running"]')) void follow();
})();
