// Keeps the process small while hundreds of reports go through it: V8 would rather grow than clean up what is long done with.
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Below this much heap nothing is worth cleaning up. */
const COMFORTABLE_BYTES = 110e6;
/** Growth since the last clean-up that makes another worth its time (a twentieth of a second). */
const GROWTH_BYTES = 45e6;

/** A function to call between documents; it collects garbage now and then. */
export function memoryRelief(): () => void {
  let collect: (() => void) | null = null;
  let level = 0;
  const usedBytes = () => {
    const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
    return heap + external;
  };
  return () => {
    if (usedBytes() < Math.max(COMFORTABLE_BYTES, level + GROWTH_BYTES)) return;
    if (collect === null) {
      setFlagsFromString("--expose-gc");
      collect = runInNewContext("gc") as () => void;
    }
    collect();
    level = usedBytes();
  };
}
