import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { TEMPLATE } from "./template";

async function onCluster(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("clusterUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function create(template: string) {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onCluster(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(inject("clusterUrl"));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onCluster(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/**
 * A migrated database of one's own, one for each test file. It is also what `db()` connects to in this file, provided
 * it is called before the first use.
 */
export async function testDatabase() {
  const database = await create(TEMPLATE);
  process.env.DATABASE_URL = database.url;
  return database;
}

export const emptyDatabase = () => create("template0");
