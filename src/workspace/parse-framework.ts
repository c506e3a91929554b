// A framework file as a typed value with every default written out: weights 1, even level scores, arithmetic means.
import {
  COMPETENCES, INDICATOR_KINDS, MEAN_TYPES, UNCERTAINTY_SOURCES,
  type Aggregation, type ChecklistItem, type Framework, type Goalposts, type GroupDefinition,
  type IndicatorDefinition, type TreatmentRule, type UncertaintySettings, type ValueScale,
} from "../model/framework.js";
import type { Normalisation } from "../model/normalisation.js";
import { isNumberKind } from "../model/number-kinds.js";
import { parseNormalisation } from "./parse-normalisation.js";
import { asRecord, entryOf, isGiven, RawReader, type RawRecord } from "./raw-reader.js";

export interface ParsedFramework {
  readonly framework: Framework;
  /** Something could not be understood and is left out. */
  readonly hasErrors: boolean;
}

/** Means that a bare name asks for; the power mean needs its exponent. */
const NAMED_MEANS = MEAN_TYPES.filter((mean) => mean !== "power");

const DIRECTIONS = ["higher", "lower"] as const;

type Mean = Pick<Aggregation, "mean" | "power">;

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
  /** Parts of dimensions are joined as dimensions are. */
  private readonly means: Readonly<Record<"overall" | "area" | "dimension", Mean>>;
  private readonly availability: number | null;
  private readonly normalise: Normalisation | null;

  constructor(private readonly record: RawRecord) {
    const aggregation = this.reader.record(record, "aggregation") ?? {};
    const mean = (level: string): Mean => this.mean(aggregation, level) ?? { mean: "arithmetic", power: null };
    this.means = { overall: mean("overall"), area: mean("area"), dimension: mean("dimension") };
    this.availability = this.reader.number(record, "availability");
    this.normalise = parseNormalisation(entryOf(record, "normalise"), this.reader);
  }

  framework(): Framework {
    const { reader, record } = this;
    const coverage = reader.record(record, "coverage") ?? {};
    const findings = reader.record(record, "findings") ?? {};
    const cases = reader.record(record, "cases") ?? {};
    const survey = reader.record(cases, "survey") ?? {};
    const ratio = reader.record(cases, "ratio") ?? {};
    const features = reader.record(record, "features") ?? {};
    const priorities = reader.record(record, "priorities") ?? {};
    return {
      id: reader.text(record, "id") ?? "",
      version: reader.integer(record, "version") ?? 0,
      ...this.means.overall,
      availability: this.availability,
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
      uncertainty: this.uncertainty(),
      priorities: { top: reader.integer(priorities, "top") ?? 10, firm: reader.number(priorities, "firm") ?? 0.8 },
      treatment: this.treatment(),
      areas: this.list(record, "areas", (entry) => this.group(entry, this.means.area)),
    };
  }

  private uncertainty(): UncertaintySettings {
    const { reader, record } = this;
    const given = reader.record(record, "uncertainty") ?? {};
    const on = isGiven(given, "sources") ? reader.someOf(given, "sources", UNCERTAINTY_SOURCES) : UNCERTAINTY_SOURCES;
    return {
      sources: UNCERTAINTY_SOURCES.filter((source) => on.includes(source)),
      replications: reader.integer(given, "replications") ?? 10_000,
      weightNoise: reader.number(given, "weightNoise") ?? 0.25,
    };
  }

  /** Skewness 2 and kurtosis 3.5 are the limits of JRC audits (Groeneveld and Meeden, 1984). */
  private treatment(): TreatmentRule | null {
    const { reader, record } = this;
    const given = reader.record(record, "treatment");
    if (given === null) return null;
    return {
      maxPoints: reader.integer(given, "maxPoints") ?? 5,
      skewness: reader.number(given, "skewness") ?? 2,
      kurtosis: reader.number(given, "kurtosis") ?? 3.5,
    };
  }

  /** A name, or `{power: p}`; null when there is none, or none that exists: the power mean of exponent 0 is the geometric one. */
  private mean(record: RawRecord, key: string): Mean | null {
    const given = asRecord(entryOf(record, key));
    if (given === null) {
      const mean = this.reader.oneOf(record, key, NAMED_MEANS);
      return mean === null ? null : { mean, power: null };
    }
    const power = this.reader.number(given, "power");
    if (power !== null && power !== 0) return { mean: "power", power };
    this.reader.hasErrors = true;
    return null;
  }

  private list<T>(record: RawRecord, key: string, parse: (entry: RawRecord) => T | null): T[] {
    return this.reader.list(record, key).flatMap((entry) => {
      const map = asRecord(entry);
      const parsed = map === null ? null : parse(map);
      if (parsed === null) this.reader.hasErrors = true;
      return parsed === null ? [] : [parsed];
    });
  }

  private group(record: RawRecord, mean: Mean): GroupDefinition | null {
    const { reader } = this;
    const id = reader.text(record, "id");
    if (id === null) return null;
    return {
      id,
      weight: reader.number(record, "weight") ?? 1,
      ...(this.mean(record, "mean") ?? mean),
      availability: reader.number(record, "availability") ?? this.availability,
      groups: this.list(record, "dimensions", (entry) => this.group(entry, this.means.dimension)),
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
    const isNumber = isNumberKind(kind);
    const goalposts = isNumber ? this.goalposts(record) : null;
    const normalise = isNumber ? this.normalisation(record, goalposts) : null;
    const isScored = goalposts !== null || normalise !== null;
    const isComplete = kind === "binary" || levelScores !== null || (items !== null && items.length > 0) || isScored;
    // The first of two indicators of one id counts, in the framework as in its words.
    if (!isComplete || this.indicatorIds.has(id)) return null;
    this.indicatorIds.add(id);
    return {
      id,
      kind,
      weight: reader.number(record, "weight") ?? 1,
      competence,
      standards: reader.texts(record, "standards"),
      unit: isNumber ? reader.text(record, "unit") : null,
      scale: isNumber ? this.scale(record) : null,
      goalposts,
      levelScores,
      items,
      partlyAllowed: reader.flag(record, "partlyAllowed") ?? false,
      basisRequired: reader.flag(record, "basisRequired") ?? false,
      direction: isNumber ? this.direction(record, goalposts) : 1,
      normalise,
      denominator: isNumber ? reader.text(record, "denominator") : null,
    };
  }

  /** The framework's own method is for indicators without goalposts; one that is written at the indicator always holds. */
  private normalisation(record: RawRecord, goalposts: Goalposts | null): Normalisation | null {
    return parseNormalisation(entryOf(record, "normalise"), this.reader) ?? (goalposts === null ? this.normalise : null);
  }

  /** Goalposts say it by their order; a contradiction is a finding of its own. */
  private direction(record: RawRecord, goalposts: Goalposts | null): 1 | -1 {
    const given = this.reader.oneOf(record, "direction", DIRECTIONS);
    if (goalposts !== null) return goalposts.target < goalposts.min ? -1 : 1;
    return given === "lower" ? -1 : 1;
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
