// The page that links every report of an output folder.
import type { Catalogue } from "../i18n/catalogue.js";
import { resolveText } from "../i18n/locale-formats.js";
import type { LocalText } from "../model/text.js";
import { ownName } from "./sections/front.js";

export interface IndexEntry {
  readonly names: LocalText;
  readonly reviewId: string;
  readonly illustrativeCount: number;
  /** Address of the result JSON, or null when it was not asked for. */
  readonly json: string | null;
  readonly reports: readonly { readonly lang: string; readonly html: string | null; readonly pdf: string | null }[];
}

export interface IndexRequest {
  readonly words: Catalogue;
  readonly network: LocalText;
  readonly entries: readonly IndexEntry[];
}

export function indexView({ words, network, entries }: IndexRequest) {
  const { t, formats } = words;
  const named = entries.map((entry) => ({ entry, name: resolveText(entry.names, words.lang)?.text ?? "" }));
  return {
    lang: words.lang,
    title: `${t("index.title")} – ${resolveText(network, words.lang)?.text ?? ""}`,
    heading: t("index.title"),
    network: resolveText(network, words.lang)?.text ?? "",
    intro: t("index.intro"),
    head: { city: t("index.city"), review: t("index.review"), languages: t("index.languages"), json: t("index.json") },
    htmlLabel: t("index.html"),
    pdfLabel: t("index.pdf"),
    rows: named
      .sort((a, b) => formats.compare(a.name, b.name))
      .map(({ entry, name }) => ({
        name,
        reviewId: entry.reviewId,
        examples: t("index.illustrative", { n: entry.illustrativeCount }),
        warns: entry.illustrativeCount > 0,
        json: entry.json,
        reports: entry.reports.map((report) => ({ ...report, language: ownName(report.lang) })),
      })),
  };
}
