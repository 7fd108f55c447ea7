import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

const root = resolve(import.meta.dirname, '../..')

/** Each finds its command in node_modules/.bin, which the entrance has put first in PATH. */
const checks = [
  { what: 'types', command: 'tsc', words: ['-p', 'tsconfig.json', '--noEmit'] },
  { what: 'lint', command: 'oxlint', words: ['--max-warnings=1000'] },
  { what: 'format', command: 'oxfmt', words: ['--check', '.'] },
  { what: 'directions and circles', command: process.execPath, words: ['test/architecture/walk.ts'] },
  { what: 'unused code', command: 'knip', words: ['--no-progress'] },
]

async function run({ what, command, words }: (typeof checks)[number]): Promise<boolean> {
  const began = performance.now()
  const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
  const status = new Promise((done) => child.on('close', done).on('error', (problem) => done(problem.message)))
  const [said, complained, end] = await Promise.all([text(child.stdout), text(child.stderr), status])
  if (end !== 0) console.log(`${said}${complained}`.trim() || String(end))
  console.log(`${end === 0 ? 'ok  ' : 'FAIL'} ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  return end === 0
}

// One after the other: each of them takes all the processors that there are.
let sound = true
for (const check of checks) sound = (await run(check)) && sound
process.exitCode = sound ? 0 : 1
