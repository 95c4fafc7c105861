// Speaks to the portal as a browser does, without one: pages, plain posts, and server actions by their Next-Action header.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

export const origin = process.env.E2E_BASE_URL ?? "http://localhost:3000";

export type Fields = Record<string, string | readonly string[]>;

/** What an action answered: a word for the table, and what stands behind it. */
export type Answer = {
  word:
    | "done"
    | "redirect"
    | "invalidInput"
    | "notSignedIn"
    | "notFound"
    | "forbidden"
    | "notNow"
    | "conflict"
    | "tooMany"
    | "unavailable"
    | "broken";
  status: number;
  /** "field code", of an input that was refused. */
  fields: string[];
  blockers: string[];
  value: unknown;
  to: string | null;
  text: string;
};

type Action = { id: string; name: string; file: string; pages: string[] };
type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> };

/** The server actions of the build that is running, by "accounts.signIn". */
export function readActions(root = process.cwd()): Map<string, Action> {
  const file = path.join(root, ".next/standalone/.next/server/server-reference-manifest.json");
  const manifest = JSON.parse(fs.readFileSync(file, "utf8")) as Manifest;
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => {
      const feature = /^lib\/([^/]+)\/actions\.ts$/.exec(filename)?.[1] ?? filename;
      const pages = Object.keys(workers).map(addressOf);
      return [
        `${feature}.${exportedName}`,
        { id, name: exportedName, file: filename, pages: pages.toSorted((a, b) => a.length - b.length) },
      ];
    }),
  );
}

export const nobodysId = "3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a59";

/** "app/(desk)/applications/[id]/page" → "/applications/<an id of nothing>". */
const addressOf = (worker: string) =>
  worker
    .replace(/^app/, "")
    .replace(/\/\([^)]+\)/g, "")
    .replace(/\/page$/, "")
    .replace(/\[[^\]]+\]/g, nobodysId) || "/";

export type Part = [name: string, value: string | Uint8Array] | { name: string; file: string; type: string; bytes: Uint8Array };

/** By hand: the bytes of a hostile name or value arrive as they are. */
export function multipart(parts: readonly Part[]): { body: Buffer; type: string } {
  const boundary = "----portal-matrix-5a0d7b3c";
  const chunks = parts.flatMap((part) => {
    const [name, value, more] = Array.isArray(part)
      ? [part[0], part[1], ""]
      : [part.name, part.bytes, `; filename="${part.file}"\r\nContent-Type: ${part.type}`];
    const quoted = name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
    return [`--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"${more}\r\n\r\n`, value, "\r\n"];
  });
  return {
    body: Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => (typeof chunk === "string" ? Buffer.from(chunk) : chunk))),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** An action's arguments as React writes them: a state, and a form whose fields follow under a prefix. */
export const asArguments = (fields: readonly Part[]): Part[] => [
  ...fields.map((part): Part => (Array.isArray(part) ? [`_1_${part[0]}`, part[1]] : { ...part, name: `_1_${part.name}` })),
  ["0", '[{"status":"idle"},"$K1"]'],
];

export const asParts = (fields: Fields): Part[] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): Part => [name, one as string]));

/** Somebody at a browser: keeps the cookies that are set. */
export class Client {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly actions: ReadonlyMap<string, Action>,
    cookies: Iterable<readonly [string, string]> = [],
  ) {
    for (const [name, value] of cookies) this.cookies.set(name, value);
  }

  /** The same person in another window, so that what one is told to forget the other keeps. */
  clone = () => new Client(this.actions, this.cookies);

  cookie = () => [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

  async send(address: string, init: RequestInit = {}, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = this.cookie();
    const response = await fetch(new URL(address, origin), {
      redirect: "manual",
      ...init,
      headers: { "accept-encoding": "identity", ...(cookie ? { cookie } : {}), ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const gone = attributes.some((attribute) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute));
      if (gone || at === pair.length - 1) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** A form posted to a plain route by a page of the site. */
  post(address: string, parts: readonly Part[], headers: Record<string, string> = {}): Promise<Response> {
    const { body, type } = multipart(parts);
    return this.send(address, { method: "POST", body: new Uint8Array(body) }, { origin, "content-type": type, ...headers });
  }

  async act(name: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    return this.actWith(name, asArguments(asParts(fields)), headers);
  }

  async actWith(name: string, parts: readonly Part[], headers: Record<string, string> = {}, page?: string): Promise<Answer> {
    return answerOf(await this.postAction(name, parts, headers, page));
  }

  /** As it came back, with the page drawn anew where the act changed something. */
  postAction(name: string, parts: readonly Part[], headers: Record<string, string> = {}, page?: string): Promise<Response> {
    const action = this.actions.get(name);
    if (!action) throw new Error(`the build has no action ${name}`);
    return this.post(page ?? action.pages[0] ?? "/", parts, { "next-action": action.id, accept: "text/x-component", ...headers });
  }
}

type State = {
  status: string;
  value?: unknown;
  problem?: { kind: Answer["word"]; fields?: Record<string, string[]>; blockers?: string[] };
};

/** The rows React wrote, by id: "1:{…}" up to the line's end, "2:T5,hello" by its length in bytes. */
function rowsOf(bytes: Buffer): Map<string, string> {
  const rows = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(":", at);
    if (colon < 0) break;
    const id = bytes.toString("latin1", at, colon);
    let end = bytes.indexOf("\n", colon);
    if (bytes[colon + 1] === "T".charCodeAt(0)) {
      const comma = bytes.indexOf(",", colon);
      at = comma + 1 + Number.parseInt(bytes.toString("latin1", colon + 2, comma), 16);
      continue;
    }
    if (end < 0) end = bytes.length;
    rows.set(id, bytes.toString("utf8", colon + 1, end));
    at = end + 1;
  }
  return rows;
}

/** Row 0 names the row of the action's value. */
export async function answerOf(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString("utf8", 0, 500);
  const answer: Answer = { word: "broken", status: response.status, fields: [], blockers: [], value: null, to: null, text };
  const to = response.headers.get("x-action-redirect");
  if (response.status !== 200) return answer;
  if (to !== null) return { ...answer, word: "redirect", to: to.replace(/;(push|replace)$/, "") };
  const rows = rowsOf(bytes);
  const named = /"a":"\$@([0-9a-f]+)"/.exec(rows.get("0") ?? "")?.[1];
  const row = rows.get(named ?? "") ?? "";
  if (!row.startsWith("{")) return answer;
  const state = JSON.parse(row) as State;
  if (state.status === "done") return { ...answer, word: "done", value: state.value };
  if (state.status !== "problem" || !state.problem) return answer;
  const { kind, fields = {}, blockers = [] } = state.problem;
  return {
    ...answer,
    word: kind,
    fields: Object.entries(fields).flatMap(([field, codes]) => codes.map((code) => `${field} ${code}`)),
    blockers,
  };
}

/** A request whose every header is ours, Host too; a browser could not send it, a script can. */
export function raw(address: string, headers: Record<string, string>): Promise<{ status: number; location: string; body: string }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.get({ hostname, port, path: address, headers: { "accept-encoding": "identity", ...headers } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? "", body }));
    });
    request.on("error", reject);
  });
}
