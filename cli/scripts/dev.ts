import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createServer } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** The server, started anew whenever its source changes. */
const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(root, 'cli/bin/continuo.mjs'), 'start'], { stdio: 'inherit' })

/** The console as its source stands, with everything else passed on to the server (console/vite.config.ts says what). */
const vite = await createServer({ configFile: join(root, 'console/vite.config.ts') })
await vite.listen()
vite.printUrls()

const stop = (signal: NodeJS.Signals) => {
  server.kill(signal)
  void vite.close()
}
process.on('SIGINT', stop).on('SIGTERM', stop)
server.on('exit', (status) => process.exit(status ?? 0))
