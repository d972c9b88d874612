import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

/** Colours live in src/theme/tokens.css alone, so that both themes stay whole. */
const noColours = {
  "no-restricted-syntax": [
    "error",
    {
      selector: "Literal[value=/#[0-9a-fA-F]{3,8}\\b/]",
      message: "Colours are tokens: src/theme/tokens.css is the only file with hex values.",
    },
    {
      selector: "TemplateElement[value.raw=/#[0-9a-fA-F]{3,8}\\b/]",
      message: "Colours are tokens: src/theme/tokens.css is the only file with hex values.",
    },
  ],
};

export default ts.config(
  { ignores: ["node_modules/", ".next/", "out/", "next-env.d.ts", "src/api/generated/"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  hooks.configs.flat["recommended-latest"],
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: {
      ...noColours,
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  { files: ["src/**/*.test.{ts,tsx}", "src/testing/**"], rules: { "no-restricted-syntax": "off" } },
);
