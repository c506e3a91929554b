// Reads the source files with the TypeScript compiler, so that the rules see what the compiler sees and not what a pattern guesses.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { parse } from "yaml";

export const REPOSITORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Room {
  readonly why: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path below src/ without ending, for imports of our own files; null for packages. */
  readonly target: string | null;
  readonly isTypeOnly: boolean;
  readonly line: number;
}

export interface SourceFile {
  /** POSIX path below src/. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** The table of who may import whom. */
export function readRooms(): Readonly<Record<string, Room>> {
  return parse(readFileSync(join(REPOSITORY, "test", "architecture", "rooms.yaml"), "utf8")) as Record<string, Room>;
}

/** Room of a path below src/: its first folder, or its name for a file at the top. */
export function roomOf(path: string): string {
  const slash = path.indexOf("/");
  return slash === -1 ? path.replace(/\.ts$/, "") : path.slice(0, slash);
}

export function readSources(): SourceFile[] {
  const root = join(REPOSITORY, "src");
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      return { path, room: roomOf(path), text, syntax, imports: importsOf(path, syntax) };
    });
}

function importsOf(path: string, syntax: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, isTypeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const target = specifier.text.startsWith(".") ? posix.join(posix.dirname(path), specifier.text).replace(/\.js$/, "") : null;
    found.push({ specifier: specifier.text, target, isTypeOnly, line: syntax.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true);
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require") add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

/** Places where a name is used as a value: `name` for a plain identifier, `Object.name` for a property of it. */
export function usesOf(file: SourceFile, ...asked: string[]): string[] {
  const uses: string[] = [];
  const own = ownNames(file.syntax);
  const names = asked.filter((name) => !own.has(name));
  const visit = (node: ts.Node): void => {
    const text = ts.isPropertyAccessExpression(node) ? node.getText().replaceAll(/\s/g, "") : ts.isIdentifier(node) && isValue(node) ? node.text : null;
    if (text !== null && names.includes(text)) {
      uses.push(`${file.path}:${file.syntax.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file.syntax);
  return uses;
}

/** Names that the file gives to things of its own: a variable may be called `process`. What it imports is not its own. */
function ownNames(syntax: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return names;
}

/** Not a property, a key, a declaration or a type: the name of something that exists outside the file. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isMethodDeclaration(parent)) {
    return "initializer" in parent && parent.initializer === node;
  }
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) return parent.initializer === node;
  return !ts.isTypeReferenceNode(parent) && !ts.isImportSpecifier(parent) && !ts.isImportClause(parent);
}
