// Where two passages differ, word by word.

/** Each text in runs: words, and whether the other text lacks them. */
export type Runs = [text: string, own: boolean][];

/** Passages longer than this, in words, are compared at their beginning only. */
const MOST = 400;

export function apart(taken: string, made: string): [Runs, Runs] {
  const before = taken.match(/\s*\S+/g)?.slice(0, MOST) ?? [];
  const after = made.match(/\s*\S+/g)?.slice(0, MOST) ?? [];
  const same = common(before.map((word) => word.trim()), after.map((word) => word.trim()));
  return [runs(before, new Set(same.map(([at]) => at))), runs(after, new Set(same.map(([, at]) => at)))];
}

function runs(words: string[], shared: Set<number>): Runs {
  const found: Runs = [];
  words.forEach((word, at) => {
    const own = !shared.has(at);
    const last = found.at(-1);
    if (last && last[1] === own) last[0] += word;
    else found.push([word, own]);
  });
  return found;
}

/** The longest common subsequence of two lists of words, as pairs of places. */
function common(one: string[], other: string[]): [number, number][] {
  const width = other.length + 1;
  const longest = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      longest[i * width + j] = one[i] === other[j]
        ? longest[(i + 1) * width + j + 1]! + 1
        : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
