// The page: the views with their data inside the file.

import { App } from "./app.ts";
import { unpack } from "./data.ts";

const root = document.getElementById("app")!;
unpack(document.getElementById("data")!.textContent!)
  .then((data) => { new App(data, root); root.dataset.ready = ""; })
  .catch((fault: unknown) => {
    root.textContent = `This page could not be opened: ${String(fault)}. Try a browser of 2023 or later.`;
  });
