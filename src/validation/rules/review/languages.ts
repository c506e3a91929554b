// The languages a review promises must exist.
import type { Rule, ReviewScope } from "../../rule-scope.js";
import { reportLanguages } from "../language-list.js";

export const reviewLanguages: Rule<ReviewScope> = ({ review }, report) => {
  reportLanguages(review.review.languages ?? [], ["languages"], report);
};
