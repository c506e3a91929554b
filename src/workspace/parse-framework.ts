// A framework file as a typed value with every default written out: weights 1, even level scores, arithmetic means.
import {
  COMPETENCES, INDICATOR_KINDS, MEAN_TYPES,
  type AreaDefinition, type ChecklistItem, type DimensionDefinition, type Framework, type Goalposts,
  type IndicatorDefinition, type MeanType, type ValueScale,
} from "../model/framework.js";
import { asRecord, isGiven, RawReader, type RawRecord } from "./raw-reader.js";

export interface ParsedFramework {
  readonly framework: Framework;
  /** Something could not be understood and is left out. */
  readonly hasErrors: boolean;
}

const NUMERIC_KINDS: readonly string[] = ["rate", "amount", "count", "index", "ratio", "gap", "survey_mean"];

/** Shape: plain value of a framework file → framework; indicators that make no sense are left out. Never throws. */
export function parseFramework(value: unknown): ParsedFramework {
  const record = asRecord(value) ?? {};
  const parser = new FrameworkParser(record);
  const framework = parser.framework();
  return { framework, hasErrors: parser.reader.hasErrors || framework.areas.length === 0 };
}

class FrameworkParser {
  readonly reader = new RawReader();
  private readonly indicatorIds = new Set<string>();
  private readonly means: Record<"overall" | "area" | "dimension", MeanType>;

  constructor(private readonly record: RawRecord) {
    const aggregation = this.reader.record(record, "aggregation") ?? {};
    const mean = (level: string): MeanType => this.reader.oneOf(aggregation, level, MEAN_TYPES) ?? "arithmetic";
    this.means = { overall: mean("overall"), area: mean("area"), dimension: mean("dimension") };
  }

  framework(): Framework {
    const { reader, record } = this;
    const coverage = reader.record(record, "coverage") ?? {};
    const findings = reader.record(record, "findings") ?? {};
    const cases = reader.record(record, "cases") ?? {};
    const survey = reader.record(cases, "survey") ?? {};
    const ratio = reader.record(cases, "ratio") ?? {};
    const features = reader.record(record, "features") ?? {};
    return {
      id: reader.text(record, "id") ?? "",
      version: reader.integer(record, "version") ?? 0,
      mean: this.means.overall,
      coverage: {
        shown: reader.number(coverage, "shown") ?? 0.6667,
        provisional: reader.number(coverage, "provisional") ?? 0.5,
      },
      findings: {
        strength: { minScore: reader.number(reader.record(findings, "strength") ?? {}, "minScore") ?? 75 },
        gap: { maxScore: reader.number(reader.record(findings, "gap") ?? {}, "maxScore") ?? 40 },
        minCohort: reader.integer(findings, "minCohort") ?? 3,
      },
      cases: {
        survey: { warn: reader.integer(survey, "warn") ?? 100, score: reader.integer(survey, "score") ?? 30 },
        ratio: { warn: reader.integer(ratio, "warn") ?? 50 },
      },
      features: Object.fromEntries(Object.keys(features).map((id) => [id, reader.texts(features, id)])),
      areas: this.list(record, "areas", (entry) => this.area(entry)),
    };
  }

  private list<T>(record: RawRecord, key: string, parse: (entry: RawRecord) => T | null): T[] {
    return this.reader.list(record, key).flatMap((entry) => {
      const map = asRecord(entry);
      const parsed = map === null ? null : parse(map);
      if (parsed === null) this.reader.hasErrors = true;
      return parsed === null ? [] : [parsed];
    });
  }

  private area(record: RawRecord): AreaDefinition | null {
    const id = this.reader.text(record, "id");
    if (id === null) return null;
    return {
      id,
      weight: this.reader.number(record, "weight") ?? 1,
      mean: this.reader.oneOf(record, "mean", MEAN_TYPES) ?? this.means.area,
      dimensions: this.list(record, "dimensions", (entry) => this.dimension(entry)),
    };
  }

  private dimension(record: RawRecord): DimensionDefinition | null {
    const id = this.reader.text(record, "id");
    if (id === null) return null;
    return {
      id,
      weight: this.reader.number(record, "weight") ?? 1,
      mean: this.reader.oneOf(record, "mean", MEAN_TYPES) ?? this.means.dimension,
      indicators: this.list(record, "indicators", (entry) => this.indicator(entry)),
    };
  }

  private indicator(record: RawRecord): IndicatorDefinition | null {
    const { reader } = this;
    const id = reader.text(record, "id");
    const kind = reader.oneOf(record, "kind", INDICATOR_KINDS);
    const competence = reader.oneOf(record, "competence", COMPETENCES);
    if (id === null || kind === null || competence === null) return null;
    const levelScores = kind === "ordinal" ? this.levelScores(record) : null;
    const items = kind === "checklist" ? this.items(record) : null;
    const goalposts = NUMERIC_KINDS.includes(kind) ? this.goalposts(record) : null;
    const isComplete = kind === "binary" || levelScores !== null || (items !== null && items.length > 0) || goalposts !== null;
    // The first of two indicators of one id counts, in the framework as in its words.
    if (!isComplete || this.indicatorIds.has(id)) return null;
    this.indicatorIds.add(id);
    return {
      id,
      kind,
      weight: reader.number(record, "weight") ?? 1,
      competence,
      standards: reader.texts(record, "standards"),
      unit: goalposts === null ? null : reader.text(record, "unit"),
      scale: goalposts === null ? null : this.scale(record),
      goalposts,
      levelScores,
      items,
      partlyAllowed: reader.flag(record, "partlyAllowed") ?? false,
      basisRequired: reader.flag(record, "basisRequired") ?? false,
    };
  }

  /** `levels: 5` means levels 0 … 4 with even scores; `levelScores` lists uneven ones. */
  private levelScores(record: RawRecord): number[] | null {
    const listed = this.reader.list(record, "levelScores").filter((score): score is number => typeof score === "number");
    if (listed.length > 1) return listed;
    const levels = this.reader.integer(record, "levels");
    if (levels === null || levels < 2 || levels > 100) return null;
    return Array.from({ length: levels }, (_, level) => (100 * level) / (levels - 1));
  }

  private items(record: RawRecord): ChecklistItem[] {
    return this.reader.list(record, "items").flatMap((entry) => {
      if (typeof entry === "string") return [{ id: entry, weight: 1 }];
      const map = asRecord(entry);
      const id = map === null ? null : this.reader.text(map, "id");
      if (map === null || id === null) {
        this.reader.hasErrors = true;
        return [];
      }
      return [{ id, weight: this.reader.number(map, "weight") ?? 1 }];
    });
  }

  private goalposts(record: RawRecord): Goalposts | null {
    const posts = this.reader.record(record, "goalposts");
    if (posts === null) return null;
    const min = this.reader.number(posts, "min");
    const target = this.reader.number(posts, "target");
    if (min === null || target === null) return null;
    return { min, target, basis: this.reader.oneOf(posts, "basis", ["published", "judgement"]) ?? "judgement" };
  }

  private scale(record: RawRecord): ValueScale | null {
    if (!isGiven(record, "scale")) return null;
    const scale = this.reader.record(record, "scale") ?? {};
    const min = this.reader.number(scale, "min");
    const max = this.reader.number(scale, "max");
    return { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
  }
}
