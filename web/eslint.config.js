import svelte from "eslint-plugin-svelte"
import typescript from "typescript-eslint"
import svelteConfig from "./svelte.config.js"

/// Few rules, and each of them an error: what the compiler cannot see.
const rules = {
  "no-undef": "off",
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/no-non-null-assertion": "error",
  "no-restricted-syntax": [
    "error",
    { selector: "ExportAllDeclaration", message: "No barrels: import from the file that has it." },
  ],
  eqeqeq: ["error", "always"],
  "no-console": "error",
  "svelte/no-at-html-tags": "error",
  "svelte/require-each-key": "error",
  "svelte/no-navigation-without-resolve": "off",
  // Sets, maps and dates are values here: replaced, never changed where they are.
  "svelte/prefer-svelte-reactivity": "off",
}

export default typescript.config(
  { ignores: ["dist", "node_modules", "src/api/generated.ts"] },
  ...typescript.configs.recommended,
  ...svelte.configs["flat/recommended"],
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: typescript.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  { rules },
  { files: ["*.mjs", "tests/**"], rules: { "no-console": "off" } },
)
