// A review names its city and itself; file and folder must agree.
import type { Rule, ReviewScope } from "../../rule-scope.js";

export const reviewNames: Rule<ReviewScope> = ({ review, city, file }, report) => {
  const fileId = (file.split("/").at(-1) ?? "").replace(/\.yaml$/, "");
  const { id, city: named } = review.review;
  if (named !== city.folder) {
    report({ ruleId: "review/city-mismatch", pointer: ["city"], message: `The review names the city “${named}” but lies in the folder of “${city.folder}”.` });
  }
  if (id !== fileId) {
    report({ ruleId: "review/id-mismatch", pointer: ["id"], message: `The review has the id “${id}” but its file is named “${fileId}”.` });
  }
};
