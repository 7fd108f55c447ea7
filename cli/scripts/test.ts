import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCLI, startVitest } from 'vitest/node'
import { countTests } from './count-tests.ts'

/** Conditions of this machine that leave something out everywhere, said once instead of at each test. */
const notHere = [
  process.env.TEST_DATABASE_URL ? '' : 'TEST_DATABASE_URL is not set: the store was tested on the embedded PostgreSQL only.',
  existsSync(resolve(import.meta.dirname, '../../../shared/data')) ? '' : 'There is no ../shared/data: what replays public data was not run.',
].filter(Boolean)

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
const vitest = await startVitest('test', filter, { ...options, run: true, watch: false })
const { passed, failed, skipped } = countTests(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length)
await vitest.close()

// With a name to look for, all the others are skipped, and nobody asked about them.
const leftOut = options.testNamePattern ? [] : [...skipped, ...notHere]
if (leftOut.length > 0) console.log(`Not run:\n${leftOut.map((line) => `  ${line}`).join('\n')}\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
process.stdout.write(`${passed} passed, ${failed} failed\n`, () => process.exit())
