// `epi city list`
import { listCities, type ListedCity } from "../../app/list-cities.js";
import type { CommandCall } from "../command-spec.js";
import { formatJsonResult } from "../format-json-result.js";
import { formatTable } from "../format-table.js";
import { switchOption, textOption, workspaceOf } from "../read-options.js";

/** Lists the cities; exit code 0. */
export async function runCityList({ options, context }: CommandCall): Promise<number> {
  const lang = textOption(options, "lang") ?? "en";
  const { folder, cities } = await listCities(workspaceOf(options), context.ports);
  if (switchOption(options, "json")) {
    context.terminal.result(formatJsonResult({ folder, cities }));
    return 0;
  }
  if (cities.length === 0) {
    context.terminal.note("No cities yet. Add one with epi city new.");
    return 0;
  }
  const rows = cities.map((city) => [city.id, nameIn(city, lang), city.country, populationOf(city), reviewsOf(city)]);
  context.terminal.result(formatTable([["id", "name", "country", "population", "reviews"], ...rows], [3]).join("\n"));
  return 0;
}

function nameIn(city: ListedCity, lang: string): string {
  const [own = ""] = city.languages;
  return city.names[lang] ?? city.names[own] ?? Object.values(city.names)[0] ?? "";
}

function populationOf(city: ListedCity): string {
  return city.population === null ? "–" : String(city.population);
}

function reviewsOf(city: ListedCity): string {
  if (city.hasErrors) return "profile has errors: epi review validate";
  if (city.reviews.length === 0) return "none";
  return city.reviews
    .map((review) => {
      if (review.hasErrors) return `${review.id} (has errors)`;
      const illustrative = review.illustrative === 0 ? "" : `, ${review.illustrative} illustrative`;
      return `${review.id} (${review.observed} of ${review.indicators} observed${illustrative})`;
    })
    .join(", ");
}
