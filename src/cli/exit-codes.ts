// Exit codes of the command line; docs/exit-codes.md says when each comes. 130 and 143 come from the signal itself.

export const EXIT_DONE = 0;
/** Findings at or above --fail-on, or stale output under --check. */
export const EXIT_FINDINGS = 1;
/** Usage, configuration or unreadable input. */
export const EXIT_USAGE = 2;
/** The computer lacks something: browser, sandbox, font. */
export const EXIT_ENVIRONMENT = 3;
/** A mistake of the tool. */
export const EXIT_INTERNAL = 4;
