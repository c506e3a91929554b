// Lets a limited number of tasks run at a time; the others wait in the order in which they came.

export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param count how many tasks may run at the same time, at least 1 */
  constructor(count: number) {
    this.#free = count;
  }

  /** Runs the task when it is its turn, and settles as it does. */
  async run<Value>(task: () => Promise<Value>): Promise<Value> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
