// The rules of docs/architecture.md, checked on the source as it is: who imports whom, who touches the outside world, how files look.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readRooms, readSources, REPOSITORY, roomOf, usesOf, type Import, type SourceFile } from "./read-source.js";

const rooms = readRooms();
const sources = readSources();

function matches(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${source}$`).test(text);
}

function isAllowed(file: SourceFile, one: Import): boolean {
  const room = rooms[file.room];
  if (room === undefined) return false;
  if (one.target === null) return room.packages.some((name) => matches(name, one.specifier) || one.specifier.startsWith(`${name}/`));
  const target = roomOf(one.target);
  return target === file.room || room.rooms.some((allowed) => allowed === target || matches(allowed, one.target!));
}

describe("rooms", () => {
  it("are exactly the folders of src/", () => {
    expect(Object.keys(rooms).sort()).toEqual([...new Set(sources.map((file) => file.room))].sort());
  });

  it("import only what the table allows", () => {
    const offenders = sources.flatMap((file) =>
      file.imports.filter((one) => !isAllowed(file, one)).map((one) => `${file.path}:${one.line} imports ${one.specifier}`),
    );
    expect(offenders).toEqual([]);
  });

  it("are allowed nothing that they do not use", () => {
    const unused = Object.entries(rooms).flatMap(([name, room]) => {
      // The public API may offer any of it.
      if (name === "index") return [];
      const imports = sources.filter((file) => file.room === name).flatMap((file) => file.imports);
      const rooms = room.rooms.filter((allowed) => !imports.some(({ target }) => target !== null && (roomOf(target) === allowed || matches(allowed, target))));
      const packages = room.packages.filter((allowed) => !imports.some(({ specifier }) => matches(allowed, specifier) || specifier.startsWith(`${allowed}/`)));
      return [...rooms, ...packages].map((one) => `${name}: ${one}`);
    });
    expect(unused).toEqual([]);
  });

  it("form no cycle", () => {
    const edges = new Map<string, Set<string>>();
    for (const file of sources) {
      for (const { target } of file.imports) {
        if (target === null || roomOf(target) === file.room) continue;
        edges.set(file.room, (edges.get(file.room) ?? new Set()).add(roomOf(target)));
      }
    }
    const cycles: string[] = [];
    const walk = (room: string, path: readonly string[]): void => {
      if (path.includes(room)) cycles.push([...path.slice(path.indexOf(room)), room].join(" → "));
      else for (const next of edges.get(room) ?? []) walk(next, [...path, room]);
    };
    for (const room of edges.keys()) walk(room, []);
    expect([...new Set(cycles)]).toEqual([]);
  });

  it("stand in docs/architecture.md as they stand in the table", () => {
    const page = readFileSync(join(REPOSITORY, "docs", "architecture.md"), "utf8");
    const rows = Object.entries(rooms).map(([name, room]) => {
      const list = (entries: readonly string[]): string => (entries.length === 0 ? "nothing" : entries.map((entry) => `\`${entry}\``).join(", "));
      return `| \`${name}\` | ${list(room.rooms)} | ${list(room.packages)} |`;
    });
    expect(page.split("\n").filter((line) => rows.includes(line))).toEqual(rows);
  });
});

describe("the outside world", () => {
  const inside = sources.filter((file) => file.room !== "io" && file.path !== "cli/main.ts");

  it("is touched in src/io and src/cli/main.ts alone", () => {
    expect(inside.flatMap((file) => usesOf(file, "process", "console", "globalThis"))).toEqual([]);
    const fileSystem = inside.flatMap((file) => file.imports.filter(({ specifier }) => /^(node:)?fs(\/|$)/.test(specifier)).map(() => file.path));
    expect(fileSystem).toEqual([]);
  });

  it("lends neither clock nor chance to any room inside", () => {
    expect(inside.flatMap((file) => [...usesOf(file, "Date.now", "Math.random"), ...datesOfNow(file)])).toEqual([]);
    // `epi doctor` says how long a browser took to start: a duration, which goes into no report.
    expect(inside.filter((file) => file.room !== "print").flatMap((file) => usesOf(file, "performance"))).toEqual([]);
  });

  it("lends no date at all to scoring", () => {
    expect(sources.filter((file) => file.room === "scoring").flatMap((file) => usesOf(file, "Date", "Intl"))).toEqual([]);
  });
});

/** `new Date()` without an argument reads the clock. */
function datesOfNow(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments ?? []).length === 0) found.push(`${file.path} new Date()`);
    ts.forEachChild(node, visit);
  };
  visit(file.syntax);
  return found;
}

describe("source files", () => {
  it("begin with a comment that says what they are for", () => {
    expect(sources.filter((file) => !/^\/\/ .{10}/.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it("have at most 400 lines", () => {
    const long = sources.map((file) => ({ path: file.path, lines: file.text.split("\n").length - 1 })).filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it("have names in kebab-case and no default export", () => {
    expect(sources.filter((file) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(file.path)).map((file) => file.path)).toEqual([]);
    expect(sources.filter((file) => file.syntax.statements.some(isDefaultExport)).map((file) => file.path)).toEqual([]);
  });

  it("re-export nothing: only src/index.ts is a barrel", () => {
    const barrels = sources.filter((file) => file.path !== "index.ts" && file.syntax.statements.some((one) => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined));
    expect(barrels.map((file) => file.path)).toEqual([]);
  });
});

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}
