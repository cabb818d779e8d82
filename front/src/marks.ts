// A text with statements marked under its words. Statements nest (what a daily reports holds what its source
// said) and now and then cross: each gets a line of its own under the words, the same line from its first word
// to its last, so that every one can be followed wherever others begin or end.

export interface Mark { id: string; start: number; end: number }
/** A stretch of text and the marks over it, each with its lane (0 is next to the words). */
export interface Stretch { start: number; end: number; over: { id: string; lane: number; first: boolean }[] }

export function stretches(marks: Mark[], start: number, end: number): Stretch[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const lanes = laned(inside);
  const edges = new Set([start, end]);
  for (const mark of inside) for (const edge of [mark.start, mark.end]) if (edge > start && edge < end) edges.add(edge);
  const sorted = [...edges].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1]!;
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to)
      .map((mark) => ({ id: mark.id, lane: lanes.get(mark.id)!, first: Math.max(mark.start, start) === from }));
    return { start: from, end: to, over };
  });
}

/** The shortest marks next to the words; two marks that share a word never share a lane. */
function laned(marks: Mark[]): Map<string, number> {
  const lanes: Mark[][] = [];
  const found = new Map<string, number>();
  const byLength = [...marks].sort((one, other) => (one.end - one.start) - (other.end - other.start) || one.start - other.start);
  for (const mark of byLength) {
    // Above whatever lies under it, so that an outer statement is drawn outside the inner one.
    let lane = 0;
    lanes.forEach((placed, at) => {
      if (placed.some((each) => each.start < mark.end && each.end > mark.start)) lane = at + 1;
    });
    (lanes[lane] ??= []).push(mark);
    found.set(mark.id, lane);
  }
  return found;
}
