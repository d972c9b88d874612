/** What every unit test needs: DOM matchers, a real IndexedDB in memory, a clean page after each. */
import "@testing-library/jest-dom/vitest";
import "fake-indexeddb/auto";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(() => cleanup());
