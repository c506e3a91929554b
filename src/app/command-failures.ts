// Codes with which the command line itself stops, beside those of the rule catalogue.
import { entriesFrom } from "../diagnostics/catalogue-entry.js";

export const COMMAND_FAILURES = entriesFrom("failure", [
  ["usage/invalid-value", "error", "Value cannot be used",
    "A flag or an answer has a value that its question does not allow; nothing was done with it.",
    "The message names what is possible; `epi <command> --help` shows an example."],
  ["usage/too-many-arguments", "error", "More was given than the command takes",
    "A word that is ignored would do something else than you asked for; often a name with spaces was not quoted.",
    "Quote names with spaces, and see `epi <command> --help`.", 'epi init "our network"'],
  ["usage/unknown-answer", "error", "Answers file answers a question that is not asked",
    "A mistyped key would leave its question without an answer, unnoticed.",
    "Use one of the keys the message lists.", "population: {value: 600000}"],
  ["usage/unknown-framework", "error", "Framework does not exist",
    "Frameworks are files frameworks/<id>-<version>.yaml, bundled with the tool or in the workspace.",
    "Use one of the frameworks listed.", "epi schema print review --framework epi@1"],
  ["usage/unknown-schema", "error", "Schema does not exist",
    "Each kind of file has one JSON Schema.",
    "See `epi schema list`.", "epi schema print city"],
  ["usage/unknown-code", "error", "Code does not exist",
    "Codes look like area/what-is-wrong and stand in every finding and error.",
    "See `epi explain` for all codes.", "epi explain browser/not-found"],
  ["usage/unknown-node", "error", "Nothing of this name has a score",
    "A score can be followed for overall, an area, a dimension or an indicator of the framework.",
    "Use one of their ids.", "epi review trace riga gov.com.strategy"],
]);
