// Runs before every start, after the migrations: reference rows, the mode stamp, the demonstration city or the set-up token.
import { Client } from "pg";
import { publicIsSetUp } from "@/lib/accounts/queries";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { hashToken, newToken } from "@/lib/server/secrets";
import { demoAccounts } from "./accounts";
import { loadDemo } from "./demo";
import { loadReference } from "./reference";

async function main(): Promise<void> {
  const { mode, publicOrigin } = readEnv();
  await stamp(mode);
  await loadReference(db());
  if (mode === "production") {
    if (!(await publicIsSetUp())) await offerSetUp(publicOrigin);
  } else {
    if (!(await db().setting.count({ where: { key: "demoLoaded" } }))) {
      // A start that was cut short left half a city: it is made anew.
      if (await publicIsSetUp()) await emptyDemo();
      await loadDemo();
    }
    process.stdout.write(demoAccounts());
  }
}

/** Demonstration and real records never share a database: the first start says which it is, every later one holds to it. */
async function stamp(mode: string): Promise<void> {
  const kind = mode === "production" ? "production" : "demo";
  const stamped = await db().setting.upsert({ where: { key: "stamp" }, create: { key: "stamp", value: kind }, update: {} });
  if (stamped.value !== kind)
    throw new Error(
      `This database holds ${String(stamped.value)} records; it does not start in ${mode} mode. Choose another DATA_DIR or DATABASE_URL.`,
    );
}

/** As the owner, because the application's role may not empty the audit log. Only ever of a database stamped demo. */
async function emptyDemo(): Promise<void> {
  const owner = new Client({ connectionString: readEnv().databaseUrl });
  await owner.connect();
  const { rows } = await owner.query<{ tables: string }>(
    "SELECT string_agg(quote_ident(tablename), ', ') AS tables FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
  );
  await owner.query(`TRUNCATE ${rows[0]?.tables}`);
  await owner.end();
  await stamp(readEnv().mode);
  await loadReference(db());
}

/** A new token at each start until somebody used one; only its hash is kept. */
async function offerSetUp(publicOrigin: string): Promise<void> {
  const token = newToken();
  const now = await readNow(db());
  await db().oneTimeToken.updateMany({ where: { purpose: "setup", usedAt: null, revokedAt: null }, data: { revokedAt: now } });
  await db().oneTimeToken.create({
    data: { purpose: "setup", hash: hashToken(token), createdAt: now, expiresAt: new Date(now.getTime() + 72 * 3_600_000) },
  });
  process.stdout.write(`Set the portal up at ${publicOrigin}/set-up?token=${token}\n(the token works once, within three days)\n`);
}

main()
  .then(() => db().$disconnect())
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
