// `epi review validate`: everything that is wrong in a workspace, with its place.
import { locateDiagnostics, type LocatedDiagnostic } from "../diagnostics/locate-diagnostics.js";
import { validateWorkspace } from "../validation/validate-workspace.js";
import { findWorkspace } from "../workspace/find-workspace.js";
import { loadWorkspace } from "../workspace/load-workspace.js";
import { resolveCities } from "../workspace/resolve-selection.js";
import { workspaceFilesFrom } from "../workspace/workspace-files.js";
import type { AppPorts } from "./ports.js";

export interface ValidateRequest {
  readonly workspace?: string;
  /** City ids; [] means every city. */
  readonly cities: readonly string[];
}

export interface ValidateOutcome {
  /** Absolute folder of the workspace. */
  readonly folder: string;
  /** Sorted by file and position. */
  readonly findings: readonly LocatedDiagnostic[];
  /** Every file that was checked, relative to the workspace. */
  readonly files: readonly string[];
  readonly cities: number;
  readonly reviews: number;
}

/** @throws EpiError `config/workspace-not-found`, `usage/unknown-city` */
export async function validateReviews(
  request: ValidateRequest,
  ports: Pick<AppPorts, "files" | "host">,
): Promise<ValidateOutcome> {
  const files = workspaceFilesFrom(ports.files);
  const folder = await findWorkspace({ from: ports.host.cwd, named: request.workspace }, files);
  const loaded = await loadWorkspace({ folder, toolFolder: ports.host.toolFolder }, files);
  const cities = resolveCities(loaded, request.cities);
  const diagnostics = validateWorkspace(loaded, {
    today: ports.host.today,
    ...(request.cities.length === 0 ? {} : { cities: request.cities }),
  });
  const chosen = new Set(cities.map((city) => city.folder));
  return {
    folder,
    findings: locateDiagnostics(diagnostics, loaded.documents),
    files: [...loaded.documents.keys()].filter((file) => {
      const city = /^cities\/([^/]+)\//.exec(file)?.[1];
      return city === undefined || chosen.has(city);
    }),
    cities: cities.length,
    reviews: cities.reduce((sum, city) => sum + city.reviews.length, 0),
  };
}
