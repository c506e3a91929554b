// Result + words → the view model of document A, the Intercultural Review: plain data that the templates only lay out.
import type { Catalogue } from "../i18n/catalogue.js";
import type { ReviewResult } from "../model/review-result.js";
import { findingsView, featuresView, profileView, whyView } from "./sections/analysis.js";
import { areaView, type SectionView } from "./sections/area.js";
import {
  dataTableView,
  factSheetsView,
  glossaryView,
  otherReadingsView,
  provenanceView,
  qualityView,
  sourcesView,
} from "./sections/back.js";
import { cityFiguresView } from "./sections/city-figures.js";
import { coverView, illustrativeNotice, imprintView, periodText } from "./sections/front.js";
import { methodView } from "./sections/method.js";
import { prioritiesView } from "./sections/priorities.js";
import { readingHelpView } from "./sections/reading-help.js";
import { scorecardView } from "./sections/scorecard.js";
import { trendView } from "./sections/trend.js";
import { uncertaintyView } from "./sections/uncertainty.js";
import { anchorOf, areasOf, createViewContext, titleOf, type Medium, type ViewContext } from "./view-context.js";

export interface SiblingReport {
  readonly lang: string;
  readonly href: string;
}

export interface ReviewViewRequest {
  readonly result: ReviewResult;
  readonly words: Catalogue;
  readonly medium: Medium;
  /** The same report in other languages. */
  readonly siblings: readonly SiblingReport[];
}

interface Chapter {
  readonly id: string;
  /** Partial that lays it out, `templates/chapters/<template>.hbs`. */
  readonly template: string;
  readonly number: string;
  readonly title: string;
  /** Shorter title for the contents and the running head. */
  readonly shortTitle: string;
  readonly body: unknown;
}

interface ContentsEntry {
  readonly level: 1 | 2;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly folio: string;
}

function chaptersOf(context: ViewContext): Chapter[] {
  const { t } = context.words;
  const chapters: Chapter[] = [];
  const add = (id: string, template: string, title: string, build: (number: string) => unknown, shortTitle = title) => {
    const number = String(chapters.length + 1);
    chapters.push({ id, template, number, title, shortTitle, body: build(number) });
  };
  add("scorecard", "scorecard", t("scorecard.title"), () => scorecardView(context));
  add("city-figures", "city-figures", t("figures.title"), () => cityFiguresView(context));
  add("why", "why", t("why.title"), () => whyView(context));
  for (const area of areasOf(context)) {
    let view: ReturnType<typeof areaView> | null = null;
    const number = String(chapters.length + 1);
    view = areaView(context, area, number);
    add(anchorOf(area.id), "area", view.title, () => view, titleOf(context, area.id));
  }
  const trend = trendView(context);
  if (trend !== null) add("trend", "trend", t("trend.title"), () => trend);
  add("profile", "profile", t("profile.title"), () => profileView(context));
  add("findings", "findings", t("findings.title"), () => findingsView(context));
  add("priorities", "priorities", t("priorities.title"), () => prioritiesView(context));
  if (context.result.features.length > 0) add("features", "features", t("features.title"), () => featuresView(context));
  add("uncertainty", "uncertainty", t("uncertainty.title"), () => uncertaintyView(context));
  add("quality", "quality", t("quality.title"), () => qualityView(context));
  add("method", "method", t("method.title"), () => methodView(context));
  add("annex-facts", "fact-sheets", t("annex.facts.title"), () => factSheetsView(context));
  add("annex-data", "data-table", t("annex.data.title"), () => dataTableView(context));
  add("annex-readings", "other-readings", t("annex.readings.title"), () => otherReadingsView(context));
  add("annex-sources", "sources", t("annex.sources.title"), () => sourcesView(context));
  add("annex-glossary", "glossary", t("annex.glossary.title"), () => glossaryView(context));
  add("annex-provenance", "provenance", t("annex.provenance.title"), () => provenanceView(context));
  return chapters;
}

function contentsOf(context: ViewContext, chapters: readonly Chapter[]): ContentsEntry[] {
  return chapters.flatMap((chapter): ContentsEntry[] => {
    const own: ContentsEntry = {
      level: 1,
      number: chapter.number,
      title: chapter.shortTitle,
      href: `#${chapter.id}`,
      folio: context.folio(chapter.id),
    };
    if (chapter.template !== "area") return [own];
    const { sections } = chapter.body as { readonly sections: readonly SectionView[] };
    const parts = sections.map(({ id, number, shortTitle }): ContentsEntry => ({ level: 2, number, title: shortTitle, href: `#${id}`, folio: context.folio(id) }));
    return [own, ...parts];
  });
}

/** The whole document as plain data, and the element ids whose page numbers the printed contents must show. */
export function reviewView(request: ReviewViewRequest) {
  const { result, words, medium, siblings } = request;
  const context = createViewContext(result, words, medium);
  const { t } = words;
  const chapters = chaptersOf(context);
  const contents = contentsOf(context, chapters);
  return {
    lang: words.lang,
    medium,
    isPdf: medium === "pdf",
    title: t("doc.title.of", { city: context.cityName }),
    docTitle: t("doc.title"),
    cityName: context.cityName,
    description: t("doc.description", { city: context.cityName, period: periodText(context) }),
    skip: t("doc.skip"),
    notice: illustrativeNotice(context),
    noticeShort: result.review.illustrativeCount + result.review.peersIllustrativeCount > 0 ? t("doc.illustrative.short") : "",
    cover: coverView(context),
    imprint: imprintView(context, siblings),
    contentsTitle: t("contents.title"),
    contents,
    reading: readingHelpView(context),
    chapters,
    folios: context.folios,
  };
}

export type ReviewView = ReturnType<typeof reviewView>;
