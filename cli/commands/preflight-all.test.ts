import { afterAll, beforeAll, expect, it } from 'vitest'
import { rooms } from '../../server/rooms.ts'
import { checkedFamily } from '../../test/released.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { runCli } from '../run.ts'

let on: RunningEngine
let token: string
beforeAll(async () => {
  on = await runningEngine({ rooms })
  token = await on.tokenOf('tomas')
  const { components } = await checkedFamily(on, { name: 'good', headlines: ['Dry all day'] })
  const left = await on.does('tomas', 'component.add', { kind: 'headline', fields: { en: { text: 'TBD' } } })
  await on.does('tomas', 'family.compose', {
    key: 'bad',
    name: 'Bad',
    template: 'template-good',
    slots: { headline: { components: [left.id] }, callToAction: { components: [components['See good'] ?? ''] } },
    locales: ['en'],
  })
})
afterAll(() => on.stop())

const run = async (...words: string[]) => {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const environment = { CONTINUO_URL: on.address, CONTINUO_TOKEN: token }
  const code = await runCli(['preflight', 'all', ...words], { out: say, err: say, width: 120, environment, stdin: async () => '' })
  return { code, text: lines.join('\n') }
}

it('judges every family, names those that are blocked, and says how many may go live whole', async () => {
  const { code, text } = await run()
  expect(text).toMatch(/^bad: Its one variant may not go live, by one cause\.$/m)
  expect(text).toContain('2 families: 1 may go live whole.')
  expect(code).toBe(1)
  const { items, of } = JSON.parse((await run('--json')).text) as { items: { key: string; state: string }[]; of: number }
  expect([of, items.map(({ key, state }) => `${key} ${state}`).toSorted()]).toEqual([2, ['bad blocked', 'family-good passed']])
})

it('stops when somebody says so', async () => {
  const lines: string[] = []
  const terminal = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line), width: 120, stdin: async () => '' }
  const environment = { CONTINUO_URL: on.address, CONTINUO_TOKEN: token }
  expect(await runCli(['preflight', 'all'], { ...terminal, environment, stopped: AbortSignal.abort() })).toBe(1)
  expect(lines).toEqual(['2 families: 0 may go live whole, 2 not judged: it was stopped.'])
})
