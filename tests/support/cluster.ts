// One throw-away PostgreSQL for a run of integration tests, with one migrated database that test files copy.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureFonts } from "../../scripts/fonts.mjs";
import { migrate } from "../../scripts/migrate.mjs";
import { embeddedPostgres } from "../../scripts/postgres.mjs";
import { TEMPLATE } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    /** The cluster's own database `postgres`, as its superuser. */
    clusterUrl: string;
  }
}

const PREFIX = "portal-test-";
const root = path.resolve(import.meta.dirname, "../..");

export default async function setup(project: TestProject) {
  await sweep();
  await ensureFonts(root);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await embeddedPostgres(folder, { fastAndLoose: true });
  const teardown = async () => {
    await server.stop("immediate");
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { urlFor } = await server.start();
    const client = new pg.Client({ connectionString: urlFor("postgres") });
    await client.connect();
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
    await client.end();
    await migrate(root, urlFor(TEMPLATE));
    project.provide("clusterUrl", urlFor("postgres"));
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

/** Clusters of runs that were killed: their folders carry the number of a process that is gone. */
async function sweep() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(os.tmpdir(), name);
    await (await embeddedPostgres(folder)).stop("immediate");
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
