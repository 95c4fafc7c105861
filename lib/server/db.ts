import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { readEnv } from "./env";

export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
/** What a query may read from: the pool, or the transaction it is called in. */
export type Reader = Tx | PrismaClient;

/** Parts of a statement that is too much for Prisma's own words; whatever is put into one travels as a parameter. */
export const { sql, join: joinSql } = Prisma;
export type Sql = Prisma.Sql;

/** The application acts as a role that can add to the audit log but not change it, whoever owns the address. */
export const connectAs = (connectionString: string) =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: 16,
      options: [
        "role=portal_app",
        // Here and not with each transaction, which would pay a round trip to say it.
        "default_transaction_isolation=read\\ committed",
        "statement_timeout=30000",
        "lock_timeout=10000",
        "idle_in_transaction_session_timeout=60000",
      ]
        .map((setting) => `-c ${setting}`)
        .join(" "),
    }),
  });

const held = globalThis as typeof globalThis & { portalDatabase?: PrismaClient };

/** Connects at the first use, never at import: `next build` evaluates modules without a database. */
export function db(): PrismaClient {
  held.portalDatabase ??= connectAs(readEnv().databaseUrl);
  return held.portalDatabase;
}
