// Colours for people, and the only place that knows chalk. Formatters get the palette handed in and never ask whether
// there is a terminal.

export interface Palette {
  error(text: string): string;
  warning(text: string): string;
  info(text: string): string;
  good(text: string): string;
  strong(text: string): string;
  dim(text: string): string;
}

const plain = (text: string): string => text;

export const PLAIN_PALETTE: Palette = {
  error: plain,
  warning: plain,
  info: plain,
  good: plain,
  strong: plain,
  dim: plain,
};

/** Loads chalk only when something is really coloured. */
export async function loadPalette(isColored: boolean): Promise<Palette> {
  if (!isColored) return PLAIN_PALETTE;
  const { Chalk } = await import("chalk");
  // The decision is made already; chalk's own detection knows neither NO_COLOR nor our flags.
  const chalk = new Chalk({ level: 1 });
  return {
    error: (text) => chalk.red.bold(text),
    warning: (text) => chalk.yellow(text),
    info: (text) => chalk.cyan(text),
    good: (text) => chalk.green(text),
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
  };
}
