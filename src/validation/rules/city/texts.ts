// Texts of a city's profile in the languages of the workspace.
import { textsOfCity } from "../../collect-parts.js";
import type { CityScope, Rule } from "../../rule-scope.js";
import { reportTexts } from "../text-languages.js";

export const cityTexts: Rule<CityScope> = ({ city, loaded }, report) => {
  reportTexts(textsOfCity(city), loaded.config.languages, city.city.languages, report);
};
