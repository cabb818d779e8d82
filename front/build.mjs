// The front end as the program carries it: `node build.mjs FOLDER` bundles each entry of src/ and makes the
// outlines for maps. Run it with `make front`, or let the wheel's build do so (hatch_build.py).
import { build } from "esbuild";
import { access } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeOutlines } from "./outlines.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? join(here, "../src/reportedly/publish/front"));

await build({
  entryPoints: { page: join(here, "src/page.ts"), desk: join(here, "src/desk.ts"), "page.style": join(here, "src/page.css") },
  outdir: folder,
  entryNames: "[name]",
  bundle: true,
  minify: true,
  charset: "utf8",
  target: ["chrome109", "firefox115", "safari16.4"],
  format: "iife",
  legalComments: "none",
  banner: { js: "/* reportedly, Apache-2.0; d3-geo, ISC, Copyright 2010-2024 Mike Bostock */" },
  loader: { ".css": "css" },
});
const { rename } = await import("node:fs/promises");
await rename(join(folder, "page.style.css"), join(folder, "page.css"));

const there = await access(join(folder, "outlines", "countries.json")).then(() => true, () => false);
if (!there || process.argv.includes("--all")) await makeOutlines(join(folder, "outlines"));
