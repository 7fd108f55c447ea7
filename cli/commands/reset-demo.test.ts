import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEngine } from '../../server/found.ts'
import { writeLocalAccess } from '../../server/local-access.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { runCli } from '../run.ts'

let on: RunningEngine
let folder: string
beforeEach(async () => {
  on = await runningEngine()
  await openEngine(on.db, on.founded.engine, on.clock())
  folder = await mkdtemp(join(tmpdir(), 'continuo-reset-'))
  await writeLocalAccess(folder, { url: on.address, token: await on.tokenOf('maren') })
})
afterEach(async () => {
  await on.stop()
  await rm(folder, { recursive: true, force: true })
})

const reset = async (...flags: string[]) => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await runCli(['demo', 'reset', ...flags], { out: say, err: say, width: 100, environment: { DATA_DIR: folder }, stdin: async () => '' })
  return { code, text: said.join('\n') }
}

it('tells what would go, and what went as counts of just before', async () => {
  const first = await reset()
  expect(first.text).toMatch(/^What goes\n/)
  expect(first.text).toContain('Nothing is cleared yet.')
  const then = await reset('--confirm', 'Lindmoor Trail')
  expect(then.text).toMatch(/^Gone, about\n/)
  expect(then.text).toContain('\nStayed, about\n')
  expect(then.text).toContain('Lindmoor Trail is yours now.')
})

it('repeated under its key it is answered as before; without one there is nothing to clear', async () => {
  const asked = ['--confirm', 'Lindmoor Trail', '--name', 'Own brand', '--idempotency-key', 'k1']
  expect(await reset(...asked)).toEqual({ code: 0, text: 'Own brand is yours now.' })
  expect(await reset(...asked)).toEqual({ code: 0, text: 'Own brand is yours now.' })
  expect(await reset('--confirm', 'Own brand')).toMatchObject({ code: 1, text: expect.stringContaining('wrongState') as string })
})
