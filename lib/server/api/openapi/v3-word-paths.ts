import { STATS_EXAMPLE } from "./examples.ts";
import { ref } from "./json-schema.ts";
import { answer, inData, type Paths } from "./operation.ts";
import { faults } from "./parts.ts";
import { SEARCH_PARAMETERS, TAXONOMY_PARAMETER } from "./v3-parameters.ts";

const listOf = (name: string) => inData({ type: "array", items: ref(name) });

/** Counts of the store, and words for forms (contract 3.8, 8), below /api/v3. */
export const WORD_PATHS: Paths = {
  "/content/stats": {
    get: {
      operationId: "countContent",
      summary: "Count titles",
      description:
        "By kind, state, language, month of creation (UTC), and by what is missing, in the words of `filter[missing]`. May be a minute old.",
      tags: ["overview"],
      "x-extension": true,
      parameters: [],
      responses: {
        "200": answer("Numbers of titles by their kind.", {
          schema: inData(ref("ContentStats")),
          examples: { stats: { data: STATS_EXAMPLE } },
        }),
        ...faults(),
      },
    },
  },
  "/terms": {
    get: {
      operationId: "listTerms",
      summary: "Find names in use",
      description: "The nearest first, then those of most titles.",
      tags: ["overview"],
      "x-extension": true,
      parameters: [TAXONOMY_PARAMETER, ...SEARCH_PARAMETERS],
      responses: {
        "200": answer("Names, and how many titles have each.", {
          schema: listOf("TermCount"),
          examples: { authors: { data: [{ name: "Jane Doe", count: 12 }] } },
        }),
        ...faults("Invalid"),
      },
    },
  },
  "/bisac": {
    get: {
      operationId: "searchBisac",
      summary: "Find BISAC subjects",
      description: "By code, by words in any order, or by path.",
      tags: ["overview"],
      "x-extension": true,
      parameters: SEARCH_PARAMETERS,
      responses: {
        "200": answer("Subjects.", {
          schema: listOf("BisacSubject"),
          examples: { literary: { data: [{ code: "FIC019000", label: "FICTION > Literary" }] } },
        }),
        ...faults("Invalid"),
      },
    },
  },
};
