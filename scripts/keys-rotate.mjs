// npm run keys:rotate: after PORTAL_SECRET was changed, wraps every case's key under the new one. PORTAL_SECRET_BEFORE is the old one.
import fs from "node:fs";
import { runVisibly } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { lockHolder } from "./lock.mjs";
import { folderSecret } from "./secret.mjs";
import { readSettings } from "./settings.mjs";

export async function main(_verb, _args, root) {
  const settings = await readSettings(root);
  const { dataDir, keyDir } = settings;
  if (!process.env.PORTAL_SECRET_BEFORE) throw new Failure("PORTAL_SECRET_BEFORE is missing: the secret that the keys are wrapped under.");
  if (!fs.existsSync(keyDir)) throw new Failure(`No keys in ${keyDir}: set KEY_DIR or DATA_DIR.`);
  // One that still runs under the old secret could read no key that was wrapped anew, and would make more under the old.
  const holder = lockHolder(dataDir);
  if (holder)
    throw new Failure(`Running at ${holder.address} (process ${holder.pid}): stop the portal first, and every worker and instance.`);
  process.exitCode = await runVisibly(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/keys-rotate.ts"], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, KEY_DIR: keyDir, PORTAL_SECRET: settings.secret ?? folderSecret(dataDir) },
  });
}
