// The places where Chrome, Chromium and Edge are usually installed, per operating system, in the order in which they are tried.
import { posix, win32 } from "node:path";
import type { PrintPorts } from "./ports.js";

const LINUX = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/usr/bin/microsoft-edge-stable",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
];

const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];

const WINDOWS = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Chromium", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
];

/** Absolute paths to try on this platform; empty for a platform we know nothing about. */
export function systemBrowsers(ports: Pick<PrintPorts, "platform" | "environment" | "homeFolder">): readonly string[] {
  if (ports.platform === "linux") return LINUX;
  if (ports.platform === "darwin") {
    const roots = ["/Applications", ...(ports.homeFolder === null ? [] : [posix.join(ports.homeFolder, "Applications")])];
    return roots.flatMap((root) => MAC_APPS.map((app) => posix.join(root, `${app}.app`, "Contents", "MacOS", app)));
  }
  if (ports.platform === "win32") {
    const { environment } = ports;
    const roots = [environment["ProgramFiles"], environment["ProgramFiles(x86)"], environment["LOCALAPPDATA"]];
    return roots.flatMap((root) => (root ? WINDOWS.map((parts) => win32.join(root, ...parts)) : []));
  }
  return [];
}
