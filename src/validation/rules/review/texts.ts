// Texts of a review in the languages it promises.
import { textsOfReview } from "../../collect-parts.js";
import type { Rule, ReviewScope } from "../../rule-scope.js";
import { reportTexts } from "../text-languages.js";

export const reviewTexts: Rule<ReviewScope> = ({ review, city, loaded, languages }, report) => {
  reportTexts(textsOfReview(review), languages, [...loaded.config.languages, ...city.city.languages], report);
};
