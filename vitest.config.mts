import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Nine and a half hours behind UTC, and never the office's zone: a date computed in the machine's zone shows itself.
process.env.TZ = "Pacific/Marquesas";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const alias = [
  { find: /^@\//, replacement: here("./") },
  // Marks files for Next's bundler; outside of it the package throws.
  { find: /^server-only$/, replacement: here("./tests/support/server-only.ts") },
];
const env = { TZ: "Pacific/Marquesas", PORTAL_MODE: "test", PORTAL_SECRET: "a secret for tests and for nothing else" };
const setupFiles = [here("./tests/support/seed.ts")];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          env,
          setupFiles,
          include: ["lib/**/*.test.ts", "components/**/*.test.ts", "tests/architecture/**/*.test.ts"],
          isolate: false, // pure files leave nothing behind for the next one
          testTimeout: 60_000, // a guard against hanging, not a measure: the machine may be busy
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          env,
          setupFiles,
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: [here("./tests/support/cluster.ts")],
          pool: "forks",
          // Each file has a database of its own, and half of the time it is PostgreSQL that works.
          maxWorkers: 2,
          testTimeout: 180_000, // a guard against hanging, as above
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
