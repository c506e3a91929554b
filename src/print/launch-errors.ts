// Browsers that do not start say why only in prose. This table turns what they print into stable codes and hints.
import { EpiError } from "../model/epi-error.js";

interface LaunchErrorRule {
  readonly code: string;
  readonly pattern: RegExp;
  readonly message: (match: RegExpExecArray, path: string) => string;
  readonly hint: string;
}

// The first match counts: special reasons go before general ones.
const RULES: readonly LaunchErrorRule[] = [
  {
    code: "browser/missing-library",
    pattern: /error while loading shared libraries: ([^\s:]+)|(?:version|symbol) [`'"]?([\w.]+)['"]? not found/,
    message: (match, path) => `The browser ${path} lacks a system library: ${match[1] ?? match[2] ?? "unknown"}`,
    hint: "Install the browser with your package manager, which brings its libraries along, or unset the explicit choice to use the bundled one.",
  },
  {
    code: "browser/no-sandbox",
    pattern:
      /no usable sandbox|running as root without --no-sandbox|setuid sandbox|suid sandbox|move to new namespace|sandbox_linux|zygote_host_impl_linux|credentials\.cc|PR_SET_NO_NEW_PRIVS/i,
    message: (_match, path) => `The browser ${path} cannot make its sandbox here.`,
    hint: "This system forbids user namespaces to ordinary programs; epi prints without the sandbox then, which is safe for its own documents.",
  },
  {
    code: "browser/snap-stub",
    pattern: /requires the chromium snap|snap install chromium|snap-confine|is not a snap cgroup/i,
    message: (_match, path) => `${path} only stands in for a snap package that does not run here.`,
    hint: "Choose another browser with EPI_BROWSER, or let epi use the bundled one.",
  },
  {
    code: "browser/wrong-machine",
    pattern: /exec format error|ENOEXEC|rosetta error|cannot execute binary file/i,
    message: (_match, path) => `The browser ${path} was built for another kind of machine.`,
    hint: "Install a browser for this processor and set EPI_BROWSER to it.",
  },
  {
    code: "browser/no-space",
    pattern: /ENOSPC|no space left on device/i,
    message: () => "There is no space left on the disk for the browser's temporary files.",
    hint: "Free some space, or set TMPDIR to a folder with more of it.",
  },
  {
    code: "browser/not-found",
    pattern: /ENOENT|browser was not found at the configured/i,
    message: (_match, path) => `The browser ${path} does not exist, or the loader that it asks for does not.`,
    hint: "On Alpine and other systems without glibc install the system's own Chromium and set EPI_BROWSER to it.",
  },
  {
    code: "browser/not-executable",
    pattern: /EACCES|EPERM|permission denied/i,
    message: (_match, path) => `The browser ${path} may not be executed.`,
    hint: "Check its permissions, and whether its disk is mounted noexec; EPI_CACHE_DIR moves the bundled browser elsewhere.",
  },
  {
    code: "browser/launch-timeout",
    pattern: /timed out after|TimeoutError/i,
    message: (_match, path) => `The browser ${path} did not get ready in time.`,
    hint: "The machine may be too busy; try again, or choose another browser with EPI_BROWSER.",
  },
];

/** What a failed launch means: always kind environment; code `browser/launch-failed` when the text is not known. */
export function explainLaunchError(error: unknown, path: string): EpiError {
  if (error instanceof EpiError) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  for (const rule of RULES) {
    const match = rule.pattern.exec(text);
    if (match) return new EpiError({ kind: "environment", code: rule.code, message: rule.message(match, path), hint: rule.hint, cause: error });
  }
  return new EpiError({
    kind: "environment",
    code: "browser/launch-failed",
    message: `The browser ${path} could not be started: ${firstLine(text)}`,
    hint: "`epi doctor` shows what was tried; EPI_BROWSER chooses another browser.",
    cause: error,
  });
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => line.trim() !== "")?.trim() ?? "no reason given";
}
