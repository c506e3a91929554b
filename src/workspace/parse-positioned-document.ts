// YAML text → document with positions, once per file; whatever YAML allows and a dataset must not use is refused here.
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair, type Scalar } from "yaml";
import type { Diagnostic, TextRange } from "../model/diagnostic.js";
import { describeYamlError } from "./describe-yaml-error.js";
import { findExcessiveDepth, MAX_DEPTH } from "./find-excessive-depth.js";
import { positionedDocument, type PositionedDocument } from "./positioned-document.js";

export interface ParsedDocument {
  readonly document: PositionedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** One slip makes the parser stumble over many lines that are fine; the first few places are the ones to look at. */
const MAX_SYNTAX_ERRORS = 3;
const MAX_REPEATS = 50;

type Report = (ruleId: string, range: TextRange, message: string, cure?: string) => void;

/** Shape: display path and text → document and what is wrong with it as YAML. Never throws on any text. */
export function parsePositionedDocument(file: string, fileText: string): ParsedDocument {
  const text = fileText.startsWith("\uFEFF") ? fileText.slice(1) : fileText;
  const diagnostics: Diagnostic[] = [];
  const report: Report = (ruleId, range, message, cure) => {
    diagnostics.push({
      ruleId, severity: "error", file, pointer: [], at: "value", range, message,
      ...(cure === undefined ? {} : { cure }),
    });
  };
  const broken = (): ParsedDocument => ({ document: positionedDocument(file, text, null, null, true), diagnostics });

  const tooDeep = findExcessiveDepth(text);
  if (tooDeep !== null) {
    report("yaml/too-deep", { start: tooDeep, end: tooDeep + 1 }, `The text nests more than ${MAX_DEPTH} levels deep here.`);
    return broken();
  }
  // `uniqueKeys` compares every key with every other; the walk below finds repeats in one pass. Keys are texts, and a
  // date stays a text, because the core schema of YAML 1.2 knows no dates.
  // (A log level of "silent" would hide that there is a second document.)
  const parse = () => parseDocument(text, { stringKeys: true, uniqueKeys: false, prettyErrors: false });
  const document = parse();
  if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== "1.2") {
    const start = Math.max(0, text.search(/^%YAML/m));
    const version = document.directives.yaml.version;
    report("yaml/version-1-1", lineAt(text, start), `The file asks for YAML ${version}, in which NO, off and 1:30 are no texts.`);
    return broken();
  }
  if (reportSyntax(document, text, report)) return broken();
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    report("yaml/empty-file", { start: 0, end: 0 }, "The file holds no data.");
    return broken();
  }
  const walk = new TreeWalk(text, report);
  const value = walk.toValue(document.contents);
  const root = document.contents;
  if (walk.isUnreadable) return broken();
  return { document: positionedDocument(file, text, root, value, false, () => parse().contents), diagnostics };
}

function reportSyntax(document: Document.Parsed, text: string, report: Report): boolean {
  const seenLines = new Set<number>();
  const lastLetter = Math.max(0, text.trimEnd().length - 1);
  for (const error of [...document.errors, ...document.warnings]) {
    // What is missing at the end of the file is shown at the last thing that is there.
    const start = Math.min(error.pos[0], lastLetter);
    const line = text.lastIndexOf("\n", start - 1);
    if (seenLines.size === MAX_SYNTAX_ERRORS || seenLines.has(line)) continue;
    seenLines.add(line);
    if (error.code === "TAG_RESOLVE_FAILED") {
      reportTag(text, start, report);
      continue;
    }
    const words = describeYamlError(error.code, error.message);
    const range = error.code === "MULTIPLE_DOCS" ? lineAt(text, start) : { start, end: Math.max(start + 1, Math.min(error.pos[1], lastLetter + 1)) };
    report(words.ruleId, range, words.message);
  }
  return document.errors.length + document.warnings.length > 0;
}

function reportTag(text: string, start: number, report: Report): void {
  const tag = /^\S+/.exec(text.slice(start))?.[0] ?? "!";
  report("yaml/tag", { start, end: start + tag.length }, `The tag “${tag}” is not understood.`);
}

function lineAt(text: string, offset: number): TextRange {
  const end = text.indexOf("\n", offset);
  return { start: offset, end: end === -1 ? text.length : end };
}

/** One pass over the syntax tree that makes the plain value and collects what a dataset must not hold. */
class TreeWalk {
  /** An alias or a tag leaves a hole, and everything said about the rest would be a guess. */
  isUnreadable = false;
  private repeats = 0;

  constructor(
    private readonly text: string,
    private readonly report: Report,
  ) {}

  toValue(node: Node | null): unknown {
    if (node === null) return null;
    if (isAlias(node)) {
      this.refuse(node, "yaml/alias", `“*${node.source}” stands for another part of the file; write that part out here.`);
      return null;
    }
    if ("anchor" in node && typeof node.anchor === "string") this.refuseAnchor(node, node.anchor);
    if (isScalar(node)) return this.scalarValue(node);
    if (isMap(node)) return this.mapValue(node.items as Pair<Node | null, Node | null>[]);
    if (isSeq(node)) return node.items.map((item) => this.toValue(item as Node));
    return null;
  }

  private mapValue(pairs: readonly Pair<Node | null, Node | null>[]): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (isAlias(pair.key)) this.refuse(pair.key, "yaml/alias", `“*${pair.key.source}” cannot be a key.`);
      if (pair.key !== null && "anchor" in pair.key && typeof pair.key.anchor === "string") this.refuseAnchor(pair.key, pair.key.anchor);
      if (Object.hasOwn(result, key)) this.reportRepeat(pair.key, key, pairs);
      const value = this.toValue(pair.value);
      if (key === "__proto__") Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
      else result[key] = value;
    }
    return result;
  }

  private scalarValue(node: Scalar): unknown {
    const { value, source } = node;
    if (typeof value !== "number") return value;
    const range = this.rangeOf(node);
    if (!Number.isFinite(value)) {
      this.report("yaml/not-finite", range, `“${source ?? value}” is no number that can be scored.`);
    } else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      this.report("yaml/integer-too-large", range, `“${source ?? value}” has more digits than can be kept exactly.`);
    }
    return value;
  }

  private reportRepeat(node: Node | null, key: string, pairs: readonly Pair<Node | null, Node | null>[]): void {
    // Enough to see what is going on; looking up each of a million repeats would take for ever.
    this.repeats += 1;
    if (this.repeats > MAX_REPEATS) return;
    const first = pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.key ?? null;
    const firstLine = first === null ? 0 : this.text.slice(0, this.rangeOf(first).start).split("\n").length;
    this.report("yaml/duplicate-key", this.rangeOf(node), `The key “${key}” already stands in line ${firstLine}.`);
  }

  private refuseAnchor(node: Node, anchor: string): void {
    // The range of a node starts behind its anchor, so look for the name just before it.
    const range = this.rangeOf(node);
    const start = this.text.lastIndexOf(`&${anchor}`, range.start);
    this.isUnreadable = true;
    this.report("yaml/alias", { start, end: start + anchor.length + 1 }, `“&${anchor}” names a part of the file for reuse; reuse is not read.`);
  }

  private refuse(node: Node, ruleId: string, message: string): void {
    this.isUnreadable = true;
    this.report(ruleId, this.rangeOf(node), message);
  }

  private rangeOf(node: Node | null): TextRange {
    const range = node?.range;
    return range === null || range === undefined ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
  }
}
