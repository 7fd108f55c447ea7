import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Where the built console lies. Nothing else is built: server and CLI run their TypeScript as it is. */
export const consoleFolder = join(root, 'dist/console')
const stampFile = join(root, 'dist/console.stamp')

/** What the console is made of: its own source, what it imports, and the versions of everything else. */
const sources = ['console', 'engine', 'sdk', 'package-lock.json', 'tsconfig.json']

/** One hash over the names and contents of all sources. Tests are none. */
export function sourceHash(of: string): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesUnder(of, source)))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(of, path)))
      .update('\0')
  return hash.digest('hex')
}

function filesUnder(of: string, path: string): string[] {
  if (!existsSync(join(of, path))) return []
  if (/\.\w+$/.test(path)) return [path]
  const inside = readdirSync(join(of, path), { recursive: true, withFileTypes: true })
  const files = inside.filter((entry) => entry.isFile() && !/\.(test|fixture)\.\w+$/.test(entry.name))
  return files.map((entry) => join(entry.parentPath, entry.name).slice(of.length + 1)).toSorted()
}

/** Whether the console stands as its source now says. */
export const consoleIsBuilt = (): boolean =>
  existsSync(join(consoleFolder, 'index.html')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceHash(root)

/** Builds the console, in a process of its own: what a bundler takes in memory, the server need not keep. */
export async function buildConsole(): Promise<{ ok: true } | { ok: false; message: string }> {
  const child = spawn(process.execPath, [import.meta.filename], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, complained, status] = await Promise.all([text(child.stdout), text(child.stderr), new Promise((done) => child.on('close', done))])
  return status === 0 ? { ok: true } : { ok: false, message: `The console could not be built:\n${said}${complained}` }
}

/** The old console serves until the new one is whole. */
async function build() {
  const began = performance.now()
  const hash = sourceHash(root)
  const draft = `${consoleFolder}.draft-${process.pid}`
  const vite = await import('vite')
  try {
    await vite.build({ configFile: join(root, 'console/vite.config.ts'), logLevel: 'warn', build: { outDir: draft, emptyOutDir: true } })
    rmSync(stampFile, { force: true })
    rmSync(consoleFolder, { recursive: true, force: true })
    renameSync(draft, consoleFolder)
    writeFileSync(stampFile, hash)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  console.log(`Built the console in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}

if (process.argv[1] === import.meta.filename) await build()
