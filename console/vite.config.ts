import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where the server listens while one works on the console. */
const engine = 'http://127.0.0.1:4100'

const config: UserConfig = {
  root: here('.'),
  base: '/',
  plugins: [react(), tailwind()],
  build: {
    outDir: here('../dist/console'),
    emptyOutDir: true,
    target: ['chrome123', 'safari17.5', 'firefox120'],
    // Nothing inline: the server may then forbid data: for everything but pictures.
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: {
    proxy: {
      // Our own folder is called api as well: what ends like a source file is one.
      '/api': { target: engine, bypass: ({ url }) => (/\.tsx?(\?|$)/.test(url ?? '') ? url : undefined) },
      '/sign-in': { target: engine, bypass: ({ url, method }) => (method === 'GET' && !url?.startsWith('/sign-in/') ? '/index.html' : undefined) },
      '/sign-out': engine,
      '/uploads': engine,
    },
  },
}

export default defineConfig(({ command }) => {
  // A build that a test run starts would otherwise carry React's development half, and break on it.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return config
})
