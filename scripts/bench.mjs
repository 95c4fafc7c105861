// npm run bench [-- filing|pages|cases|homes|schemes]: speed as ratios, on a portal of its own in test mode.
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { runVisibly } from "./child.mjs";
import { withTestServer } from "./test-server.mjs";

export async function main(_verb, args, root) {
  const program = ["--conditions=react-server", "--import", "tsx", path.join(root, "tests/bench/bench.ts"), ...args];
  // Nobody's jobs in between: they would be counted, and lock what the bench fills.
  process.env.PORTAL_WORKER = "apart";
  const chrome = await findBrowser();
  process.exitCode = await withTestServer(root, ({ origin, dataDir, databaseUrl }) =>
    runVisibly(process.execPath, program, {
      cwd: root,
      env: {
        ...process.env,
        // For the commands that the bench runs itself, beside the portal: its database, and a folder and a secret of their own.
        PORTAL_MODE: "test",
        CHROME_PATH: chrome,
        DATABASE_URL: databaseUrl,
        DATA_DIR: path.join(dataDir, "bench"),
        KEY_DIR: path.join(dataDir, "bench/keys"),
        PORTAL_SECRET: "a secret for the bench and for nothing else",
        E2E_BASE_URL: origin,
        E2E_DATA_DIR: dataDir,
        E2E_DATABASE_URL: databaseUrl,
        TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json"),
      },
    }),
  );
}
