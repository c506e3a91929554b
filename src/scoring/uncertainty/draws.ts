// Which random number belongs to which doubt: a draw depends on seed, purpose, replication, unit and part, and on nothing else.
import { philox4x32, type PhiloxKey } from "./philox.js";

/** The last word of the counter: every purpose has a stream of its own. New purposes get new numbers; old ones never change. */
export const PURPOSES = { sampling: 1, missing: 2, weights: 3, mean: 4, sobolBase: 5, sobolResample: 6 } as const;
export type Purpose = (typeof PURPOSES)[keyof typeof PURPOSES];

const STEP = 1 / 4294967296;

/** From 32 random bits to a number in (0, 1), never one of the ends. */
export function toUniform(bits: number): number {
  return (bits + 0.5) * STEP;
}

/** Four neighbouring replications share one block of the generator. */
export function createDraws(key: PhiloxKey): {
  /** 32 random bits of one replication. */
  bits(purpose: Purpose, replication: number, unit: number, part: number): number;
  /** out[slots[i]] = uniform of replications[i], for i from 0 to count − 1. */
  uniforms(out: Float64Array, slots: Int32Array, replications: Uint32Array, count: number, purpose: Purpose, unit: number, part: number): void;
} {
  const words = new Uint32Array(4);
  return {
    bits(purpose, replication, unit, part) {
      philox4x32(words, key, replication >>> 2, unit, part, purpose);
      return words[replication & 3]!;
    },
    uniforms(out, slots, replications, count, purpose, unit, part) {
      let drawn = -1;
      for (let i = 0; i < count; i += 1) {
        const replication = replications[i]!;
        const block = replication >>> 2;
        if (block !== drawn) {
          philox4x32(words, key, block, unit, part, purpose);
          drawn = block;
        }
        out[slots[i]!] = (words[replication & 3]! + 0.5) * STEP;
      }
    },
  };
}

export type Draws = ReturnType<typeof createDraws>;
