// The state of the page in its address: `#claims?status=requested&at=claim-c12`. The desk's addresses carry the
// same names: `/claims?status=requested`.

import { FIELDS, type Filters } from "./filters.ts";

/** `at` is what is looked at: `statement-…`, `claim-…`, `conflict-…`, `event-…`, `report-…`, `party-…`. */
export interface State { view: string; at: string; filters: Filters }

export function read(hash: string): State {
  const [view = "", query = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const parts = new URLSearchParams(query);
  const filters: Filters = {};
  for (const field of FIELDS) {
    const value = parts.get(field)?.trim();
    if (value) filters[field] = value;
  }
  return { view: decoded(view), at: parts.get("at") ?? "", filters };
}

export function write({ view, at, filters }: State): string {
  const parts = new URLSearchParams();
  for (const field of FIELDS) if (filters[field]) parts.set(field, filters[field]!);
  if (at) parts.set("at", at);
  return `#${view}${parts.size ? `?${parts}` : ""}`;
}

function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { return text; }
}
