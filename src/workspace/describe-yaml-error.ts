// Puts the parser's own error codes into the words of our catalogue: people should meet one vocabulary.
import type { ErrorCode } from "yaml";

export interface YamlErrorWords {
  readonly ruleId: string;
  readonly message: string;
}

/** Shape: the parser's code and its English message → rule id and one sentence. */
export function describeYamlError(code: ErrorCode, libraryMessage: string): YamlErrorWords {
  switch (code) {
    case "TAB_AS_INDENT":
      return { ruleId: "yaml/tab", message: "This line is indented with a tab; YAML allows only spaces there." };
    case "BAD_INDENT":
      if (libraryMessage.startsWith("Flow")) {
        return { ruleId: "yaml/syntax", message: "A bracket is not closed, or what stands between brackets is not indented." };
      }
      return { ruleId: "yaml/bad-indentation", message: "This line starts at a column that fits none of the lines above it." };
    case "MULTIPLE_DOCS":
      return { ruleId: "yaml/several-documents", message: "A line of three hyphens starts a second document; only one is read." };
    case "BLOCK_AS_IMPLICIT_KEY":
      return {
        ruleId: "yaml/syntax",
        message: "A second “key: value” on the same line; if the colon belongs to the text, put the text in quotes.",
      };
    case "BAD_SCALAR_START":
      return { ruleId: "yaml/syntax", message: "A text cannot start with this character unless it is in quotes." };
    case "MISSING_CHAR":
      return { ruleId: "yaml/syntax", message: `Something is missing here: ${lowerFirst(libraryMessage)}.` };
    case "NON_STRING_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return { ruleId: "yaml/syntax", message: "A key must be one short text on one line." };
    case "RESOURCE_EXHAUSTION":
      return { ruleId: "yaml/too-deep", message: "The text nests too deeply to be read." };
    default:
      return { ruleId: "yaml/syntax", message: `This is not valid YAML: ${lowerFirst(libraryMessage)}.` };
  }
}

function lowerFirst(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, "");
}
