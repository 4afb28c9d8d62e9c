import Prism from "prismjs";
import loadLanguages from "prismjs/components/index.js";
import { escapeHtml } from "./escape.ts";

/** Names of languages, as code blocks give them, and Prism's where they differ. */
const grammars: Record<string, string> = { sh: "bash", shell: "bash", js: "javascript", ts: "typescript", yml: "yaml" };

loadLanguages([
  ...["bash", "powershell", "javascript", "typescript", "python", "go", "java"],
  ...["json", "yaml", "http", "diff"],
]);

/**
 * Code as HTML with its tokens marked (`<span class="token …">`).
 *
 * @throws {Error} when the language is not one of the list above.
 */
export function highlight(code: string, language: string): string {
  if (language === "text" || language === "") return escapeHtml(code);
  const name = grammars[language] ?? language;
  const grammar = Prism.languages[name];
  if (!grammar) throw new Error(`No grammar for the language ${language} is loaded: see src/html/highlight.ts`);
  return Prism.highlight(code, grammar, name);
}
