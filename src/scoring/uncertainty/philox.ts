// Counter-based random numbers: each block of four is a function of its address, so any draw can be made alone, in any order, on any thread.

/** 64 bits. */
export interface PhiloxKey {
  readonly low: number;
  readonly high: number;
}

/** Key from a seed of 16 hexadecimal digits, the first eight being the high half. Throws RangeError for anything else. */
export function parseSeed(seed: string): PhiloxKey {
  if (!/^[0-9a-f]{16}$/i.test(seed)) throw new RangeError(`A seed has 16 hexadecimal digits, not "${seed}".`);
  return { low: Number.parseInt(seed.slice(8), 16), high: Number.parseInt(seed.slice(0, 8), 16) };
}

/**
 * Philox 4x32-10: four words of 32 random bits for a counter of four words and a key of two, written into `out`.
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
 *
 * The high half of a 32 × 32 product is put together from 16-bit halves, since a double holds only 53 bits.
 */
export function philox4x32(out: Uint32Array, key: PhiloxKey, counter0: number, counter1: number, counter2: number, counter3: number): void {
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  let k0 = key.low | 0;
  let k1 = key.high | 0;
  for (let round = 0; round < 10; round += 1) {
    // 0xd2511f53 and 0xcd9e8d57 are the multipliers, each in halves.
    const a0 = c0 & 0xffff;
    const a1 = c0 >>> 16;
    const a01 = Math.imul(a1, 0x1f53) + (Math.imul(a0, 0x1f53) >>> 16);
    const a10 = Math.imul(a0, 0xd251) + (a01 & 0xffff);
    const highA = (Math.imul(a1, 0xd251) + (a01 >>> 16) + (a10 >>> 16)) | 0;
    const b0 = c2 & 0xffff;
    const b1 = c2 >>> 16;
    const b01 = Math.imul(b1, 0x8d57) + (Math.imul(b0, 0x8d57) >>> 16);
    const b10 = Math.imul(b0, 0xcd9e) + (b01 & 0xffff);
    const highB = (Math.imul(b1, 0xcd9e) + (b01 >>> 16) + (b10 >>> 16)) | 0;
    const lowA = Math.imul(c0, 0xd2511f53);
    const lowB = Math.imul(c2, 0xcd9e8d57);
    c0 = highB ^ c1 ^ k0;
    c2 = highA ^ c3 ^ k1;
    c1 = lowB;
    c3 = lowA;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
