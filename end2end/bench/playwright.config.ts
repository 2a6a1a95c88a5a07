// Visits for `cargo xtask bench`: one browser, nothing else going on.

import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "cold.ts",
  workers: 1,
  timeout: 120_000,
  use: { ...base.use, trace: "off", screenshot: "off" },
  projects: base.projects!.filter(({ name }) => name === "scripts-on"),
});
