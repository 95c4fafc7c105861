// Looking for words where they must not be: in every form in which bytes hold a text.
import fs from "node:fs";
import path from "node:path";
import type { Portal } from "./portal";

const bytesOf = (text: string) => Buffer.from(text, "utf8");
const big = (text: string) => Buffer.from(text, "utf16le").swap16();

/** What base64 makes of a text wherever it begins; the signs at both ends depend on what stands beside it and are left off. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const inner = whole.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

export function formsOf(text: string): Buffer[] {
  const hex = [bytesOf(text), Buffer.from(text, "utf16le"), big(text)].map((bytes) => bytes.toString("hex"));
  const escaped = [...text]
    .flatMap((sign) => sign.split(""))
    .map((unit) => (unit < "\u0080" ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`));
  const forms = [
    bytesOf(text),
    Buffer.from(text, "utf16le"),
    big(text),
    ...[...base64Forms(bytesOf(text)), ...hex, ...hex.map((one) => one.toUpperCase())].map((form) => Buffer.from(form)),
    ...[escaped.join(""), encodeURIComponent(text)].map((form) => Buffer.from(form)),
    bytesOf(text.normalize("NFD")),
    bytesOf([...text].toReversed().join("")),
  ];
  return forms.filter((form, at) => forms.findIndex((other) => other.equals(form)) === at);
}

export type Haystack = ReadonlyMap<string, Buffer>;

/** Where which of the words stands. */
export const hitsOf = (words: Iterable<string>, places: Haystack): string[] =>
  [...words].flatMap((word) => {
    const forms = formsOf(word);
    return [...places].flatMap(([place, bytes]) => (forms.some((form) => bytes.includes(form)) ? [`${word} in ${place}`] : []));
  });

/** COPY of every table of every schema, the catalogue and its statistics among them. */
export async function dump(portal: Portal): Promise<Haystack> {
  const tables = await portal.sql<{ name: string }>(
    `SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm', 'p', 't') AND n.nspname NOT LIKE 'pg_temp%' AND n.nspname <> 'pg_toast' ORDER BY 1`,
  );
  const found = new Map<string, Buffer>();
  for (const { name } of tables) {
    const rows = await portal.sql<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    // Quoted once for each thing it stands in, a backslash comes in twos and fours.
    found.set(name, Buffer.from(rows.map(({ line }) => line.replace(/\\+/g, "\\")).join("\n")));
  }
  return found;
}

/** Every file below a folder, by its bytes; its name is searched too. */
export function folder(root: string): Haystack {
  const found = new Map<string, Buffer>();
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    found.set(place, Buffer.concat([Buffer.from(place), entry.isFile() ? fs.readFileSync(place) : Buffer.alloc(0)]));
  }
  return found;
}

export const together = (...places: Haystack[]): Haystack => new Map(places.flatMap((one) => [...one]));

type Timed = { table: string; column: string; value: string };
/** Rows by table, and the instants in those that were not there before. */
export async function rowsByTable(portal: Portal) {
  const columns = await portal.sql<{ table_name: string; column_name: string }>(
    `SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type LIKE 'timestamp%'`,
  );
  const rows: { table: string; line: string; timed: Timed[] }[] = [];
  for (const table of new Set(columns.map(({ table_name }) => table_name))) {
    const own = columns.filter(({ table_name }) => table_name === table).map(({ column_name }) => column_name);
    const found = await portal.sql<{ line: string; row: Record<string, string | null> }>(
      `SELECT t::text AS line, to_jsonb(t) AS row FROM "${table}" t`,
    );
    for (const { line, row } of found)
      rows.push({
        table,
        line,
        timed: own.flatMap((column) => (typeof row[column] === "string" ? [{ table, column, value: row[column] }] : [])),
      });
  }
  return rows;
}
