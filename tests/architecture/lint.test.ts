// The lint rules of this house's own, each shown by a line that breaks it and one that does not.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ESLint } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

const words = "no-restricted-syntax: Words stand in lib/text.";
const clock = (what: string) =>
  `no-restricted-syntax: \`${what}\` reads the machine's clock: take \`now\` from the command, or readNow of lib/server/clock.ts.`;
const computed = "no-restricted-syntax: An import must name its file, so that the doors can be checked.";

const cases: { file: string; text: string; breaks: string[] }[] = [
  { file: "components/homes/x.tsx", text: 'export const a = "之家";', breaks: [words] },
  { file: "components/homes/x.tsx", text: "export const a = (n: number) => `共 ${n} 家`;", breaks: [words, words] },
  { file: "components/homes/x.tsx", text: "export const A = () => <p>之家</p>;", breaks: [words] },
  { file: "components/homes/x.tsx", text: 'export const A = () => <p title="之家" />;', breaks: [words] },
  { file: "components/homes/x.tsx", text: 'export const a = "\\u5bb6";', breaks: [words] },
  { file: "components/homes/x.tsx", text: "// 之家\nexport const a = 1;", breaks: [] },
  { file: "components/homes/x.tsx", text: 'export const a = "𠮷";', breaks: [words] },
  { file: "lib/homes/queries.ts", text: 'export const a = "之家";', breaks: [words] },
  { file: "scripts/x.mjs", text: 'export const a = "之家";', breaks: [words] },
  { file: "proxy.ts", text: 'export const a = "之家";', breaks: [words] },
  { file: "lib/text/homes.ts", text: 'export const a = "之家";', breaks: [] },
  { file: "prisma/seed/demo.ts", text: 'export const a = "之家";', breaks: [] },
  { file: "lib/homes/rules.test.ts", text: 'export const a = "之家";', breaks: [] },
  { file: "tests/e2e/x.spec.ts", text: 'export const a = "之家";', breaks: [] },

  ...[
    "lib/homes/queries.ts",
    "lib/homes/rules.ts",
    "lib/text/homes.ts",
    "prisma/seed/demo.ts",
    "app/x.tsx",
    "scripts/x.mjs",
    "tests/e2e/x.spec.ts",
  ].flatMap((file) => [
    { file, text: "export const a = new Date();", breaks: [clock("new Date()")] },
    { file, text: "export const a = Date.now();", breaks: [clock("Date.now")] },
    { file, text: "export const a = new Date(0);", breaks: [] },
  ]),
  { file: "app/x.tsx", text: "export const a = [1].map(Date.now);", breaks: [clock("Date.now")] },
  { file: "app/x.tsx", text: 'export const a = Date["now"]();', breaks: [clock("Date['now']")] },
  { file: "app/x.tsx", text: "export const a = Date();", breaks: [clock("Date()")] },
  { file: "lib/server/clock.ts", text: "export const a = Date.now();", breaks: [] },

  { file: "lib/homes/queries.ts", text: "export const a = (b: string) => import(b);", breaks: [computed] },
  { file: "lib/homes/queries.ts", text: 'export const a = process.getBuiltinModule("fs");', breaks: [computed] },
  { file: "lib/homes/queries.ts", text: 'export const a = () => import("./x");', breaks: [] },

  {
    file: "lib/kernel/x.ts",
    text: "export const a = Math.random();",
    breaks: ["no-restricted-syntax: A pure file gives the same answer every time."],
  },
  { file: "lib/homes/rules.ts", text: "export const a = process.env.X;", breaks: ["no-restricted-globals: Unexpected use of 'process'."] },
  ...["react", "next/headers", "node:crypto", "@prisma/client", "@/prisma/generated/client", "@/lib/server/db", "server-only"].flatMap(
    (name) =>
      ["lib/kernel/x.ts", "lib/homes/rules.ts", "lib/homes/schema.ts", "lib/homes/workflow/award.ts", "lib/grants.ts", "lib/text/x.ts"].map(
        (file) => ({
          file,
          text: `import { a } from "${name}";\nexport const b = a;`,
          breaks: [
            `no-restricted-imports: '${name}' import is restricted from being used by a pattern. Pure: no framework, no database, no machine.`,
          ],
        }),
      ),
  ),
  { file: "lib/kernel/x.ts", text: 'import { z } from "zod";\nexport const b = z;', breaks: [] },

  {
    file: "lib/homes/queries.ts",
    text: "export const a = (b: any) => String(b);",
    breaks: ["@typescript-eslint/no-explicit-any: Unexpected any. Specify a different type."],
  },
  {
    file: "lib/homes/queries.ts",
    text: "const a = 1;",
    breaks: ["@typescript-eslint/no-unused-vars: 'a' is assigned a value but never used."],
  },
];

describe("the linter", () => {
  let eslint: ESLint;
  beforeAll(async () => {
    eslint = new ESLint({ cwd: root });
    await eslint.lintText("export {};\n", { filePath: path.join(root, "proxy.ts") }); // loads the rules
  }, 120_000);

  it.each(cases)("$file: $text", async ({ file, text, breaks }) => {
    const [result] = await eslint.lintText(`${text}\n`, { filePath: path.join(root, file) });
    expect(result?.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual(breaks);
  });

  it("asks of every promise what becomes of it", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-lint-"));
    try {
      fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { strict: true }, include: ["*.ts"] }));
      const found = (body: string): string[] => {
        const file = path.join(folder, "writes.ts");
        fs.writeFileSync(file, `declare function may(): Promise<boolean>;\nexport async function write() {\n  ${body}\n}\n`);
        const rules = ["--config", path.join(root, ".oxlintrc.json"), "--type-aware", "--format", "json"];
        const { stdout } = spawnSync(process.execPath, [path.join(root, "node_modules/oxlint/bin/oxlint"), ...rules, file], {
          cwd: folder,
          encoding: "utf8",
        });
        return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
      };
      expect(found("if (await may()) await may();")).toEqual([]);
      expect(found("may();")).toEqual(["typescript(no-floating-promises)"]);
      expect(found("if (may()) return;")).toEqual(["typescript(no-misused-promises)"]);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
