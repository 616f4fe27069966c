import { defineConfig, devices } from "@playwright/test";
import { findOrInstallChromium, LAUNCH_FLAGS } from "#tests/support/chromium.ts";
import { sharedDashboardUrl } from "#tests/support/shared-stack.ts";

const launchOptions = {
  executablePath: findOrInstallChromium((line) => process.stderr.write(`${line}\n`)),
  args: LAUNCH_FLAGS,
};

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/support/e2e.setup.ts",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 1,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["line"]],
  use: { baseURL: sharedDashboardUrl(), locale: "en-US", trace: "retain-on-failure", launchOptions },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], launchOptions },
      testIgnore: "**/*.phone.spec.ts",
    },
    {
      name: "phone",
      use: { ...devices["Pixel 7"], viewport: { width: 375, height: 812 }, launchOptions },
      testMatch: "**/*.phone.spec.ts",
    },
  ],
});
