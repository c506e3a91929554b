// `npm run bench`: how long `epi` takes, always against something bare in the same run, since machines differ and are noisy.
// Options: --quick leaves out the growth to 70 cities; --only=a,b,c,d,e,f picks parts.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const EPI = join(ROOT, "bin/epi.js");
const NETWORK = join(ROOT, "examples/epi-network");
const AT_ONCE = 4;
const only = process.argv.find((one) => one.startsWith("--only="))?.slice("--only=".length).split(",");
const wants = (part) => (only ? only.includes(part) : !(part === "e" && process.argv.includes("--quick")));
const work = mkdtempSync(join(tmpdir(), "epi-bench-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

const median = (values) => [...values].sort((x, y) => x - y)[values.length >> 1];
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** Runs a Node script to its end; peak memory (Linux) is read while it runs. */
function run(args) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    let peakMb = 0;
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    const watch = setInterval(() => {
      try {
        const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
        if (found) peakMb = Number(found[1]) / 1024;
      } catch {
        // Not Linux, or just ended: the figure stays what it was.
      }
    }, 50);
    child.on("close", (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(`${args.join(" ")} ended with ${code}\n${stderr}`));
      else resolve({ ms: performance.now() - started, stdout, peakMb });
    });
  });
}

const build = (workspace, out) => run([EPI, "review", "build", "--workspace", workspace, "--out", out, "--jobs", String(AT_ONCE), "--quiet"]);

function browserPath() {
  const { stdout } = spawnSync(process.execPath, [EPI, "doctor", "--json"], { encoding: "utf8", cwd: ROOT });
  const { browser } = JSON.parse(stdout).browser;
  if (!browser) throw new Error("no browser: run `epi doctor`");
  return browser.path;
}

async function wholeNetwork(workspace, rounds) {
  const pages = mkdtempSync(join(work, "pages-"));
  await run([join(ROOT, "bench/render-pages.mjs"), workspace, pages]);
  const executable = browserPath();
  const bare = [];
  const epi = [];
  let peakMb = 0;
  let documents = 0;
  for (let round = 0; round < rounds; round += 1) {
    const result = JSON.parse((await run([join(ROOT, "bench/bare-print.mjs"), executable, String(AT_ONCE), pages])).stdout);
    bare.push(result.ms);
    documents = result.documents;
    const built = await build(workspace, join(work, `out-${round}-${documents}`));
    epi.push(built.ms);
    peakMb = Math.max(peakMb, built.peakMb);
    if (round < rounds - 1) rmSync(join(work, `out-${round}-${documents}`), { recursive: true });
  }
  rmSync(pages, { recursive: true });
  return { documents, bareMs: median(bare), epiMs: median(epi), peakMb, out: join(work, `out-${rounds - 1}-${documents}`) };
}

/** The example network as often as wanted, every copy with names and ids of its own. */
function multiply(times) {
  const folder = join(work, `network-${times}`);
  mkdirSync(join(folder, "cities"), { recursive: true });
  cpSync(join(NETWORK, "epi.yaml"), join(folder, "epi.yaml"));
  for (const city of readdirSync(join(NETWORK, "cities"))) {
    for (let copy = 0; copy < times; copy += 1) {
      const id = copy === 0 ? city : `${city}-${copy}`;
      const target = join(folder, "cities", id);
      cpSync(join(NETWORK, "cities", city), target, { recursive: true });
      const rename = (file, key) => writeFileSync(file, readFileSync(file, "utf8").replace(new RegExp(`^${key}: .*$`, "m"), `${key}: ${id}`));
      rename(join(target, "city.yaml"), "id");
      for (const part of ["reviews", "round-tables"]) {
        if (!existsSync(join(target, part))) continue;
        for (const file of readdirSync(join(target, part))) rename(join(target, part, file), "city");
      }
    }
  }
  return folder;
}

if (wants("a") || wants("b")) {
  const a = await wholeNetwork(NETWORK, 3);
  console.log(`(a) whole network, cold: epi ${seconds(a.epiMs)}, bare browser ${seconds(a.bareMs)} for the same ${a.documents} documents, ${AT_ONCE} at once: ratio ${(a.epiMs / a.bareMs).toFixed(2)} (wanted: at most 1.5); peak ${Math.round(a.peakMb)} MB`);
  const times = [];
  for (let round = 0; round < 7; round += 1) times.push((await build(NETWORK, a.out)).ms);
  console.log(`(b) nothing changed: ${seconds(median(times))} (wanted: under 0.7 s)`);
}
if (wants("c")) {
  const bare = [];
  const epi = [];
  for (let round = 0; round < 25; round += 1) {
    bare.push((await run(["-e", "0"])).ms);
    epi.push((await run([EPI, "--version"])).ms);
  }
  console.log(`(c) epi --version ${Math.round(median(epi))} ms, bare node ${Math.round(median(bare))} ms: ratio ${(median(epi) / median(bare)).toFixed(2)} (wanted: under 2)`);
}
if (wants("d")) {
  console.log(`(d) ${(await run([join(ROOT, "bench/validate.mjs")])).stdout.trim()}`);
}
if (wants("e")) {
  const points = [];
  for (const times of [1, 3, 10]) {
    const { documents, epiMs, peakMb } = await wholeNetwork(multiply(times), 1);
    points.push({ cities: times * 7, documents, epiMs, peakMb });
    console.log(`(e) ${times * 7} cities, ${documents} documents: ${seconds(epiMs)}, ${Math.round(epiMs / documents)} ms per document, peak ${Math.round(peakMb)} MB (wanted: linear, under 400 MB)`);
  }
  const [first, , last] = points;
  console.log(`(e) ${last.cities / first.cities} times the cities take ${(last.epiMs / first.epiMs).toFixed(1)} times as long`);
}
if (wants("f")) {
  // The same reviews with every source of uncertainty switched off: what is left over is what the intervals cost.
  const plain = join(work, "without-intervals");
  cpSync(NETWORK, plain, { recursive: true });
  mkdirSync(join(plain, "frameworks"), { recursive: true });
  const framework = readFileSync(join(ROOT, "frameworks/epi-1.yaml"), "utf8");
  const off = framework.replace(/sources: \[[^\]]*\]/, "sources: []");
  if (off === framework) throw new Error("no sources in the framework");
  writeFileSync(join(plain, "frameworks/epi-1.yaml"), off);
  const score = async (workspace) => (await run([EPI, "review", "score", "--workspace", workspace, "--json"])).ms;
  const times = { with: [], without: [] };
  for (let round = 0; round < 7; round += 1) {
    times.with.push(await score(NETWORK));
    times.without.push(await score(plain));
  }
  const [withIntervals, without] = [median(times.with), median(times.without)];
  console.log(`(f) scoring the seven reviews with 10,000 replications each ${seconds(withIntervals)}, without intervals ${seconds(without)}: they add ${seconds(withIntervals - without)} (wanted: under 1 s)`);
}
