// Rules of the house that are read from its files.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseSettings, WrongSettings } from "@/lib/server/env";
import { markedFields } from "@/lib/server/personal";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => fs.readFileSync(path.join(root, name), "utf8");
const filesBelow = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

describe("personal data", () => {
  /** "Model.field" of each field under a mark; a mark stands on a line of its own above its field. */
  function marksIn(schema: string): string[] {
    const found: string[] = [];
    let model = "";
    let marked = false;
    for (const line of schema.split("\n").map((text) => text.trim())) {
      model = /^model (\w+) \{/.exec(line)?.[1] ?? model;
      if (/^\/\/\/ @(personal|sealed)$/.test(line)) marked = true;
      else if (line !== "" && !line.startsWith("//")) {
        if (marked) found.push(`${model}.${line.split(/\s+/)[0]}`);
        marked = false;
      }
    }
    return found;
  }

  it("is marked in the schema and kept out of the log by the same list", () => {
    const schema = filesBelow("prisma/schema").map(read).join("\n");
    const marks = marksIn(schema);
    expect(marks.length).toBeGreaterThan(10);
    expect([...markedFields].sort()).toEqual(marks.sort());
    // Every mark was understood, none stands in the middle of a sentence or above nothing.
    expect(schema.match(/@(personal|sealed)/g)?.length).toBe(marks.length);
    for (const field of marks) expect(field).toMatch(/^[A-Z]\w+\.[a-z]\w+$/);
  });

  it("is found by its mark", () => {
    expect(
      marksIn("model Person {\n  /// @personal\n  name String\n  age Int\n  /// of the person\n  /// @sealed\n  secret String\n}"),
    ).toEqual(["Person.name", "Person.secret"]);
  });

  it("is marked wherever a column is named like it", () => {
    // A column whose name says that a person is behind it, with the reason why it is not marked.
    const open: Record<string, string> = {
      "OneTimeToken.hash": "of a secret, not of a person",
      "Organization.phone": "an office's",
      "Organization.name": "a body's",
      "OrganizationName.name": "a body's",
      "OrganizationKind.name": "a kind's",
      "Home.name": "a place's",
      "Home.phone": "printed for visitors",
      "Scheme.name": "a rule's",
      "Round.name": "a round's",
      "Round.phone": "an office's, for everybody to call",
      "CalendarDay.name": "a holiday's",
      "SchemeVersion.hash": "of a public document",
      "Submission.hash": "goes on the paper, so that both can be compared",
      "AuditEntry.hash": "of the log itself",
      "Plaque.holder": "the unit on the plate",
      "CaseCategory.name": "a kind's",
      "Partner.name": "a body's",
      "Partner.phone": "an office's",
      "QuietEntry.hash": "of the log itself",
      "ActivityTag.name": "a kind's",
      "Campaign.name": "what days are called",
      "EvidenceUse.hash": "of what was picked, to be compared",
      "Facility.name": "a thing's",
      "HomeRoom.name": "a room's",
      "RightsCase.answers": "a relation; what they say is CaseAnswer.opinion",
    };
    const suspicious = /^(name|phone|phoneKey|email|mobile|idNumber|keeper|holder|attendees|answers|hash)$/;
    const columns = filesBelow("prisma/schema").flatMap((file) =>
      [...read(file).matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(([, model = "", body = ""]) =>
        body
          .split("\n")
          .map((line) => line.trim().split(/\s+/)[0] ?? "")
          .filter((name) => suspicious.test(name))
          .map((name) => `${model}.${name}`),
      ),
    );
    expect(columns.filter((column) => !markedFields.has(column) && !(column in open)).sort()).toEqual([]);
    expect(Object.keys(open).filter((column) => !columns.includes(column))).toEqual([]);
  });
});

describe("the rooms of lib", () => {
  const rooms = ["schema", "workflow", "rules", "queries", "writes", "commands", "documents", "jobs", "actions"];
  const files = filesBelow("lib");
  const features = new Set(
    files.map((file) => file.split("/")[1] ?? "").filter((name) => !["kernel", "text", "server"].includes(name) && !name.endsWith(".ts")),
  );

  it("are the only ones", () => {
    const stray = files.filter((file) => {
      const [, feature = "", name = "", deeper] = file.split("/");
      if (file === "lib/grants.ts" || ["kernel", "text", "server"].includes(feature)) return false;
      const room = name.replace(/(\.test)?\.ts$/, "");
      return !features.has(feature) || !rooms.includes(room) || (deeper !== undefined && !/^[a-z-]+(\.test)?\.ts$/.test(deeper));
    });
    expect(stray).toEqual([]);
    expect(features.size).toBeGreaterThan(8);
  });

  it("hold no drawers and no barrels", () => {
    const drawers = ["lib", "components", "app"]
      .flatMap(filesBelow)
      .filter((file) => /(^|\/)(index|utils?|helpers?|services?|types?|common|misc|shared)(\.tsx?$|\/)/.test(file));
    expect(drawers).toEqual([]);
    const barrels = files.filter((file) => /^export \* from/m.test(read(file)));
    expect(barrels).toEqual([]);
  });

  it("have their tests beside the pure files, and only there", () => {
    for (const file of files.filter((name) => name.endsWith(".test.ts")))
      expect(file).toMatch(/^lib\/(kernel|text|[a-z-]+)\/([\w-]+|(schema|workflow|rules)\/[\w-]+)\.test\.ts$/);
    const pure = files.filter((file) => /^lib\/[a-z-]+\/rules\.ts$/.test(file));
    expect(pure.filter((file) => !files.includes(file.replace(/\.ts$/, ".test.ts")))).toEqual([]);
  });

  it("open actions and nothing else to the browser", () => {
    for (const file of files)
      expect(/^["']use server["'];?$/m.test(read(file).split("\n")[0] ?? ""), file).toBe(/\/actions(\/|\.ts$)/.test(file));
  });
});

describe(".env.example", () => {
  const example = read(".env.example");
  const names = [...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = "", value = ""]) => ({ name, value }));
  /** The names in the schema of lib/server/env.ts; every other place asks it. */
  const known = [
    ...(/const variables = z\.object\(\{\n([\s\S]*?)\n\}\);/.exec(read("lib/server/env.ts"))?.[1] ?? "").matchAll(/^ {2}([A-Z_]+):/gm),
  ].map(([, name = ""]) => name);

  it("names exactly the settings there are, each once and switched off", () => {
    expect(known.length).toBeGreaterThan(5);
    expect(names.map(({ name }) => name).sort()).toEqual([...known].sort());
    expect(example.match(/^[A-Z].*=/gm)).toBeNull();
  });

  it("gives examples that the portal would start with", () => {
    const { PORTAL_CLOCK, ...given } = Object.fromEntries(names.map(({ name, value }) => [name, value]));
    expect(parseSettings(given)).toMatchObject({ mode: "production", port: 3000 });
    // The one that production refuses.
    expect(parseSettings({ PORTAL_CLOCK, PORTAL_MODE: "demo" }).clock).not.toBeNull();
    expect(() => parseSettings({ ...given, PORT: "80a" })).toThrow(WrongSettings);
  });

  it("is the only way in: nobody else reads the environment", () => {
    const readers = ["lib", "components", "app"]
      .flatMap(filesBelow)
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts") && /process\.env/.test(read(file)));
    expect(readers).toEqual(["lib/server/env.ts"]);
  });
});
