import { svelte } from "@sveltejs/vite-plugin-svelte"
import { defineConfig } from "vitest/config"

/// Where `npm run dev` finds a running Candor, for the pages to talk to.
const server = process.env["CANDOR_ADDRESS"] ?? "http://127.0.0.1:8080"

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: "es2022",
    // The policy of the server allows no data: addresses and no inline scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    // The stylesheet of the timeline's picture lies beside the function that draws it.
    fs: { allow: [".."] },
    proxy: {
      "/api/v1/live": { target: server, ws: true },
      "/api": server,
      "/p": server,
      "/healthz": server,
    },
  },
  test: { include: ["src/**/*.test.ts", "tests/*.test.ts"] },
})
