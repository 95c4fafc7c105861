// npm run worker: does the jobs in a process of its own, for a portal that runs with PORTAL_WORKER=apart. On an embedded database it works
// beside the running portal, in the same DATA_DIR; several may run, each job is done by one.
import { spawn } from "node:child_process";
import path from "node:path";
import { withDatabase } from "./database.mjs";
import { folderSecret } from "./secret.mjs";
import { readSettings } from "./settings.mjs";

export async function main(_verb, _args, root) {
  const settings = await readSettings(root);
  process.exitCode = await withDatabase(settings, (url) => work(root, settings, url));
}

function work(root, settings, url) {
  const env = {
    ...process.env,
    PORTAL_MODE: settings.mode,
    DATA_DIR: settings.dataDir,
    KEY_DIR: settings.keyDir,
    PUBLIC_ORIGIN: settings.publicOrigin,
    PORTAL_SECRET: settings.secret ?? folderSecret(settings.dataDir),
    DATABASE_URL: url,
  };
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", path.join(root, "scripts/worker.ts")], {
    cwd: root,
    env,
    detached: true, // a Ctrl-C reaches us, and we stop it below
    stdio: ["ignore", "inherit", "inherit", "ipc"], // the channel tells it when we are killed
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
