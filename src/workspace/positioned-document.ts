// A file as a plain value for rules, with the way back: where a part of the value stands in the text.
import { isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode } from "yaml";
import type { Pointer, TextRange } from "../model/diagnostic.js";

export interface PositionedDocument {
  /** POSIX path, relative to the workspace where it lies inside. */
  readonly file: string;
  /** Without byte order mark. */
  readonly text: string;
  /** Plain maps, lists, texts, numbers, booleans and null; null when the text could not be read. */
  readonly value: unknown;
  /** The text is no readable YAML: nothing can be said about its content. */
  readonly isBroken: boolean;
  /**
   * Range of a part of the text, worked out when asked. For a pointer that leads nowhere: the range of the nearest
   * thing above it that exists (its key where it has one, so that a whole block is not underlined).
   */
  rangeOf(pointer: Pointer, at: "key" | "value"): TextRange;
}

/**
 * Builds the lookup over a syntax tree. A tree weighs twenty times its text, and most files are never asked for a place: only a few
 * trees are kept, and `reparse` makes the others again when one is asked for.
 */
export function positionedDocument(
  file: string,
  text: string,
  root: ParsedNode | null,
  value: unknown,
  isBroken: boolean,
  reparse: () => ParsedNode | null = () => null,
): PositionedDocument {
  const tree = keepTree(text.length, root, reparse);
  return { file, text, value, isBroken, rangeOf: (pointer, at) => findRange(text, tree(), pointer, at) };
}

/** Characters of text whose trees may be kept: room for a large file, not for a network of a hundred cities. */
const KEPT_CHARACTERS = 1_500_000;

interface KeptTree {
  readonly size: number;
  root: ParsedNode | null;
}
/** Oldest first. */
const keptTrees: KeptTree[] = [];

function keep(size: number, root: ParsedNode): KeptTree {
  const kept: KeptTree = { size, root };
  keptTrees.push(kept);
  let total = keptTrees.reduce((sum, one) => sum + one.size, 0);
  // The newest stays in any case, so that many places of one huge file are found in one go.
  while (total > KEPT_CHARACTERS && keptTrees.length > 1) {
    const oldest = keptTrees.shift()!;
    oldest.root = null;
    total -= oldest.size;
  }
  return kept;
}

function keepTree(size: number, root: ParsedNode | null, reparse: () => ParsedNode | null): () => ParsedNode | null {
  if (root === null) return () => null;
  let kept = keep(size, root);
  return () => {
    if (kept.root === null) {
      const again = reparse();
      if (again === null) return null;
      kept = keep(size, again);
    }
    return kept.root;
  };
}

type MapPair = Pair<Node | null, Node | null>;

function findRange(text: string, root: ParsedNode | null, pointer: Pointer, at: "key" | "value"): TextRange {
  let node: Node | null = root;
  let key: Node | null = null;
  for (const [depth, step] of pointer.entries()) {
    const next = stepInto(node, step);
    // Nothing there: name the owner by its key, or by its first line.
    if (next === null) return key === null ? firstLine(text, nodeRange(text, node)) : nodeRange(text, key);
    key = next.key;
    node = next.node;
    if (depth === pointer.length - 1 && at === "key" && key !== null) return nodeRange(text, key);
  }
  const range = nodeRange(text, node);
  // What has no key (the whole file, an entry of a list) is named by its first line.
  if (at === "key") return firstLine(text, range);
  // An empty value (`year:`) has no text of its own; its key has.
  return range.start === range.end && key !== null ? nodeRange(text, key) : range;
}

function stepInto(node: Node | null, step: string | number): { key: Node | null; node: Node | null } | null {
  if (isMap(node)) {
    // The last of two equal keys is the one whose value counts.
    for (let index = node.items.length - 1; index >= 0; index -= 1) {
      const pair = node.items[index] as MapPair;
      if (isScalar(pair.key) && pair.key.value === String(step)) return { key: pair.key, node: pair.value };
    }
    return null;
  }
  if (isSeq(node) && typeof step === "number") {
    const item = node.items[step] as Node | undefined;
    return item === undefined ? null : { key: null, node: item };
  }
  return null;
}

function nodeRange(text: string, node: Node | null): TextRange {
  const range = node?.range;
  if (range === null || range === undefined) return { start: 0, end: 0 };
  const start = range[0];
  let end = range[1];
  // Block collections and texts end behind their last line break.
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function firstLine(text: string, range: TextRange): TextRange {
  const lineEnd = text.indexOf("\n", range.start);
  return { start: range.start, end: lineEnd === -1 ? range.end : Math.min(range.end, lineEnd) };
}
