// How the tests run: one run for everything, printing included, in a fixed environment.
import process from "node:process";
import { defineConfig } from "vitest/config";

// Set before the workers start: a worker that has once formatted a date keeps the zone it began with.
process.env["TZ"] = "UTC";
process.env["NO_COLOR"] = "1";
const reportFile = process.env["EPI_TEST_REPORT"];

export default defineConfig({
  test: {
    environment: "node",
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    env: { TZ: "UTC", NO_COLOR: "1" },
    // Each browser test keeps a browser of its own; more than two at a time starve one another on a small machine.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // Counts for .ci/run, which asks for them by naming a file.
    reporters: reportFile ? ["default", ["json", { outputFile: reportFile }]] : ["default"],
  },
});
