// The first pages: cover and imprint, and the notice about example values that both carry.
import { areasOf, markText, type ViewContext } from "../view-context.js";
import { drawDots, nodeRow } from "./dot-rows.js";

export function periodOf(context: ViewContext, { from, to }: { readonly from: string; readonly to: string }): string {
  const { t, formats } = context.words;
  return t("doc.period", { from: formats.date(from), to: formats.date(to) });
}

/** Period of the review at hand. */
export const periodText = (context: ViewContext): string => periodOf(context, context.result.review.period);

/** The sentence about example values that stands on the cover, in the running head and in the imprint. */
export function illustrativeNotice(context: ViewContext): { readonly text: string; readonly warns: boolean } {
  const { t } = context.words;
  const { illustrativeCount, peersIllustrativeCount, illustrativeIncluded } = context.result.review;
  // A city without invented values of its own is still compared with those of others.
  const n = illustrativeCount > 0 ? illustrativeCount : peersIllustrativeCount;
  if (n > 0) return { text: t("doc.illustrative.banner", { n }), warns: true };
  return { text: t(illustrativeIncluded ? "doc.illustrative.none" : "doc.illustrative.left_out"), warns: false };
}

export function coverView(context: ViewContext) {
  const { t, formats } = context.words;
  const { result } = context;
  const rows = [...areasOf(context).map((area) => nodeRow(context, area))];
  return {
    network: markText(context, result.network.name),
    docTitle: t("doc.title"),
    cityName: context.cityName,
    facts: [
      { label: t("cover.country"), value: formats.country(result.city.country) },
      { label: t("cover.period"), value: periodText(context) },
      { label: t("cover.data_stand"), value: formats.date(result.review.dataAsOf) },
      { label: t("cover.language"), value: formats.capitalise(formats.language(context.words.lang)) },
    ],
    chartTitle: t("cover.chart.title"),
    chart: drawDots(context, rows, { labelWidth: 110, rowHeight: 26 }),
    notice: illustrativeNotice(context),
    fundingLabel: t("cover.funding"),
    funding: markText(context, result.network.funding),
  };
}

export function imprintView(context: ViewContext, siblings: readonly { readonly lang: string; readonly href: string }[]) {
  const { t, formats } = context.words;
  const { result } = context;
  const publisher = markText(context, result.network.publisher) ?? markText(context, result.network.name);
  const { contact, licence } = result.network;
  return {
    title: t("imprint.title"),
    entries: [
      { label: t("imprint.published_by"), ...publisher },
      {
        label: t("imprint.cite"),
        text: t("imprint.cite.text", {
          publisher: publisher?.text ?? "",
          city: context.cityName,
          period: periodText(context),
          date: formats.date(result.review.dataAsOf),
        }),
      },
      ...(licence ? [{ label: t("imprint.licence"), text: t("imprint.licence.text", { licence }) }] : []),
      { label: t("imprint.data_stand"), text: formats.date(result.review.dataAsOf) },
      { label: t("imprint.accessibility"), text: t("imprint.accessibility.text") },
      {
        label: t("imprint.made_with"),
        text: t("imprint.made_with.text", {
          version: result.tool.version,
          framework: `${result.framework.id}@${result.framework.version}`,
        }),
      },
      { label: t("imprint.data_hash"), text: result.provenance.dataHash, code: true },
    ],
    contactLabel: t("imprint.contact"),
    contact: contact?.url ?? contact?.email ? { url: contact?.url, email: contact?.email } : null,
    languagesLabel: t("imprint.other_languages"),
    languages: siblings.map(({ lang, href }) => ({ lang, href, name: ownName(lang) })),
    notIcc: { title: t("imprint.not_icc.title"), text: t("imprint.not_icc.text") },
    notice: illustrativeNotice(context),
  };
}

/** A language's name in that language, as a language switch shows it. */
export function ownName(lang: string): string {
  const name = new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
  return name.slice(0, 1).toLocaleUpperCase(lang) + name.slice(1);
}
