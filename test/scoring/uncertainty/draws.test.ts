// Random numbers against published vectors and known values: everything else stands on them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointPositions, compareCodePoints } from "../../../src/scoring/uncertainty/code-point-order.js";
import { createDraws, PURPOSES, toUniform } from "../../../src/scoring/uncertainty/draws.js";
import { normalQuantile } from "../../../src/scoring/uncertainty/normal-quantile.js";
import { parseSeed, philox4x32 } from "../../../src/scoring/uncertainty/philox.js";
import { SEED } from "./random-table.js";

describe("philox4x32", () => {
  // Known answers of the authors' library Random123 (kat_vectors, philox4x32 with 10 rounds): key, counter, output.
  it.each([
    [[0, 0], [0, 0, 0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]],
    [[0xa4093822, 0x299f31d0], [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]],
  ])("gives the published words for key %j", ([low, high], [c0, c1, c2, c3], expected) => {
    const words = new Uint32Array(4);
    philox4x32(words, { low: low!, high: high! }, c0!, c1!, c2!, c3!);
    expect([...words]).toEqual(expected);
  });

  it("takes a seed of 16 hexadecimal digits and nothing else", () => {
    expect(parseSeed("00000001fffffffe")).toEqual({ high: 1, low: 0xfffffffe });
    for (const wrong of ["", "1", "0123456789abcdeg", "0123456789abcdef0", "0x23456789abcdef"]) expect(() => parseSeed(wrong)).toThrow(RangeError);
  });
});

describe("draws", () => {
  it("are the same one by one and in any batch", () => {
    const draws = createDraws(parseSeed(SEED));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: 50 }), fc.nat(99), fc.nat(99), (replications, unit, part) => {
        const out = new Float64Array(replications.length);
        const slots = Int32Array.from(replications, (_, i) => replications.length - 1 - i);
        draws.uniforms(out, slots, Uint32Array.from(replications), replications.length, PURPOSES.missing, unit, part);
        const alone = replications.map((replication) => toUniform(draws.bits(PURPOSES.missing, replication, unit, part)));
        expect([...out].reverse()).toEqual(alone);
      }),
    );
  });

  it("lie strictly between 0 and 1", () => {
    expect(toUniform(0)).toBeGreaterThan(0);
    expect(toUniform(0xffffffff)).toBeLessThan(1);
  });

  it("of different purposes, units, parts and seeds have nothing to do with each other", () => {
    const n = 20_000;
    const slots = Int32Array.from({ length: n }, (_, i) => i);
    const stream = (seed: string, purpose: 1 | 2, unit: number, part: number): Float64Array => {
      const out = new Float64Array(n);
      createDraws(parseSeed(seed)).uniforms(out, slots, Uint32Array.from(slots), n, purpose, unit, part);
      return out;
    };
    const first = stream(SEED, 1, 3, 4);
    for (const other of [stream(SEED, 2, 3, 4), stream(SEED, 1, 4, 4), stream(SEED, 1, 3, 5), stream(SEED, 1, 4, 3), stream("0123456789abcdee", 1, 3, 4)]) {
      const mean = other.reduce((sum, one) => sum + one, 0) / n;
      const covariance = other.reduce((sum, one, i) => sum + (one - 0.5) * (first[i]! - 0.5), 0) / n;
      // Five standard errors of a mean (0.289/√n) and of a product of two uniform numbers (1/12/√n).
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.0103);
      expect(Math.abs(covariance)).toBeLessThan(0.003);
    }
  });
});

describe("normalQuantile", () => {
  // Python 3.12, statistics.NormalDist().inv_cdf.
  it.each([
    [1e-300, -37.0470962993612],
    [1e-13, -7.3487961028006765],
    [1e-5, -4.2648907939228256],
    [0.05, -1.6448536269514726],
    [0.2, -0.8416212335729142],
    [0.5, 0],
    [0.9, 1.2815515655446008],
    [0.975, 1.9599639845400536],
    [1 - 1e-7, 5.199337582290662],
  ])("of %d is %d", (u, z) => {
    expect(Math.abs(normalQuantile(u) - z)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(z)));
  });

  it("rises, and mirrors at one half", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (i) => {
        const u = i / 2 ** 32;
        expect(normalQuantile(1 - u)).toBe(-normalQuantile(u));
        expect(normalQuantile(u)).toBeLessThan(normalQuantile(u + 2 ** -32));
      }),
    );
  });
});

describe("code-point order", () => {
  it("sorts as the code points of the ids do", () => {
    const codes = (id: string): number[] => Array.from(id, (one) => one.codePointAt(0)!);
    const byArrays = (a: number[], b: number[]): number => {
      for (let i = 0; i < Math.min(a.length, b.length); i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
      return a.length - b.length;
    };
    const text = fc.string({ unit: "binary", maxLength: 5 });
    fc.assert(fc.property(text, text, (a, b) => { expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(byArrays(codes(a), codes(b)))); }));
    expect([...codePointPositions(["b", "\u{1f600}", "\uffee", "a"])]).toEqual([1, 3, 2, 0]);
  });
});
