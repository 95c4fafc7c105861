// Migrations run through our own bridge to Prisma's engine (prisma/schema-engine.mjs): what it must not break.
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate, prismaCli, prismaEnv } from "../../scripts/migrate.mjs";
import { emptyDatabase } from "../support/database";

const root = path.resolve(import.meta.dirname, "../..");

function prisma(cwd: string, url: string, ...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [prismaCli(root), ...args], { cwd, env: prismaEnv(url) }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` });
    });
  });
}

async function rows<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

let database: Awaited<ReturnType<typeof emptyDatabase>>;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

describe("the portal's migrations", () => {
  it("lead to exactly the schema the code is generated from", async () => {
    const { code, output } = await prisma(
      root,
      database.url,
      ...["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema", "--exit-code"],
    );
    expect(output).toContain("No difference detected");
    expect(code).toBe(0);
  });
});

describe("the bridge", () => {
  const project = fs.mkdtempSync(path.join(os.tmpdir(), "portal-migrations-"));
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
    fs.writeFileSync(path.join(project, name), text);
  };

  beforeAll(() => {
    fs.symlinkSync(path.join(root, "node_modules"), path.join(project, "node_modules"));
    write("prisma.config.ts", fs.readFileSync(path.join(root, "prisma.config.ts"), "utf8"));
    fs.mkdirSync(path.join(project, "prisma"));
    fs.symlinkSync(path.join(root, "prisma/schema-engine.mjs"), path.join(project, "prisma/schema-engine.mjs"));
    write(
      "prisma/schema/base.prisma",
      'datasource db {\n  provider = "postgresql"\n}\nmodel Word {\n  id   Int    @id\n  text String\n}\n',
    );
    write("prisma/migrations/migration_lock.toml", 'provider = "postgresql"\n');
  });
  afterAll(() => fs.rmSync(project, { recursive: true }));

  it("applies a trigger whose body holds semicolons and dollar quotes", async () => {
    write(
      "prisma/migrations/1_trigger/migration.sql",
      `CREATE TABLE "Word" ("id" integer PRIMARY KEY, "text" text NOT NULL);
       CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $body$
       BEGIN
         -- a comment; with a semicolon
         EXECUTE format($$SELECT %L; $$, NEW."text");
         NEW."text" := upper(NEW."text") || ';';
         RETURN NEW;
       END $body$;
       CREATE TRIGGER shout BEFORE INSERT ON "Word" FOR EACH ROW EXECUTE FUNCTION shout();`,
    );
    await migrate(project, database.url);
    expect(await rows(database.url, `INSERT INTO "Word" VALUES (1, 'hello') RETURNING "text"`)).toEqual([{ text: "HELLO;" }]);
  });

  it("leaves nothing of a migration that fails, names the place, and applies it once it is mended", async () => {
    const broken = `CREATE TABLE "Half" ("id" integer);\nINSERT INTO "Half" VALUES (1);\nALTER TABLE "Nowhere" ADD COLUMN "x" integer;\n`;
    write("prisma/migrations/2_broken/migration.sql", broken);
    await expect(migrate(project, database.url)).rejects.toThrow(/No such table: Nowhere[\s\S]*2_broken[\s\S]*it is as it was before/);
    expect(await rows(database.url, `SELECT to_regclass('"Half"') AS half`)).toEqual([{ half: null }]);

    write("prisma/migrations/2_broken/migration.sql", broken.replace("Nowhere", "Half"));
    await migrate(project, database.url);
    expect(await rows(database.url, `SELECT "id", "x" FROM "Half"`)).toEqual([{ id: 1, x: null }]);
  });

  it("says what is wrong with a database that does not answer", async () => {
    const { code, output } = await prisma(project, "postgresql://nobody:x@127.0.0.1:1/none", "migrate", "status");
    expect(code).toBe(1);
    expect(output).toContain("P1001");
  });
});
