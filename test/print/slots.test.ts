// The limit on tasks at a time.
import { describe, expect, it } from "vitest";
import { Slots } from "../../src/print/slots.js";

describe("Slots", () => {
  it("runs no more than it may, in order, and goes on after a failure", async () => {
    const slots = new Slots(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const task = (number: number) => async () => {
      started.push(number);
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (number === 1) throw new Error("one fails");
      return number;
    };
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => slots.run(task(number))));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });
});
