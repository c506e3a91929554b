// Sources named in a city's profile.
import { sourcesOfCity } from "../../collect-parts.js";
import type { CityScope, Rule } from "../../rule-scope.js";
import { reportSources } from "../source-parts.js";

export const citySources: Rule<CityScope> = ({ city, today }, report) => {
  reportSources(sourcesOfCity(city), today, report);
};
