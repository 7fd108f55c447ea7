import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { buildConsole, consoleFolder, consoleIsBuilt } from '../cli/scripts/build.ts'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The console as it is built, brought up to date first. */
export const builtConsole = async (): Promise<string> => {
  if (!(await consoleIsBuilt())) {
    const built = await buildConsole()
    if (!built.ok) throw new Error(built.message)
  }
  return consoleFolder
}

export interface ServedConsole {
  url: string
  close: () => Promise<void>
}

/** The built console without an engine behind it: for what needs no answer. */
export const serveConsole = async (): Promise<ServedConsole> => {
  const folder = await builtConsole()
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://here').pathname)
    const asset = extname(path) !== '' && existsSync(join(folder, path))
    if (path.startsWith('/api/')) return response.writeHead(404).end()
    const file = asset ? join(folder, path) : join(folder, 'index.html')
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(await readFile(file))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
