// The reviewed table as text: read, written and compared.
import fs from "node:fs";
import path from "node:path";
import { everybody, type Who } from "./actors";

export const sections = ["Pages", "Routes", "Commands"] as const;
export type Section = (typeof sections)[number];
export type Cells = Record<Who, string>;
/** "accounts.signIn · a case" → what each of them gets. */
export type Table = Record<Section, Map<string, Cells>>;

export const tableFile = path.resolve("tests/matrix/matrix.md");
export const emptyTable = (): Table => ({ Pages: new Map(), Routes: new Map(), Commands: new Map() });

/** The page, route or command of a row, without its case. */
export const subjectOf = (row: string): string => row.split(" · ")[0] ?? row;

export function readTable(text: string): Table {
  const table = emptyTable();
  let section: Section | null = null;
  let heads: string[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("## ")) section = sections.find((name) => line === `## ${name}`) ?? null;
    if (!section || !line.startsWith("|") || /^\|[\s|-]+\|$/.test(line)) continue;
    const [name = "", ...cells] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (name === "what") heads = cells;
    else table[section].set(name, Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ""])) as Cells);
  }
  return table;
}

const head = `# Who gets what

Every page, every route and every command, tried over HTTP by one of each kind of actor; \`tests/e2e/matrix.spec.ts\` compares what the
running portal answers with this table and fails on any difference. \`UPDATE=1\` writes what was observed: **review the difference before
you commit it**, for a cell is a decision about somebody's power. \`tests/architecture/coverage.test.ts\` fails when a page, route or command
has no row, and when \`lib/grants.ts\` gives a role something no row here shows.

The application belongs to the enterprise of \`officer\`, is recommended by \`township\`, received by \`receiver\` and handled by the department of
\`staff\`; those _elsewhere_ hold the same role in another organization. A rights case is about the enterprise of \`officer\`, and at the desk of
\`staff\`. \`claimant\` has no account, showed that case's number and code, and still writes another; \`partner\` is the body outside that it was
handed to, by its link. Whoever may not know of a thing is told that it does not exist: _not found_ and
404, never _forbidden_.

Pages and routes: the status; _sign in_, led to the sign-in page and back; → where it leads. Commands: _may_, the gate let it through (whether
the state allows it now is another question); _forbidden_, one sees the subject but has not this power; _not found_, one does not see it;
_sign in_, a visitor is asked to; so is whoever has an account, where not who one is counts, but what one's browser was shown; _no pass_, it was
not shown what the act needs.
`;

/** What belongs together stands together; its cases in the order in which they come about. */
const inOrder = (rows: Map<string, Cells>) =>
  [...rows].sort(([a], [b]) => (subjectOf(a) < subjectOf(b) ? -1 : subjectOf(a) > subjectOf(b) ? 1 : 0));

export function printTable(table: Table): string {
  const parts = sections.map((section) => {
    const rows = [
      ["what", ...everybody],
      ...inOrder(table[section]).map(([name, cells]) => [name, ...everybody.map((who) => cells[who] ?? "")]),
    ];
    const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
    const lines = rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`);
    lines.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
    return `## ${section}\n\n${lines.join("\n")}\n`;
  });
  return [head, ...parts].join("\n");
}

/** One line a difference, to be read by whoever decides which side is right. */
export function differences(reviewed: Table, observed: Table): string[] {
  return sections.flatMap((section) => {
    const names = [...new Set([...reviewed[section].keys(), ...observed[section].keys()])];
    return names.flatMap((name) => {
      const [wanted, found] = [reviewed[section].get(name), observed[section].get(name)];
      if (!wanted) return [`${section}: ${name} has no row in the table`];
      if (!found) return [`${section}: ${name} stands in the table but was not tried`];
      return everybody.flatMap((who) =>
        wanted[who] === found[who] ? [] : [`${section}: ${name}, ${who}: the table says "${wanted[who]}", the portal says "${found[who]}"`],
      );
    });
  });
}

export const readReviewed = (): Table => (fs.existsSync(tableFile) ? readTable(fs.readFileSync(tableFile, "utf8")) : emptyTable());
