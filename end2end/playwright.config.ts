// Browser tests of Kunren against a demo organisation that somebody else serves: `cargo xtask test browser` does it all.
// By hand: `KUNREN_URL=http://127.0.0.1:3000 npx playwright test`.

import { defineConfig } from "@playwright/test";

const chromium = {
  browserName: "chromium" as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // The sandbox cannot be set up as root; the others keep the browser from calling anybody but us.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // Where this is a file, the caller wants to count; see xtask/src/browser.rs.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  use: {
    baseURL: process.env.KUNREN_URL ?? "http://127.0.0.1:3000",
    locale: "en-GB",
    timezoneId: "Europe/London",
    colorScheme: "light",
    // Nothing to wait for: colours change and pages scroll at once.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Traces take as long again: `-- --trace on` where one is wanted.
    trace: "off",
  },
  projects: [
    { name: "scripts-on", use: chromium },
    // The tour looks at the pages of the server, which are the same; axe needs scripts.
    { name: "scripts-off", testIgnore: "tour.spec.ts", use: { ...chromium, javaScriptEnabled: false } },
  ],
});
