// Each known way in which a browser fails to start has its own code. The texts are what browsers really printed, shortened.
import { describe, expect, it } from "vitest";
import { EpiError } from "../../src/model/epi-error.js";
import { explainLaunchError } from "../../src/print/launch-errors.js";

const FAILED = "Failed to launch the browser process: Code: 127\n\nstderr:\n";

describe("explainLaunchError", () => {
  it.each([
    ["browser/missing-library", `${FAILED}/opt/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory`],
    ["browser/missing-library", `${FAILED}/opt/chrome: /lib/x86_64-linux-gnu/libc.so.6: version \`GLIBC_2.34' not found (required by /opt/chrome)`],
    ["browser/no-sandbox", `${FAILED}[12:34:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu 23.10+`],
    ["browser/no-sandbox", `${FAILED}[1:1:ERROR:zygote_host_impl_linux.cc(101)] Running as root without --no-sandbox is not supported.`],
    ["browser/no-sandbox", `${FAILED}Failed to move to new namespace: PID namespaces supported, Network namespace supported, but failed: errno = Operation not permitted`],
    ["browser/snap-stub", `${FAILED}Command '/usr/bin/chromium-browser' requires the chromium snap to be installed.`],
    ["browser/wrong-machine", "spawn Unknown system error -8: ENOEXEC"],
    ["browser/no-space", "ENOSPC: no space left on device, mkdir '/tmp/profile'"],
    ["browser/not-found", "spawn /opt/chrome ENOENT"],
    ["browser/not-found", "Browser was not found at the configured executablePath (/opt/chrome)"],
    ["browser/not-executable", "Failed to launch the browser process! spawn /opt/chrome EACCES"],
    ["browser/launch-timeout", "Timed out after 60000 ms while waiting for the WS endpoint URL to appear in stdout!"],
    ["browser/launch-failed", `${FAILED}something nobody has seen before`],
  ])("%s", (code, text) => {
    const cause = new Error(text);
    const error = explainLaunchError(cause, "/opt/chrome");
    expect(error).toMatchObject({ kind: "environment", code, cause });
    expect(error.hint).toMatch(/\w{3}/);
  });

  it("names the library that is missing", () => {
    expect(explainLaunchError(new Error("error while loading shared libraries: libnss3.so: cannot open"), "/b").message).toContain("libnss3.so");
  });

  it("leaves an error alone that is explained already", () => {
    const error = new EpiError({ kind: "environment", code: "browser/unpack-failed", message: "ENOENT" });
    expect(explainLaunchError(error, "/b")).toBe(error);
  });
});
