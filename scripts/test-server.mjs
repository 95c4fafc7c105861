// One more portal for the browser journeys: built, in test mode, on a free port, in a folder of its own.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { freePort } from "./ports.mjs";

/** Runs `work` with the server's address, folder and database, and leaves nothing behind. `clock`: what time it is in its city at first. */
export async function withTestServer(root, work, { clock = "" } = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "portal-e2e-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = spawn(process.execPath, [path.join(root, "scripts/bootstrap.mjs"), "start"], {
    cwd: root,
    env: {
      ...process.env,
      PORTAL_MODE: "test",
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_ORIGIN: origin,
      DATABASE_URL: "",
      PORTAL_CLOCK: clock,
    },
    detached: true, // a Ctrl-C reaches us, and we stop it below
    stdio: ["ignore", "pipe", "inherit", "ipc"], // the channel tells it when we are killed
  });
  const ended = new Promise((resolve) => server.once("close", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  const interrupted = async () => {
    await stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
    process.exit(130);
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    await readiness(server, ended);
    const { password, port: databasePort } = JSON.parse(fs.readFileSync(path.join(dataDir, "postgres/access.json"), "utf8"));
    const databaseUrl = `postgresql://postgres:${password}@127.0.0.1:${databasePort}/portal`;
    return await work({ origin, dataDir, databaseUrl });
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

function readiness(server, ended) {
  let output = "";
  const ready = new Promise((resolve) => {
    server.stdout.setEncoding("utf8").on("data", (chunk) => {
      for (const line of chunk.split("\n")) if (/^[…✓✗]/.test(line)) console.log(line); // its steps, not its accounts
      output += chunk;
      if (/^Ready in /m.test(output)) resolve(true);
    });
  });
  return Promise.race([ready, ended]).then((result) => {
    if (result !== true) throw new Failure("The server for the journeys did not start; its reason stands above.");
  });
}
