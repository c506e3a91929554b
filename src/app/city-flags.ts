// Which flag of `epi city new` answers which question; languages and names have rules of their own.

/** Question key → long flag without its dashes. */
export const CITY_FLAGS = {
  id: "id",
  country: "country",
  "population.value": "population",
  "population.asOf": "population-as-of",
  "population.source": "population-source",
  "population.url": "population-url",
  "population.grade": "population-grade",
  "population.note": "population-note",
  "foreigners.value": "foreigners",
  "foreigners.measure": "foreigners-measure",
  "foreigners.asOf": "foreigners-as-of",
  "foreigners.source": "foreigners-source",
  "foreigners.url": "foreigners-url",
  "foreigners.grade": "foreigners-grade",
  "review.id": "review",
  "review.from": "from",
  "review.to": "to",
  "review.dataAsOf": "data-as-of",
} as const;
