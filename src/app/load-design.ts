// Templates, stylesheet and fonts: everything that gives a report its looks, with a fingerprint.
import { join } from "node:path";
import type { RendererAssets } from "../report/create-renderer.js";
import type { FontFile } from "../report/font-css.js";
import { combineHashes, sha256 } from "./hashing.js";
import type { AppPorts } from "./ports.js";

/** Subsets of Noto Sans that a European report may need; a page embeds only those it uses. */
const SUBSETS = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"] as const;
const WEIGHTS = [400, 600, 700] as const;

export interface LoadedDesign {
  readonly assets: RendererAssets;
  readonly hash: string;
}

async function readTemplates(folder: string, prefix: string, ports: Pick<AppPorts, "files">): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (const name of await ports.files.list(join(folder, prefix))) {
    const path = prefix === "" ? name : `${prefix}/${name}`;
    if (name.endsWith(".hbs")) found.push([path.slice(0, -".hbs".length), await ports.files.readText(join(folder, path))]);
    else if (!name.includes(".")) found.push(...(await readTemplates(folder, path, ports)));
  }
  return found;
}

async function readFonts(fontFolder: string, ports: Pick<AppPorts, "files">): Promise<FontFile[]> {
  const ranges = JSON.parse(await ports.files.readText(join(fontFolder, "unicode.json"))) as Record<string, string>;
  const fonts: FontFile[] = [];
  for (const subset of SUBSETS) {
    for (const weight of WEIGHTS) {
      const bytes = await ports.files.readBytes(join(fontFolder, "files", `noto-sans-${subset}-${weight}-normal.woff2`));
      fonts.push({ subset, weight, unicodeRange: ranges[subset]!, base64: Buffer.from(bytes).toString("base64") });
    }
  }
  return fonts;
}

/** `fontFolder` is the folder of the npm package @fontsource/noto-sans. */
export async function loadDesign(fontFolder: string, ports: Pick<AppPorts, "files" | "host">): Promise<LoadedDesign> {
  const folder = join(ports.host.toolFolder, "templates");
  const templates = new Map(await readTemplates(folder, "", ports));
  const stylesheet = await ports.files.readText(join(folder, "report.css"));
  const fonts = await readFonts(fontFolder, ports);
  const hash = combineHashes({
    "report.css": sha256(stylesheet),
    ...Object.fromEntries([...templates].map(([name, source]) => [name, sha256(source)])),
    ...Object.fromEntries(fonts.map((font) => [`${font.subset}-${font.weight}`, sha256(font.base64)])),
  });
  return { assets: { templates, stylesheet, fonts }, hash };
}
