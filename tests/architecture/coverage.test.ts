// Nothing escapes the permission matrix: every page says whom it is for, every route and command is named in the reviewed table, and every
// grant shows there. What the table says is compared with the running portal by tests/e2e/matrix.spec.ts.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { grantTable, type Permission } from "@/lib/grants";
import { type Grants, type Role, roles } from "@/lib/kernel/access";
import { type AnyCommand, isCommand } from "@/lib/server/command";
import { columns, everybody, type Who } from "../matrix/actors";
import { type By, importersOfProxy, readActionFiles, readPages, readRoutes, readServerFiles } from "../matrix/coverage";
import { type Cells, readReviewed, sections, subjectOf } from "../matrix/table";

const root = path.resolve(import.meta.dirname, "../..");
const reviewed = readReviewed();
const pages = readPages(root);
const routes = readRoutes(root);
const actions = readActionFiles(root);

const modules = import.meta.glob<Record<string, unknown>>(["../../lib/*/commands.ts", "../../lib/*/commands/**/*.ts"], { eager: true });
/** "accounts/commands#signIn" → the command. */
const commands = new Map<string, AnyCommand>(
  Object.entries(modules).flatMap(([file, exports]) => {
    const place = file.replace("../../lib/", "").replace(/\.ts$/, "");
    return Object.entries(exports).flatMap(([name, value]) => (isCommand(value) ? [[`${place}#${name}`, value] as const] : []));
  }),
);

/** Commands nobody can post, each with its reason. */
const unreached: Record<string, string> = {
  "applications/commands/lifecycle#expireApplication": "only the system does it, when the round closed over a draft",
  "applications/commands/lifecycle#lapseApplication": "only the system does it, when nobody answered a return in time",
  "documents/commands#noteRendering": "only the system does it, when a paper has been set",
  "applications/commands/visit#sweepVisits": "only the system does it, once a night",
  "activities/commands/remind#remindSession": "only the system does it, a day before a meeting",
  "rights-cases/commands/files#attachFile": "the routes that take files run it, through commands/receive",
  "rights-cases/commands/files#attachToDraft": "the route that takes files runs it, through commands/receive",
  "rights-cases/commands/files#detachFile": "the route that takes files runs it, through commands/receive",
  "rights-cases/commands/files#detachFromDraft": "the route that takes files runs it, through commands/receive",
  "rights-cases/commands/keeping#expireDrafts": "only the system does it, when nobody went on writing for thirty days",
  "rights-cases/commands/keeping#shredDue": "only the system does it, when a case's years are over",
  "rights-cases/commands/sweep#escalateCase": "only the system does it, when a case's days run out",
  "rights-cases/commands/sweep#lapseSupplement": "only the system does it, when nothing was supplied in time",
  "files/commands#settleScan": "only the system does it, when the scanner has answered",
  "homes/commands#expirePlaque": "only the system does it, when a plate's last day is over",
  "messages/commands#noteLetter": "only the system does it, when a letter has left or cannot",
  "upkeep/commands#purgeRecords": "only the system does it, once a night",
  "work/commands/remind#announceWork": "only the system does it, when work begins",
  "work/commands/remind#remindWork": "only the system does it, when time runs out",
};

const subjects = (section: (typeof sections)[number]) => new Set([...reviewed[section].keys()].map(subjectOf));
const rowsOf = (section: (typeof sections)[number], subject: string): Cells[] =>
  [...reviewed[section]].flatMap(([row, cells]) => (subjectOf(row) === subject ? [cells] : []));

describe("every page", () => {
  it("says whom it is for", () => {
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.filter(({ audience }) => audience === null).map(({ file }) => file)).toEqual([]);
  });

  it("has a row in the table, and no row has lost its page", () => {
    expect([...subjects("Pages")].sort()).toEqual([...new Set(pages.map(({ address }) => address))].sort());
  });

  it.each(pages)("$address shows nothing to those it is not for", ({ address, audience }) => {
    const opened = (cell: string) => cell !== "404" && cell !== "sign in";
    for (const cells of rowsOf("Pages", address))
      for (const who of everybody) {
        const role = columns[who];
        const invited = audience === "everyone" || (role !== null && (audience === "signedIn" || audience?.includes(role)));
        if (!invited) expect([who, opened(cells[who])]).toEqual([who, false]);
        if (!invited && who === "visitor") expect(cells.visitor).toBe("sign in");
      }
  });

  it("without an audience is found, wherever it hides", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-pages-"));
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    };
    try {
      write("app/(desk)/secrets/[id]/page.tsx", `export default function Page() { return null; }`);
      write("app/(desk)/typo/page.tsx", `export const audience = ["cityStuff"] as const;`);
      write("app/(desk)/computed/page.tsx", `export const audience = anybody();`);
      write("app/(desk)/nobody/page.tsx", `export const audience = [] as const;`);
      write("app/(desk)/hidden/page.tsx", `const audience = "signedIn";`);
      write("app/(site)/page.tsx", `export const audience = "everyone" satisfies Audience;`);
      write("app/(desk)/city/page.tsx", `export const audience = ["cityStaff", "auditor"] as const satisfies Audience;`);
      expect(Object.fromEntries(readPages(folder).map(({ address, audience }) => [address, audience]))).toEqual({
        "/": "everyone",
        "/city": ["cityStaff", "auditor"],
        "/computed": null,
        "/hidden": null,
        "/nobody": null,
        "/secrets/[id]": null,
        "/typo": null,
      });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("every route", () => {
  it("has a row in the table for each method it answers", () => {
    expect([...subjects("Routes")].sort()).toEqual(routes.map(({ name }) => name).sort());
  });
});

describe("every action", () => {
  it("is a command in its wrapping and nothing else", () => {
    expect(actions.filter(({ command }) => command === null || !commands.has(command))).toEqual([]);
    expect(readServerFiles(root).filter((file) => !/^lib\/[^/]+\/actions\.ts$/.test(file))).toEqual([]);
  });

  it("has a row in the table, and no row has lost its action", () => {
    expect([...subjects("Commands")].sort()).toEqual(actions.map(({ name }) => name).sort());
  });
});

/** Commands by who runs them: an action of the table, or a route. */
const behind = new Map<string, { section: "Commands" | "Routes"; subject: string; by: By }[]>();
for (const { name, command, by } of actions) if (command !== null) behind.set(command, [{ section: "Commands", subject: name, by }]);
for (const { name, commands: run } of routes)
  for (const command of run) behind.set(command, [...(behind.get(command) ?? []), { section: "Routes", subject: name, by: "session" }]);

describe("every command", () => {
  it("can be reached, or says why not", () => {
    expect(commands.size).toBeGreaterThan(40);
    const lost = [...commands.keys()].filter((name) => !behind.has(name));
    expect(lost.toSorted()).toEqual(Object.keys(unreached).toSorted());
  });

  it("needs a permission that somebody has, and so does knowing of its subject", () => {
    const granted = (permission: Permission) => Object.values(grantTable).some((row) => (row[permission] ?? []).length > 0);
    const idle = [...commands].filter(([, { permission, sight }]) => !granted(permission) || !granted(sight));
    expect(idle.map(([name]) => name)).toEqual([]);
  });
});

/** A route that runs a command leads on, or answers with what came of it. */
const through = (section: "Commands" | "Routes", cell: string) =>
  section === "Commands" ? cell === "may" : cell.startsWith("→") || cell === "200";

const nameless = ["visitor", "claimant", "partner"] as const satisfies readonly Who[];
type Holder = Role | (typeof nameless)[number];

/** The columns that stand for a holder: without a session one is a visitor, whatever one holds, where nobody asks for it. */
function columnsOf(holder: Holder, by: By): readonly Who[] {
  if (holder === "claimant" || holder === "partner") return by === "pass" ? [holder] : [];
  if (holder !== "visitor") return everybody.filter((who) => columns[who] === holder);
  if (by === "visitor") return everybody;
  return by === "pass" ? ["visitor"] : nameless;
}

/** "role permission" where grants and table disagree: a power that no row shows, or a "may" that nobody was given. */
function disagreements(grants: Grants<Permission>): string[] {
  const found: string[] = [];
  for (const [name, command] of commands) {
    const rows = (behind.get(name) ?? []).flatMap(({ section, subject, by }) =>
      rowsOf(section, subject).map((cells) => ({ section, cells, by })),
    );
    if (rows.length === 0) continue;
    for (const holder of [...nameless, ...roles]) {
      const given = (grants[holder][command.permission] ?? []).length > 0;
      // What is done as a visitor needs no power of one's own.
      const shown = rows.some(
        ({ section, cells, by }) =>
          (given || by !== "visitor" || holder === "visitor") && columnsOf(holder, by).some((who) => through(section, cells[who])),
      );
      if (shown !== given)
        found.push(`${holder} ${command.permission}: ${given ? "given, but no row says may" : "a row says may, but it is not given"}`);
    }
  }
  return [...new Set(found)].sort();
}

describe("the grants", () => {
  it("give what the table shows, no more and no less", () => {
    expect(disagreements(grantTable)).toEqual([]);
  });

  it("cannot be widened or narrowed in silence", () => {
    const wider = { ...grantTable, auditor: { ...grantTable.auditor, "application.award.awardPlaque": ["city"] } } as Grants<Permission>;
    expect(disagreements(wider)).toEqual(["auditor application.award.awardPlaque: given, but no row says may"]);
    const { "application.withdraw": _, ...rest } = grantTable.enterpriseOfficer;
    expect(disagreements({ ...grantTable, enterpriseOfficer: rest })).toEqual([
      "enterpriseOfficer application.withdraw: a row says may, but it is not given",
    ]);
    const { "rightsCase.openSplit": openSplit, ...claimant } = grantTable.claimant;
    const partner = { ...grantTable.partner, "rightsCase.openSplit": openSplit };
    expect(disagreements({ ...grantTable, claimant, partner } as Grants<Permission>)).toEqual([
      "claimant rightsCase.openSplit: a row says may, but it is not given",
      "partner rightsCase.openSplit: given, but no row says may",
    ]);
  });
});

describe("the proxy", () => {
  it("is asked by nothing that guards", () => {
    expect(importersOfProxy(root)).toEqual([]);
  });
});
