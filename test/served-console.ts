import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { buildConsole, consoleFolder, consoleIsBuilt } from '../cli/scripts/build.ts'
import { keptFolder } from './memory.setup.ts'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const lock = join(keptFolder(), `continuo-console-${createHash('sha256').update(consoleFolder).digest('hex').slice(0, 8)}.lock`)
const pause = 200
const longest = 90_000

/** The console as it is built, brought up to date first; test files that start at once build it once. */
export const builtConsole = async (): Promise<string> => {
  for (let waited = 0; !consoleIsBuilt(); waited += pause) {
    // A build that died keeps its lock: after a while it counts as gone.
    if (waited >= longest) await rm(lock, { recursive: true, force: true })
    const mine = await mkdir(lock).then(
      () => true,
      () => false,
    )
    if (!mine) {
      await setTimeout(pause)
      continue
    }
    const built = await buildConsole().finally(() => rm(lock, { recursive: true, force: true }))
    if (!built.ok) throw new Error(built.message)
    break
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
