// Prints "<passed> <failed>" from the JSON report of Vitest. A test file that could not even be loaded counts as one failure, and so does
// a missing report or a skipped test: a test that did not run has shown nothing.
import { readFileSync } from "node:fs";
import process from "node:process";

let passed = 0;
let failed = 0;
try {
  const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
  passed = report.numPassedTests;
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.every((one) => one.status !== "failed"));
  const notRun = report.numPendingTests + report.numTodoTests;
  failed = report.numFailedTests + broken.length + notRun;
  for (const file of broken) process.stderr.write(`could not run: ${file.name}\n`);
  if (notRun > 0) process.stderr.write(`${notRun} tests were skipped\n`);
} catch (error) {
  process.stderr.write(`no test report: ${error.message}\n`);
  failed = 1;
}
process.stdout.write(`${passed} ${failed}\n`);
