// `epi city list`: which cities a workspace holds, and how far their reviews are.
import type { OBSERVATION_STATUSES } from "../model/observation.js";
import { indicatorsOf } from "../model/framework.js";
import type { LanguageTag, LocalText } from "../model/text.js";
import { findWorkspace } from "../workspace/find-workspace.js";
import { loadWorkspace } from "../workspace/load-workspace.js";
import { workspaceFilesFrom } from "../workspace/workspace-files.js";
import type { AppPorts } from "./ports.js";

export interface ListedReview {
  readonly id: string;
  readonly period: { readonly from: string; readonly to: string };
  /** Indicators with a value, illustrative ones apart. */
  readonly observed: number;
  readonly illustrative: number;
  /** Indicators of the framework. */
  readonly indicators: number;
  readonly hasErrors: boolean;
}

export interface ListedCity {
  readonly id: string;
  readonly country: string;
  readonly names: LocalText;
  readonly languages: readonly LanguageTag[];
  /** First population fact; null when there is none. */
  readonly population: number | null;
  readonly hasErrors: boolean;
  readonly reviews: readonly ListedReview[];
}

/** @throws EpiError `config/workspace-not-found` */
export async function listCities(
  request: { readonly workspace?: string },
  ports: Pick<AppPorts, "files" | "host">,
): Promise<{ readonly folder: string; readonly cities: readonly ListedCity[] }> {
  const files = workspaceFilesFrom(ports.files);
  const folder = await findWorkspace({ from: ports.host.cwd, named: request.workspace }, files);
  const loaded = await loadWorkspace({ folder, toolFolder: ports.host.toolFolder }, files);
  const cities = loaded.cities.map(({ city, folder: id, reviews, hasErrors }): ListedCity => ({
    id,
    country: city.country,
    names: city.names,
    languages: city.languages,
    population: city.facts.find(({ measure }) => measure === "population")?.value ?? null,
    hasErrors,
    reviews: reviews.map(({ review, hasErrors: reviewHasErrors }) => {
      const statuses = [...review.observations.values()].map(({ status }) => status);
      const count = (...wanted: (typeof OBSERVATION_STATUSES)[number][]): number =>
        statuses.filter((status) => wanted.includes(status)).length;
      const framework = loaded.frameworks.get(review.framework)?.framework ?? loaded.framework;
      return {
        id: review.id,
        period: review.period,
        observed: count("observed", "estimated", "provisional"),
        illustrative: count("illustrative"),
        indicators: framework === null ? 0 : indicatorsOf(framework).length,
        hasErrors: reviewHasErrors,
      };
    }),
  }));
  return { folder, cities };
}
