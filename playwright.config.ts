import { defineConfig } from "@playwright/test";

// Pictures are taken when asked for: npm run screens.
const ignored = process.env.SCREENS ? [] : ["screens.spec.ts"];

// Started by `npm test -- e2e`, which brings up a portal in test mode with the demonstration city and names a browser.
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "*.spec.ts",
  // The year moves the city's clock: when everything else is over, and by itself.
  projects: [
    { name: "journeys", testIgnore: [...ignored, "home-year.spec.ts"] },
    { name: "year", testMatch: "home-year.spec.ts", dependencies: ["journeys"] },
  ],
  outputDir: "test-results",
  fullyParallel: false,
  // Journeys share one city: two at a time, each with organizations of its own.
  workers: 2,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
