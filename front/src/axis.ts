// A line of time for events: days to scale, long stretches in which nothing begins or ends shortened, so that
// one old or vague event does not squeeze all others together.

export interface Axis {
  /** A day's place, in per cent of the line. */
  place(moment: number): number;
  ticks: { moment: number; left: number }[];
  /** Where the line is cut, in per cent. */
  breaks: number[];
}

const DAY = 86_400_000;
/** Days in which nothing begins or ends, after which the line is shortened. */
const LONG_GAP = 45;
/** How much room a shortened gap gets, as a share of all that is drawn to scale. */
const SHORTENED = 0.12;
const MARGIN = 2;
/** Per cent between two dates under the line; a narrow window needs more for the same words. */
const TICK_ROOM = 17;
export const NARROW_ROOM = 34;

export function axis(spans: [first: number, last: number][], room = TICK_ROOM): Axis {
  const edges = [...new Set(spans.flat())].sort((one, other) => one - other);
  const gaps = edges.slice(1).map((edge, at) => (edge - edges[at]!) / DAY);
  // Also where one long uncertain date covers it: how long it is says how little is known, not how much.
  const empty = gaps.map((gap) => gap > LONG_GAP);
  const whole = gaps.reduce((sum, gap, at) => sum + (empty[at] ? 0 : gap), 0);
  const shortened = Math.max(LONG_GAP / 3, whole * SHORTENED);
  const places = [0];
  gaps.forEach((gap, at) => places.push(places[at]! + (empty[at] ? shortened : gap)));
  const scale = (100 - 2 * MARGIN) / Math.max(places.at(-1) ?? 1, 1e-9);
  const left = (at: number): number => (edges.length === 1 ? 50 : MARGIN + places[at]! * scale);
  const ticks: Axis["ticks"] = [];
  edges.forEach((moment, at) => {
    if (!ticks.length || left(at) - ticks.at(-1)!.left >= room) ticks.push({ moment, left: left(at) });
  });
  return {
    place: (moment) => left(edges.indexOf(moment)),
    ticks,
    breaks: empty.flatMap((cut, at) => (cut ? [(left(at) + left(at + 1)) / 2] : [])),
  };
}
