// npm run bench: speed as ratios, on a portal of its own in test mode.
import path from "node:path";
import { runVisibly } from "./child.mjs";
import { withTestServer } from "./test-server.mjs";

export async function main(_verb, _args, root) {
  process.exitCode = await withTestServer(root, ({ origin, dataDir, databaseUrl }) =>
    runVisibly(process.execPath, ["--import", "tsx", path.join(root, "tests/bench/bench.ts")], {
      cwd: root,
      env: {
        ...process.env,
        E2E_BASE_URL: origin,
        E2E_DATA_DIR: dataDir,
        E2E_DATABASE_URL: databaseUrl,
        TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json"),
      },
    }),
  );
}
