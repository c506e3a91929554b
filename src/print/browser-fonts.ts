// A font configuration of our own, so that a browser on Linux sees the same few fonts on every machine and never those of the host.
import { posix } from "node:path";
import type { PrintPorts } from "./ports.js";

export interface BrowserFonts {
  /** The only folder whose fonts the browser sees. */
  readonly fontFolder: string;
  readonly configFile: string;
}

/**
 * Writes the configuration into `workFolder`. It is written anew for each run, because it must name the font folder by its absolute
 * path, and a cache may be mounted elsewhere the next time.
 */
export async function writeFontConfig(fontFolder: string, workFolder: string, ports: PrintPorts): Promise<BrowserFonts> {
  const configFile = posix.join(workFolder, "fonts.conf");
  await ports.files.writeText(configFile, renderFontConfig(fontFolder, posix.join(workFolder, "font-cache")));
  return { fontFolder, configFile };
}

/** The text of a fontconfig file that knows one folder and draws outlines unhinted. */
export function renderFontConfig(fontFolder: string, cacheFolder: string): string {
  const off = (name: string) => `    <edit name="${name}" mode="assign"><bool>false</bool></edit>`;
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    `  <dir>${escapeXml(fontFolder)}</dir>`,
    `  <cachedir>${escapeXml(cacheFolder)}</cachedir>`,
    '  <match target="font">',
    off("hinting"),
    off("autohint"),
    off("embeddedbitmap"),
    "  </match>",
    "</fontconfig>",
    "",
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
