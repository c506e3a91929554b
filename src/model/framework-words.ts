// The words of a framework in one language, under the ids of the framework. What is not written is null or absent, never English.

export interface IndicatorWords {
  readonly title: string | null;
  readonly definition: string | null;
  /** What a number counts, for example `percent of residents`. */
  readonly unit: string | null;
  /** Where such a figure is usually found. */
  readonly source: string | null;
  /** Text of each level by its number. */
  readonly levels: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, string>>;
}

export interface FrameworkWords {
  readonly title: string | null;
  readonly areas: Readonly<Record<string, { readonly title: string | null; readonly aim: string | null }>>;
  readonly dimensions: Readonly<Record<string, { readonly title: string | null }>>;
  readonly indicators: Readonly<Record<string, IndicatorWords>>;
  readonly populations: Readonly<Record<string, string>>;
  readonly features: Readonly<Record<string, string>>;
  readonly standards: Readonly<Record<string, string>>;
}
