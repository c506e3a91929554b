// Lint rules: those of typescript-eslint with types, the import rules of the rooms (test/architecture/rooms.yaml) and a few house rules.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { parse } from "yaml";

const rooms = parse(readFileSync(new URL("./test/architecture/rooms.yaml", import.meta.url), "utf8"));

const escaped = (text) => text.replace(/[.+?^${}()|[\]\\/]/g, "\\$&").replaceAll("*", ".*");

/** A pattern for relative imports of `room` that are not among the allowed path patterns. */
function forbiddenImportsOf(room, allowed) {
  const parts = allowed.filter((entry) => entry.startsWith(`${room}/`)).map((entry) => escaped(entry.slice(room.length + 1)));
  const exceptions = parts.length === 0 ? "" : `(?!(${parts.join("|")})\\.js$)`;
  return `^(\\.\\./)+${room}/${exceptions}`;
}

/** Lint catches the plain cases while one types; the test in test/architecture resolves every import and catches the rest. */
function roomRules(name, { rooms: allowed, packages, why }) {
  const others = Object.keys(rooms).filter((room) => room !== name && room !== "index" && !allowed.includes(room));
  const patterns = others.map((room) => ({
    regex: forbiddenImportsOf(room, allowed),
    message: `The room ${name} may not import this: ${why} See docs/architecture.md.`,
  }));
  const known = packages.map((one) => `${escaped(one)}(/.*)?$`);
  const exceptions = known.length === 0 ? "" : `(?!(${known.join("|")}))`;
  patterns.push({ regex: `^(?!\\.)${exceptions}`, message: `The room ${name} may not use this package. See docs/architecture.md.` });
  return {
    files: [name === "index" ? "src/index.ts" : `src/${name}/**/*.ts`],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
}

const kebabCase = {
  meta: { type: "suggestion", schema: [], messages: { wrong: "File names are kebab-case: {{name}}" } },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (!/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)) context.report({ node, messageId: "wrong", data: { name } });
    },
  }),
};

const outsideWorld = ["process", "console"].map((name) => ({
  name,
  message: "The outside world is reached through ports: only src/io and src/cli/main.ts touch it.",
}));
const chance = { object: "Math", property: "random", message: "The same input gives the same bytes: no chance." };
const clock = { object: "Date", property: "now", message: "The same input gives the same bytes: dates come from the data." };

export default defineConfig(
  { ignores: ["dist/", "out/", "coverage/", "node_modules/", ".epi-partial/"] },
  {
    files: ["**/*.{js,mjs,ts}"],
    plugins: { house: { rules: { "kebab-case": kebabCase } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "house/kebab-case": "error",
      // `== null` means null or undefined, and nothing else does.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "No default exports: one name for one thing." }],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["vitest.config.ts"] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_", ignoreRestSiblings: true }],
      // Ports are promises by contract; an implementation without a wait in it still has to be one.
      "@typescript-eslint/require-await": "off",
      // The objects of this code are records of functions without `this`; taking one out of its record is safe and common.
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // Tests read JSON that the command printed, and Vitest's matchers such as expect.any() are of type any: a wrong guess about the
      // shape fails the test, which is what it is for.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: { "no-restricted-globals": ["error", ...outsideWorld], "no-restricted-properties": ["error", chance, clock], "no-console": "error" },
  },
  ...Object.entries(rooms).map(([name, room]) => roomRules(name, room)),
  {
    files: ["src/scoring/**/*.ts"],
    rules: { "no-restricted-globals": ["error", ...outsideWorld, { name: "Date", message: "Scores depend on data alone." }] },
  },
  { files: ["src/io/**/*.ts", "src/cli/main.ts"], rules: { "no-restricted-globals": "off", "no-restricted-properties": "off" } },
  // Tools read a default export from their configuration files.
  { files: ["*.config.{js,ts}"], rules: { "no-restricted-syntax": "off" } },
);
