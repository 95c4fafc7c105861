// node scripts/with-database.mjs <command …>: runs a command with DATABASE_URL pointing at the portal's database,
// whether the portal runs or not. DATA_DIR and PORTAL_MODE choose which.
import path from "node:path";
import { runVisibly } from "./child.mjs";
import { withDatabase } from "./database.mjs";
import { Failure, runMain } from "./failure.mjs";
import { readSettings } from "./settings.mjs";

await runMain(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new Failure("Usage: node scripts/with-database.mjs <command> [arguments]");
  const settings = await readSettings(path.resolve(import.meta.dirname, ".."));
  process.exitCode = await withDatabase(settings, (url) => runVisibly(command, args, { env: { ...process.env, DATABASE_URL: url } }));
});
