// Pictures for `cargo xtask screenshots`: one browser, one after the other.

import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "look.ts",
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  use: { ...base.use, trace: "off", screenshot: "off" },
  projects: base.projects!.filter(({ name }) => name === "scripts-on"),
});
