import "server-only";
import { Worker } from "node:worker_threads";

/**
 * Runs a piece of program over bytes in a thread of its own. Parsers of hostile files may hang or eat memory; a thread can be ended, and
 * meanwhile the site goes on answering. `source` is the body of an async function (bytes, require) and answers what can be cloned. It is text
 * because the bundler would otherwise have to know of a second program; packages are found from the folder the site runs in.
 */
export function runApart<V>(source: string, bytes: Uint8Array, within: number): Promise<V> {
  const program = `
    const { parentPort, workerData } = require("node:worker_threads");
    (async (bytes, require) => {${source}})(workerData, require).then(
      (value) => parentPort.postMessage({ value }),
      (error) => parentPort.postMessage({ error: String(error) }),
    );`;
  return new Promise<V>((resolve, reject) => {
    const worker = new Worker(program, {
      eval: true,
      workerData: bytes,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 384 },
    });
    // Read to nowhere: what a parser complains of is nothing for the site's log.
    worker.stdout.resume();
    worker.stderr.resume();
    const timer = setTimeout(() => end(() => reject(new Error("took too long"))), within);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on("error", () => {});
      void worker.terminate().then(settle, settle);
    };
    worker.once("message", (message: { value: V } | { error: string }) =>
      end(() => ("error" in message ? reject(new Error(message.error)) : resolve(message.value))),
    );
    worker.once("error", (error) => end(() => reject(error)));
    worker.once("exit", () => end(() => reject(new Error("ended without an answer"))));
  });
}
