// A second server of the same portal, which a journey may end at any instant; jobs stay with the first.
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function secondServer() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "portal-second-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let server: ChildProcess;
  let gone: Promise<void>;

  async function start(): Promise<void> {
    server = spawn(process.execPath, ["scripts/bootstrap.mjs", "start"], {
      env: {
        ...process.env,
        ...{ PORTAL_MODE: "test", PORTAL_WORKER: "apart", DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1", PUBLIC_ORIGIN: origin },
        DATABASE_URL: process.env.E2E_DATABASE_URL,
      },
      stdio: ["ignore", "pipe", "inherit", "ipc"], // the channel tells it when the journey is over
    });
    gone = new Promise((resolve) => server.once("close", () => resolve()));
    await new Promise<void>((resolve, reject) => {
      let output = "";
      server.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
        if (/^Ready in /m.test(output)) resolve();
      });
      void gone.then(() => reject(new Error(`the second server did not start:\n${output}`)));
    });
  }

  await start();
  return {
    origin,
    start,
    kill: async () => {
      server.kill("SIGKILL");
      await gone;
    },
    close: async () => {
      server.kill("SIGTERM");
      await gone;
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
