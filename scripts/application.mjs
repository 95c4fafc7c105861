// The application's process: started, waited for, stopped.
import { spawn } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";

const READY_WITHIN = 60_000;
const STOP_WITHIN = 10_000;

export function startApplication(root, settings, env) {
  const preload = ["--import", new URL("./with-parent.mjs", import.meta.url).href];
  const child = spawn(process.execPath, [...preload, path.join(root, ".next/standalone/server.js")], {
    cwd: root,
    env: { ...env, HOSTNAME: settings.host, PORT: String(settings.port), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    // Its own process group: a Ctrl-C reaches the launcher alone, which then stops things in their order.
    detached: true,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let answering = false;
  child.stdout.on("data", (chunk) => {
    if (answering) process.stdout.write(chunk); // before that it is Next's own banner, with an address of its own
  });
  const ended = new Promise((resolve) => child.once("close", (code, signal) => resolve(code ?? signal)));

  return {
    ended,
    answers: async (signal) => {
      const url = localUrl(settings);
      const deadline = performance.now() + READY_WITHIN;
      let over = false;
      void ended.then(() => {
        over = true;
      });
      while (!(await responds(url))) {
        signal?.throwIfAborted();
        if (over) throw new Failure("The application stopped while starting; its reason stands above.");
        if (performance.now() > deadline) throw new Failure(`The application does not answer at ${url}.`);
        await sleep(50);
      }
      answering = true;
    },
    stop: async () => {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Where this machine itself reaches the application. */
function localUrl({ host, port }) {
  const name = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${name}:${port}/`;
}

function responds(url) {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false, timeout: 30_000 }, (response) => {
      response.resume();
      resolve(true);
    });
    request.on("error", () => resolve(false));
    request.on("timeout", () => request.destroy());
  });
}
