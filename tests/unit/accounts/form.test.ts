import { expect, test } from "vitest";
import { setUpFormSchema, signInFormSchema } from "#lib/accounts/form.ts";

const said = new Set<string>();
const say = (problem: string) => {
  const sentence = `said: ${problem}`;
  said.add(sentence);
  return sentence;
};
const long = "a".repeat(300);

const bad = {
  nothing: { name: "", email: "", password: "" },
  blanks: { name: "   ", email: "   ", password: "  " },
  "too much": { name: long, email: `${long}@books.example`, password: long },
  "no address": { name: "Ana", email: "ana", password: "short" },
};

for (const [title, values] of Object.entries(bad))
  test(`${title}: each refusal of set-up and sign-in is in the words of the language`, () => {
    for (const schema of [setUpFormSchema(say), signInFormSchema(say)]) {
      const sentences = schema.safeParse(values).error?.issues.map(({ message }) => message) ?? [];
      expect(sentences.length).toBeGreaterThan(0);
      for (const sentence of sentences) expect(said).toContain(sentence);
    }
  });
