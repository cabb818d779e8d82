// The data of the views as Python writes it (publish/views), and how the page's own copy is unpacked.

export type Id = string;
export type Status = "happened" | "ongoing" | "planned" | "requested" | "offered" | "possible" | "denied";

export interface ReportRef {
  outlet: string; title: string; byline: string | null; published: string | null; basis: string | null;
  language: string; direction: "ltr" | "rtl"; file: string; url: string | null; credits: string[];
  story: Id | null; copy_of: Id | null; translated: boolean; text: string | null;
}
export interface StatementRef {
  report: Id; start: number; end: number; pieces: [number, number][]; text: string | null; cue: string | null;
  quote: "direct" | "indirect" | "mixed" | "none"; status: Status; force: string | null; chain: number;
  claim: Id | null; entities: Id[];
}
export interface ChainRef { sources: Id[]; sentence: string }
export interface SourceRef { name: string; aside: string | null; kind: string; entity: Id | null }
export interface EntityRef { kind: string; name: string; lat: number | null; lon: number | null; country: string | null }
export interface Refs {
  reports: Record<Id, ReportRef>; statements: Record<Id, StatementRef>; chains: ChainRef[];
  sources: Record<Id, SourceRef>; entities: Record<Id, EntityRef>; stories: Record<Id, string>; conflicts: Record<Id, string>;
}

export interface AnswerRow {
  story: Id | null; title: string; reports: number; texts: number; outlets: number; origins: number;
  line: string; sentence: string; claim: Id | null; claim_text: string | null;
  contested: { field: string; count: number; conflict: Id | null }[];
}
export type Link = "origin" | "told" | "cited by" | "copied by" | "translated by" | "in its own voice";
export interface TreeNode { source: Id; link: Link; statement: Id | null; children: TreeNode[] }
export interface ClaimRow {
  claim: Id; text: string; language: string; direction: string; n_reports: number; n_outlets: number;
  n_origins: number; n_statements: number; reason: string; origins: Id[]; statements: Id[];
  drift: { statement: Id; count: number }[]; tree: TreeNode[]; conflicts: Id[];
}
export interface ConflictRow {
  conflict: Id; kind: "contradiction" | "update" | "drift"; kind_name: string; field: string; claim: Id | null;
  event: Id | null; about: string | null; sides: { value: string; statements: Id[]; reports: Id[] }[]; reason: string;
}
export interface Area {
  shape: "point" | "circle" | "province" | "country"; lat: number; lon: number; km: number; country: string | null;
}
export interface EventRow {
  event: Id; type: string; mode: string | null; text: string; actors: Id[]; recipients: Id[]; place: Id | null;
  place_name: string | null; coarse: string | null; area: Area | null; when: string | null; first: string | null;
  last: string | null; status: Status; real: boolean; counts: string[]; n_origins: number; statements: Id[];
  reports: Id[]; conflicts: Id[];
}
export interface PartyRow {
  entity: Id; kind: string; name: string;
  parts: { part: string; deeds: { event: Id | null; text: string; statements: Id[]; reports: Id[] }[] }[];
}
export interface AgreementRow {
  agreement: string; kind: string; name: string;
  parts: { state: string; deeds: PartyRow["parts"][number]["deeds"] }[];
}
export interface SourceRow {
  source: Id; kind_name: string; named: boolean; n_claims: number; n_statements: number; outlets: string[]; statements: Id[];
}
export interface NameRow { entity: Id; kind: string; name: string; spellings: { text: string; reports: Id[] }[] }
export interface CopiedRow {
  from_report: Id; to_report: Id; known_order: boolean; kinds: string[]; share: number; characters: number;
  rests_on: string;
  passages: { kind: string; from_start: number; from_end: number; to_start: number; to_end: number }[];
}
export interface ReportRow { report: Id; statements: Id[] }
export interface AsideRow { file: string; state: string; reason: string; reports: number }
/** [name, code, rings]; a ring is lon, lat and then steps, in hundredths of a degree. */
export type Shape = [string, string, number[][]];

export interface Data {
  answer: { whole: AnswerRow; stories: AnswerRow[] };
  claims: ClaimRow[]; conflicts: ConflictRow[]; events: EventRow[]; parties: PartyRow[]; agreements: AgreementRow[]; sources: SourceRow[];
  names: NameRow[]; copied: CopiedRow[]; reports: ReportRow[]; aside: AsideRow[];
  refs: Refs; outlines: { countries: Shape[]; provinces: Shape[] };
  meaning: Record<Status, string>; copy_share: number; version: string;
}

/** The data that stands in the page: JSON, gzip, base64. */
export async function unpack(text: string): Promise<Data> {
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text()) as Data;
}

/** A statement's own words. */
export function words(statement: StatementRef, refs: Refs): string {
  return statement.text ?? refs.reports[statement.report]?.text?.slice(statement.start, statement.end) ?? "";
}

/** The ids that `refs` knows, in their order: a row may point at what is not there. */
export function known<T>(ids: Id[], table: Record<Id, T>): Id[] {
  return ids.filter((id) => Object.hasOwn(table, id));
}
