// Numbers and dates as a reader would say them; the same forms as publish/views/phrases.py.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const figure = (count: number): string => count.toLocaleString("en-GB");

export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${figure(count)} ${count === 1 ? noun : plural}`;
}

/** `2025-08-12T21:48` as `12 Aug 2025, 21:48`, as exact as the prefix is; else as written. */
export function date(prefix: string | null): string | null {
  if (!prefix) return null;
  const [day, time] = prefix.split("T") as [string, string?];
  const [year, month, number] = day.split("-");
  if (month && !MONTHS[Number(month) - 1]) return prefix;
  const parts = [number && String(Number(number)), month && MONTHS[Number(month) - 1], year];
  return parts.filter(Boolean).join(" ") + (time ? `, ${time.slice(0, 5)}` : "");
}

export const day = (prefix: string | null): string | null => date(prefix ? prefix.slice(0, 10) : null);

/** The first moment that an ISO prefix covers and the last, in milliseconds; null for what is no date. */
export function moments(prefix: string | null): [number, number] | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?/.exec(prefix ?? "");
  if (!parts) return null;
  const [year, month, number, hour, minute] = parts.slice(1).map((part) => (part ? Number(part) : null));
  const first = Date.UTC(year!, (month ?? 1) - 1, number ?? 1, hour ?? 0, minute ?? 0);
  if (hour != null) return [first, first];
  const last = number != null ? Date.UTC(year!, month! - 1, number + 1)
    : month != null ? Date.UTC(year!, month, 1) : Date.UTC(year! + 1, 0, 1);
  return [first, last - 1];
}

export function short(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.lastIndexOf(" ", limit - 1);
  return `${text.slice(0, cut > limit / 2 ? cut : limit - 1)}…`;
}
