// npm run audit:verify: checks the chain of the operation log, whether the portal runs or not.
import { runVisibly } from "./child.mjs";
import { withDatabase } from "./database.mjs";
import { readSettings } from "./settings.mjs";

export async function main(_verb, args, root) {
  const settings = await readSettings(root);
  process.exitCode = await withDatabase(settings, (url) =>
    runVisibly(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/audit-verify.ts", ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url, DATA_DIR: settings.dataDir },
    }),
  );
}
