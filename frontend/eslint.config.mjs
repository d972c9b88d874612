import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

/** Text becomes text: what would read a string as HTML is not used, whoever wrote the string. */
const noMarkup = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is drawn as text, never read as HTML." },
  {
    selector: "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
    message: "Text is drawn as text, never read as HTML.",
  },
  {
    selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/]",
    message: "Text is drawn as text, never read as HTML.",
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]",
    message: "Text is drawn as text, never read as HTML.",
  },
];

/** Colours live in src/theme/tokens.css alone, so that both themes stay whole. */
const noColours = {
  "no-restricted-syntax": [
    "error",
    ...noMarkup,
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
