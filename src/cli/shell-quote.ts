// Turns arguments into a line that a person can paste into their shell.

/** Quotes for PowerShell on Windows (the terminal's default there) and for POSIX shells elsewhere. */
export function shellQuote(args: readonly string[], platform: string): string {
  return joinDashes(args)
    .map((arg) => (platform === "win32" ? quotePowerShell(arg) : quotePosix(arg)))
    .join(" ");
}

function quotePosix(arg: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(arg)) return arg;
  return `'${arg.replaceAll("'", "'\\''")}'`;
}

function quotePowerShell(arg: string): string {
  if (/^[A-Za-z0-9_+=:./\\-]+$/.test(arg)) return arg;
  // Plain double quotes are read alike by PowerShell and by the old command prompt; the rest only PowerShell gets right.
  if (!/["$`%!]/.test(arg) && !arg.endsWith("\\")) return `"${arg}"`;
  return `'${arg.replaceAll("'", "''")}'`;
}

/** A value that starts with a dash would be read as a flag: it is written `--flag=value`. */
function joinDashes(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    const isValue = last !== undefined && last.startsWith("--") && !last.includes("=") && arg.startsWith("-") && !arg.startsWith("--");
    if (isValue) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}
