// Keeps the process small while hundreds of reports go through it: V8 would rather grow than clean up what is long done with.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Below this much memory nothing is worth cleaning up. */
const COMFORTABLE_BYTES = 140e6;
/** Growth since the last clean-up that makes another worth its time (about a tenth of a second). */
const GROWTH_BYTES = 25e6;

/** A function to call between documents; it collects garbage now and then. */
export function memoryRelief(): () => void {
  let collect: (() => void) | null = null;
  let level = 0;
  return () => {
    const used = process.memoryUsage.rss();
    if (used < Math.max(COMFORTABLE_BYTES, level + GROWTH_BYTES)) return;
    if (collect === null) {
      setFlagsFromString("--expose-gc");
      collect = runInNewContext("gc") as () => void;
    }
    collect();
    level = process.memoryUsage.rss();
  };
}
