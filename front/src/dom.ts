// Elements made of text, never of markup: what a report carries is always shown as the letters it is.

type Child = Node | string | number | null | undefined | false | Child[];
type Value = string | number | boolean | null | undefined | ((event: any) => void);

const SVG = "http://www.w3.org/2000/svg";
// The same as publish/safe.py: controls are drawn as their pictures; the two overrides, which put letters in
// the wrong order whatever they are, as a replacement mark.
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/g;

export function visible(text: string): string {
  return text.replace(UNSAFE, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/** An element; a value that is a function listens to the event of that name, null and false leave it out. */
export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T, values: Record<string, Value> = {}, ...children: Child[]
): HTMLElementTagNameMap[T] {
  return fill(document.createElement(tag), values, children);
}

export function s(tag: string, values: Record<string, Value> = {}, ...children: Child[]): SVGElement {
  return fill(document.createElementNS(SVG, tag) as SVGElement, values, children);
}

function fill<E extends Element>(element: E, values: Record<string, Value>, children: Child[]): E {
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : visible(String(value)));
  }
  add(element, children);
  return element;
}

export function add(element: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) add(element, child);
    else element.append(child instanceof Node ? child : visible(String(child)));
  }
}

/** Text of a stranger in the middle of ours: its direction is its own. */
export function bdi(text: string, values: Record<string, Value> = {}): HTMLElement {
  return h("bdi", values, text);
}

/** Children with something between them: `between(["a", "b"], ", ")`. */
export function between(children: Child[], gap: string): Child[] {
  return children.flatMap((child, at) => (at ? [gap, child] : [child]));
}
