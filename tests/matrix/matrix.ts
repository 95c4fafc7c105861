// Tries one page, route or command as everybody, notes what each got, and sees to it that a refusal left nothing behind.
import { everybody, type Who } from "./actors";
import type { City } from "./city";
import { type Answer, type Fields, origin, type Part } from "./http";
import { type Cells, emptyTable, type Section } from "./table";

/** A matching `proxy.ts` is passed by: what stands in the table is what pages and commands guard for themselves. */
const pastTheProxy = { purpose: "prefetch" };
const fronts: ReadonlySet<Who> = new Set(["visitor", "officer", "staff"]);

const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export type Matrix = ReturnType<typeof openMatrix>;
type Options = {
  after?: string[];
  /** Refusals for want of what only a browser's pass could have brought. */
  pass?: string[];
  changes?: boolean;
  retry?: boolean;
  /** In another window, so that no pass it leads to stays. */
  aside?: boolean;
  /** Whoever does it leaves no line in the log, or none but the first. */
  quiet?: boolean;
};
type Try = { fields: (who: Who) => Fields; who: Who };

export function openMatrix(city: City) {
  const observed = emptyTable();
  /** What no table could allow. */
  const faults: string[] = [];
  /** One input of each command that came past the parser, with somebody who may. */
  const tries = new Map<string, Try>();

  const note = (section: Section, row: string, cells: Cells) => {
    if (observed[section].has(row)) throw new Error(`${row} was tried already`);
    observed[section].set(row, cells);
  };

  async function each(tryOne: (who: Who) => Promise<string>): Promise<Cells> {
    const cells = {} as Cells;
    const waiting = [...everybody];
    const work = async () => {
      for (let who = waiting.shift(); who; who = waiting.shift()) cells[who] = await tryOne(who);
    };
    await Promise.all([work(), work(), work(), work()]);
    return cells;
  }

  /** Runs `work` and holds that our city is as it was. */
  async function unchanged<V>(what: string, work: () => Promise<V>): Promise<V> {
    const before = await city.state();
    const value = await work();
    if ((await city.state()) !== before) faults.push(`${what} changed something`);
    return value;
  }

  /**
   * `after`: refusals of the input that only the act itself utters, for inputs chosen so that nothing happens. Any other refusal of the
   * input came before the subject was looked for and says nothing about rights.
   */
  async function command(
    name: string,
    when: string,
    given: Fields | ((who: Who) => Fields),
    { after = [], pass = [], changes = false, retry = true, aside = false, quiet = false }: Options = {},
  ) {
    const row = when === "" ? name : `${name} · ${when}`;
    const fields = typeof given === "function" ? given : () => given;
    const run = async () => {
      const since = await city.lastLine();
      const answers = new Map<Who, Answer>();
      const cells = await each(async (who) => {
        const client = aside ? city.clients[who].clone() : city.clients[who];
        const answer = await client.act(name, fields(who), pastTheProxy);
        answers.set(who, answer);
        return wordOf(answer, after, pass);
      });
      const acts = await city.actsSince(since);
      for (const [who, { word }] of quiet ? [] : answers) {
        const wanted = who in city.persons && (word === "done" || word === "redirect") ? 1 : 0;
        if ((acts.get(who) ?? 0) !== wanted) faults.push(`${row}: ${acts.get(who) ?? 0} lines in the log for ${who}, who got ${word}`);
      }
      note("Commands", row, cells);
      const may = everybody.find((who) => cells[who] === "may");
      if (retry && may && !tries.has(name)) tries.set(name, { fields, who: may });
    };
    await (changes ? run() : unchanged(row, run));
  }

  /** What some see and some do not is asked for once more with the proxy in front, by one of each kind. */
  async function page(pattern: string, when: string, address: string, guarded = true) {
    const row = when === "" ? pattern : `${pattern} · ${when}`;
    const open = async (who: Who, headers: Record<string, string>) => {
      const response = await city.clients[who].send(address, {}, headers);
      await response.text();
      if (headers === pastTheProxy && response.headers.has("content-security-policy")) faults.push(`${row}: the proxy was not passed by`);
      return placeOf(response, address);
    };
    note(
      "Pages",
      row,
      await each(async (who) => {
        const bare = await open(who, pastTheProxy);
        const fronted = guarded && fronts.has(who) ? await open(who, {}) : bare;
        return bare === fronted ? bare : `${fronted} (${bare} without the proxy)`;
      }),
    );
  }

  /** A route, asked in one way, by each of what is theirs. `back`: where visitors are led after they have signed in. */
  async function route(
    method: "GET" | "POST",
    pattern: string,
    when: string,
    address: string | ((who: Who) => string),
    { posted = [], back = address }: { posted?: readonly Part[]; back?: string | ((who: Who) => string) } = {},
  ) {
    const placed = (given: typeof address, who: Who) => (typeof given === "function" ? given(who) : given);
    const row = `${method} ${pattern}${when === "" ? "" : ` · ${when}`}`;
    const cells = await unchanged(row, () =>
      each(async (who) => {
        const client = city.clients[who];
        const response =
          method === "GET" ? await client.send(placed(address, who)) : await client.clone().post(placed(address, who), posted);
        await response.arrayBuffer();
        return placeOf(response, placed(back, who));
      }),
    );
    note("Routes", row, cells);
  }

  return { observed, faults, tries, command, page, route, unchanged };
}

function wordOf(answer: Answer, after: readonly string[], pass: readonly string[]): string {
  switch (answer.word) {
    case "done":
    case "redirect":
    case "notNow":
    case "conflict":
      return "may";
    case "forbidden":
      return "forbidden";
    case "notFound":
      return "not found";
    case "notSignedIn":
      return "sign in";
    case "invalidInput":
      if (answer.fields.length > 0 && answer.fields.every((field) => pass.includes(field))) return "no pass";
      return answer.fields.length > 0 && answer.fields.every((field) => after.includes(field))
        ? "may"
        : `not parsed: ${answer.fields.join(", ")}`;
    default:
      return `${answer.status} ${answer.word}`;
  }
}

/** The status, or where one is led; ids left out. Whoever is sent to sign in must be led back to where they were. */
export function placeOf(response: Response, address: string): string {
  const to = response.headers.get("location");
  if (to === null) return String(response.status);
  const path = new URL(address, "http://portal.invalid").pathname;
  if (to === "/sign-in" || to === `/sign-in?next=${encodeURIComponent(path)}`) return "sign in";
  const place = to.replaceAll(encodeURIComponent(origin), "").replaceAll(origin, "");
  return `→ ${place.replace(id, "[id]").replace(/&field=$/, "")}`;
}
