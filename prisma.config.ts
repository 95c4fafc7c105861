import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The CLI would otherwise fetch a native schema engine at run time, which a closed government network does not allow.
// It is read when defineConfig runs, so it has to be set before.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("prisma/schema-engine.mjs", import.meta.url));

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // `generate` and `validate` never connect, but the CLI wants an address all the same.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://nobody@127.0.0.1:1/none" },
});
