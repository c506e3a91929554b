// The items of a checklist answer with their places, over all three of its lists.
import type { Pointer } from "../../../model/diagnostic.js";
import type { Reading } from "../../../workspace/loaded-workspace.js";

export interface PlacedItem {
  readonly id: string;
  readonly list: "present" | "absent" | "not_applicable";
  readonly pointer: Pointer;
}

/** [] for anything but a checklist. */
export function checklistLists({ observation, pointer }: Reading): PlacedItem[] {
  if (observation.value?.type !== "checklist") return [];
  const { present, absent, notApplicable } = observation.value.items;
  const place = (list: PlacedItem["list"], ids: readonly string[]): PlacedItem[] =>
    ids.map((id, index) => ({ id, list, pointer: [...pointer, "value", list, index] }));
  return [...place("present", present), ...place("absent", absent), ...place("not_applicable", notApplicable)];
}
