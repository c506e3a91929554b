// Whatever stands in a file, validation answers with findings: no crash, no place outside the text, no unknown rule.
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { catalogueEntryOf } from "../../src/diagnostics/rule-catalogue.js";
import { validateMemory } from "./memory-workspace.js";
import { DEEP, SAMPLE } from "./sample-workspace.js";

type Json = unknown;

function places(node: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof node !== "object" || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, child]) => places(child as Json, [...path, Array.isArray(node) ? Number(key) : key]))];
}

function replaced(node: Json, [step, ...rest]: readonly (string | number)[], value: Json): Json {
  if (step === undefined) return value;
  const copy = (Array.isArray(node) ? [...(node as Json[])] : { ...(node as object) }) as Record<string | number, Json>;
  copy[step] = replaced(copy[step], rest, value);
  return copy;
}

const anything = fc.oneof(
  fc.constantFrom<Json>(null, true, "", "yes", "zzz", "epi@1", 0, -1, 3.5, 1e300, [], {}, [[]], [null], { en: null }, { value: "x" }, { present: 3 }, "2020-13-45", ["proxy", "proxy"]),
  fc.jsonValue({ maxDepth: 3 }),
);

it("answers with findings whatever is put in any place of any file", async () => {
  const files = [SAMPLE, DEEP].flatMap((base) => Object.keys(base).map((file) => ({ base, file })));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.nat(), anything, async ({ base, file }, at, value) => {
      const data = parse(String(base[file])) as Json;
      const all = places(data);
      const text = stringify(replaced(data, all[at % all.length] ?? [], value));
      const { located } = await validateMemory({ ...base, [file]: text });
      for (const { diagnostic, place, range, text: source } of located) {
        expect(catalogueEntryOf(diagnostic.ruleId), diagnostic.ruleId).not.toBeNull();
        expect(place.line).toBeGreaterThan(0);
        expect(range.end).toBeLessThanOrEqual((source ?? "").length);
        expect(range.start).toBeLessThanOrEqual(range.end);
      }
    }),
    { numRuns: 250, seed: 863614 },
  );
}, 60_000);
