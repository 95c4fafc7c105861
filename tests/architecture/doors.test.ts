// The doors are read by a tool, from patterns: this shows on a small house of its own that each closed door is closed and each open one
// open. The table below is the reviewed one; .dependency-cruiser.mjs is another spelling of it.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

type Violation = { rule: string; from: string; to: string };

/** Writes the files into a folder of its own and runs the doors there. */
function inspect(files: Record<string, string>): Violation[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-doors-"));
  try {
    fs.copyFileSync(path.join(root, "tsconfig.json"), path.join(folder, "tsconfig.json"));
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    const program = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [program, ".", "--config", path.join(root, ".dependency-cruiser.mjs"), "--output-type", "json"],
      { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    if (!stdout.startsWith("{")) throw new Error(stdout + stderr);
    const report = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string; to: string }[] } };
    return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** One room, and a file in it that another feature's rooms may want. */
const targets = {
  kernel: "lib/kernel/dates.ts",
  pure: "lib/beta/rules.ts",
  text: "lib/text/beta.ts",
  grants: "lib/grants.ts",
  server: "lib/server/db.ts",
  queries: "lib/beta/queries.ts",
  writes: "lib/beta/writes.ts",
  commands: "lib/beta/commands.ts",
  documents: "lib/beta/documents.ts",
  jobs: "lib/beta/jobs.ts",
  actions: "lib/beta/actions.ts",
  kit: "components/ui/button.tsx",
  components: "components/beta/view.tsx",
  page: "app/city.ts",
  route: "app/api/beta/route.ts",
  scripts: "scripts/serve.mjs",
  seed: "prisma/seed/demo.ts",
  tests: "tests/support/city.ts",
  prisma: "prisma/generated/client.ts",
  pg: "pg",
  prismaClient: "@prisma/client",
  next: "next/headers",
  react: "react",
  node: "node:fs",
} as const;
type Target = keyof typeof targets;

const pureFiles = ["schema", "workflow", "rules"] as const;
const everything = Object.keys(targets) as Target[];

/** Room → a file in it without its ending (the folder form too), what it may import, and of what it may import types alone. */
const table: { room: string; files: string[]; may: Target[]; types?: Target[] }[] = [
  { room: "kernel", files: ["lib/kernel/NAME.ts"], may: ["kernel"] },
  { room: "pure", files: pureFiles.map((kind) => `lib/alphaNAME/${kind}.ts`), may: ["kernel", "pure"] },
  { room: "pure, as folders", files: pureFiles.map((kind) => `lib/alpha/${kind}/NAME.ts`), may: ["kernel", "pure"] },
  {
    room: "text",
    files: ["lib/text/NAME.ts", "lib/text/documents/NAME.ts", "lib/text/help/NAME.ts", "lib/text/rights/NAME.ts"],
    may: ["kernel", "text"],
    types: ["pure"],
  },
  {
    room: "server",
    files: ["lib/server/NAME.ts"],
    may: ["kernel", "grants", "server", "pg", "prismaClient", "next", "react", "node"],
    types: ["prisma"],
  },
  {
    room: "queries",
    files: ["lib/alphaNAME/queries.ts", "lib/alpha/queries/NAME.ts"],
    may: ["kernel", "pure", "grants", "server", "queries", "react"],
    types: ["prisma"],
  },
  { room: "writes", files: ["lib/alphaNAME/writes.ts"], may: ["kernel", "pure", "server", "writes"], types: ["prisma"] },
  {
    room: "commands",
    files: ["lib/alphaNAME/commands.ts", "lib/alpha/commands/NAME.ts"],
    may: ["kernel", "pure", "grants", "server", "queries", "writes"],
    types: ["prisma"],
  },
  { room: "documents", files: ["lib/alphaNAME/documents.ts"], may: ["kernel", "pure", "text", "server", "queries", "documents"] },
  {
    room: "jobs",
    files: ["lib/alphaNAME/jobs.ts"],
    may: ["kernel", "pure", "grants", "text", "server", "queries", "documents", "commands", "jobs"],
  },
  { room: "actions", files: ["lib/alphaNAME/actions.ts"], may: ["server", "commands"] },
  {
    room: "kit",
    files: ["components/ui/NAME.tsx", "components/form/NAME.tsx", "components/workflow/NAME.tsx"],
    may: ["kernel", "kit", "react"],
  },
  {
    room: "components",
    files: ["components/alpha/NAME.tsx"],
    may: ["kernel", "pure", "text", "grants", "actions", "kit", "components", "react"],
    types: ["queries"],
  },
  {
    room: "page",
    files: ["app/(desk)/NAME/page.tsx", "app/NAME.ts"],
    may: ["kernel", "pure", "text", "queries", "actions", "kit", "components", "page", "next", "react"],
  },
  {
    room: "route",
    files: ["app/api/NAME/route.ts"],
    may: ["kernel", "pure", "text", "queries", "actions", "kit", "components", "page", "commands", "documents", "next"],
  },
  { room: "scripts", files: ["scripts/NAME.mjs"], may: everything },
  { room: "seed", files: ["prisma/seed/NAME.ts"], may: everything },
  { room: "instrumentation", files: ["instrumentation.ts"], may: everything },
  { room: "tests", files: ["tests/integration/NAME.test.ts", "lib/alpha/NAME.test.ts"], may: everything },
];

const serverOnly = /^lib\/(server\/|(?!text\/)[^/]+\/(queries|writes|commands|documents)(\.ts$|\/))/;
const header = (name: string) => (serverOnly.test(name) ? 'import "server-only";\n' : "");
const specifier = (target: string) => (target.includes(".") ? `@/${target.replace(/\.tsx?$/, "")}` : target);
const endings = { value: (to: string) => imports(to), type: (to: string) => `import type { X } from "${to}";\nexport type Y = X;\n` };

type Case = { room: string; file: string; target: Target; kind: keyof typeof endings; open: boolean };

/** Every room against every target, as a value and as a type: a file for each pair. */
const cases: Case[] = table.flatMap(({ room, files, may, types = [] }) =>
  files.flatMap((pattern, i) =>
    everything.flatMap((target) =>
      (["value", "type"] as const)
        .filter(() => pattern.includes("NAME") || target === "kernel")
        .map((kind) => ({
          room,
          file: pattern.replace(
            "NAME",
            `from${i}${kind === "type" ? "types" : "values"}${target.replace(/^./, (letter) => letter.toUpperCase())}`,
          ),
          target,
          kind,
          open: may.includes(target) || (kind === "type" && types.includes(target)),
        })),
    ),
  ),
);

/** What the packages are does not matter here; that they are found does. */
const packages = ["pg", "react", "server-only", "@prisma/client", "next/headers"];

function house(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of Object.values(targets)) if (name.includes(".")) files[name] = `${header(name)}${plain}`;
  for (const name of packages) {
    const [folder, file] = name === "next/headers" ? ["next", "headers.js"] : [name, "index.js"];
    files[`node_modules/${folder}/package.json`] = `{ "name": "${folder}", "main": "index.js" }\n`;
    files[`node_modules/${folder}/${file}`] = "export const x = () => 1;\n";
  }
  // Told once a circle, at the file whose name comes first.
  files["lib/theta/workflow.ts"] = 'import { y } from "@/lib/eta/rules";\nexport const z = y;\n';
  return files;
}

const plain = "export const x = () => 1;\nexport type X = number;\n";
const imports = (to: string) => `import { x } from "${to}";\nx();\n`;

/** One file each, with the rules it breaks. */
const probes: { what: string; file: string; text: string; breaks: string[] }[] = [
  { what: "imports nothing and is imported by nobody", file: "lib/alpha/money.ts", text: plain, breaks: ["no room"] },
  { what: "only imports", file: "lib/alpha/sums.ts", text: imports("@/lib/kernel/dates"), breaks: ["no room"] },
  { what: "is only imported: told at who imports it", file: "lib/alpha/figures.ts", text: plain, breaks: [] },
  { what: "imports the one above", file: "tests/figures.ts", text: imports("@/lib/alpha/figures"), breaks: ["no room"] },
  { what: "stands too deep", file: "lib/kernel/deep/dates.ts", text: plain, breaks: ["no room"] },
  { what: "stands beside the features", file: "components/loose.tsx", text: plain, breaks: ["no room"] },
  { what: "stands beside everything", file: "loose.ts", text: plain, breaks: ["no room"] },

  ...["lib/kernel/utils.ts", "lib/gamma/queries/index.ts", "components/gamma/helpers.tsx", "lib/server/types.ts", "app/utils/money.ts"].map(
    (file) => ({
      what: "is named for nothing",
      file,
      text: header(file) + plain,
      breaks: ["barrel or drawer"],
    }),
  ),

  { what: "is what the next enter", file: "lib/delta/commands/draft.ts", text: `import "server-only";\n${plain}`, breaks: [] },
  {
    what: "enters its own feature's commands",
    file: "lib/delta/commands/award.ts",
    text: `import "server-only";\n${imports("./draft")}`,
    breaks: [],
  },
  {
    what: "enters commands of a feature whose name begins alike",
    file: "lib/del/commands.ts",
    text: `import "server-only";\n${imports("@/lib/delta/commands/draft")}`,
    breaks: ["another feature's commands"],
  },

  ...[
    'await import("NAME");',
    'import "NAME";',
    'export * from "NAME";',
    'export type { X } from "NAME";',
    'export type Z = import("NAME").X;',
    'import { type X } from "NAME";\nexport type Z = X;',
  ].flatMap((way, i) => [
    { what: way, file: `lib/way${i}/rules.ts`, text: `${way.replace("NAME", "@/lib/server/db")}\nexport {};\n`, breaks: ["door of pure"] },
    {
      what: way,
      file: `components/way${i}/view.tsx`,
      text: `${way.replace("NAME", "@/lib/server/db")}\nexport {};\n`,
      breaks: ["door of components"],
    },
  ]),
  ...["pg", "next/headers", "node:fs", "fs/promises", "server-only", "@prisma/client"].flatMap((name, i) =>
    [`await import("${name}");`, `import "${name}";`].flatMap((way, j) => [
      { what: way, file: `lib/kernel/package${i}${j}.ts`, text: `${way}\nexport {};\n`, breaks: ["door of kernel"] },
      { what: way, file: `components/package${i}${j}/view.tsx`, text: `${way}\nexport {};\n`, breaks: ["door of components"] },
    ]),
  ),

  { what: "says how figures are written", file: "lib/text/figures.ts", text: plain, breaks: [] },
  { what: "reads figures in words", file: "lib/schemes/rules/figures.ts", text: imports("@/lib/text/figures"), breaks: [] },
  { what: "reads them beside it", file: "lib/schemes/rules/texts.ts", text: imports("@/lib/text/figures"), breaks: ["door of pure"] },
  {
    what: "leads nowhere",
    file: "lib/epsilon/rules.ts",
    text: imports("@/lib/beta/nowhere"),
    breaks: ["door of pure", "no room", "unresolved"],
  },
  {
    what: "needs what needs it",
    file: "lib/eta/rules.ts",
    text: 'import { z } from "@/lib/theta/workflow";\nexport const y = z;\n',
    breaks: ["circle"],
  },
  {
    what: "knows the type of what knows its type",
    file: "lib/iota/rules.ts",
    text: 'import type { Z } from "@/lib/kappa/workflow";\nexport type Y = Z;\n',
    breaks: [],
  },
  {
    what: "knows the type of what knows its type",
    file: "lib/kappa/workflow.ts",
    text: 'import type { Y } from "@/lib/iota/rules";\nexport type Z = Y;\n',
    breaks: [],
  },

  ...["lib/open/queries.ts", "lib/open/commands/award.ts", "lib/open/writes.ts", "lib/open/documents.ts", "lib/server/mail.ts"].map(
    (file) => ({
      what: "misses server-only",
      file,
      text: plain,
      breaks: ["server-only"],
    }),
  ),
  { what: "needs no server-only", file: "lib/open/rules.ts", text: plain, breaks: [] },
  { what: "is read by the launcher", file: "lib/server/env.ts", text: plain, breaks: [] },
];

describe("the doors", () => {
  let found: Violation[];
  beforeAll(() => {
    const files = house();
    for (const { file, target, kind } of cases) files[file] = header(file) + endings[kind](specifier(targets[target]));
    for (const { file, text } of probes) files[file] = text;
    found = inspect(files);
  }, 120_000);

  it("are tried in every room with both answers", () => {
    expect(cases.length).toBeGreaterThan(1000);
    for (const { room, may } of table.filter((row) => row.may !== everything)) {
      expect(may.length, room).toBeGreaterThan(0);
      expect(
        cases.some((one) => one.room === room && !one.open),
        room,
      ).toBe(true);
    }
  });

  it("stand open where the table says so, and closed everywhere else", () => {
    const closed = new Set(found.map(({ from }) => from));
    const wrong = cases
      .filter(({ file, open }) => closed.has(file) === open)
      .map(({ file, target, kind, open }) => `${open ? "closed" : "open"}: ${file} → ${kind} of ${target}`);
    expect(wrong).toEqual([]);
  });

  it.each(probes)("$file: $what", ({ file, breaks }) => {
    expect([...new Set(found.filter(({ from }) => from === file).map(({ rule }) => rule))].sort()).toEqual(breaks);
  });

  it("are what the project itself is checked by", () => {
    expect(fs.readFileSync(path.join(root, "scripts/check.mjs"), "utf8")).toContain('needs: ".dependency-cruiser.mjs"');
  });
});
