import type { NextConfig } from "next";

/** Built to static files that the bff serves: no Node at run time. */
const config: NextConfig = {
  output: "export",
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
};

export default config;
