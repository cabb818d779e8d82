// The views in the order of reading.

import type { View } from "./view.ts";
import { agreements } from "./views/agreements.ts";
import { aside } from "./views/aside.ts";
import { claims } from "./views/claims.ts";
import { conflicts } from "./views/conflicts.ts";
import { copied } from "./views/copied.ts";
import { events } from "./views/events.ts";
import { map } from "./views/map.ts";
import { names } from "./views/names.ts";
import { parties } from "./views/parties.ts";
import { reports } from "./views/reports.ts";
import { sources } from "./views/sources.ts";
import { timeline } from "./views/timeline.ts";

export const VIEWS: View<any>[] = [
  claims, conflicts, events, timeline, map, parties, agreements, sources, names, copied, reports, aside,
];
