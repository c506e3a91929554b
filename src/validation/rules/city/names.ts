// A city's id is the name of its folder, and its country and languages exist.
import { countryMeantBy, isCountry } from "../../known-names.js";
import type { CityScope, Rule } from "../../rule-scope.js";
import { reportLanguages } from "../language-list.js";

export const cityNames: Rule<CityScope> = ({ city }, report) => {
  const { id, country, languages } = city.city;
  if (id !== city.folder) {
    report({ ruleId: "city/id-mismatch", pointer: ["id"], message: `The city has the id “${id}” but its folder is named “${city.folder}”.` });
  }
  if (/^[A-Z]{2}$/.test(country) && !isCountry(country)) {
    const meant = countryMeantBy(country);
    report({
      ruleId: "city/unknown-country", pointer: ["country"], message: `“${country}” is not a country code of ISO 3166-1.`,
      ...(meant === null ? {} : { suggestions: [meant] }),
    });
  }
  reportLanguages(languages, ["languages"], report);
};
