// debug only
import fc from "fast-check";
import { it } from "vitest";
import { aggregateTable } from "../../../src/scoring/tree/aggregate-table.js";
import { buildReplicationModel } from "../../../src/scoring/uncertainty/replication-model.js";
import { simulate } from "../../../src/scoring/uncertainty/simulate.js";
import { randomTables, SEED, settings } from "./random-table.js";
it("x", () => {
  fc.assert(fc.property(randomTables(0), ({ tree, cells }) => {
    const plain = aggregateTable(tree, cells.scores, cells.applies, cells.units.length);
    const s = settings({ sources: [], replications: 3 });
    const { mean, failed } = simulate(tree, cells, s, SEED);
    const k = tree.nodes.length;
    plain.scores.forEach((score, at) => {
      if (Math.abs(mean[at]! - score) > 1e-9 || (Number.isNaN(mean[at]!) !== Number.isNaN(score)) || failed[at]) {
        const model = buildReplicationModel(tree, cells, s, SEED);
        const u = Math.floor(at / k);
        console.log("unit", u, tree.nodes[at % k], score, mean[at], failed[at]);
        tree.nodes.forEach((id, n) => console.log(id, tree.means[n], "w", tree.weights[tree.indicators.length + n], "plain", plain.scores[u * k + n], "used", plain.used[u * k + n], "undef", plain.isUndefined[u * k + n], "join", model.joins[u * k + n], "cag", model.comesAndGoes[u * k + n], "used", model.used[u * k + n]));
        throw new Error("x");
      }
    });
  }), { numRuns: 3000 });
});
