import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Terminal } from '../cli/command.ts'
import { runCli } from '../cli/run.ts'
import { rooms } from '../server/rooms.ts'
import { checkedFamily, release } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'

let on: RunningEngine
beforeAll(async () => {
  on = await runningEngine({ rooms })
})
afterAll(() => on.stop())

const withTools = async (use: (tools: Client) => Promise<void>) => {
  const tools = new Client({ name: 'test', version: '1' })
  const headers = { authorization: `Bearer ${await on.tokenOf('maren')}` }
  await tools.connect(new StreamableHTTPClientTransport(new URL('/mcp', on.address), { requestInit: { headers } }))
  await use(tools).finally(() => tools.close())
}

test('a word that is banned after a preflight goes live nowhere, and the preflight is run anew by itself', async () => {
  await on.does('aiko', 'placement.save', {
    key: 'later',
    name: 'Later',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
    holdout: { share: 0 },
  })
  const { family, components } = await checkedFamily(on, { name: 'later', headlines: ['Dry and calm', 'Dry and thrumbling'] })
  await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })
  const drafted = await on.does('aiko', 'campaign.draft', { key: 'later', name: 'Later', placements: ['later'], family })
  const before = (await on.does('tomas', 'preflight.show', { family })).preflight
  expect(before?.blocked).toBe(0)

  const banned = await on.does('maren', 'guardrail.set', {
    kind: 'banned-terms-stay-out',
    name: 'Said in court',
    settings: { words: { en: ['thrumbling'] } },
    severity: 'block',
  })
  const live = await on.does('aiko', 'campaign.release', { id: drafted.id })
  expect(live.blocks).toEqual([{ locale: 'en', choice: { headline: components['Dry and thrumbling'] } }])
  const blocked = async () => (await on.does('tomas', 'preflight.show', { family })).preflight?.blocked
  await expect.poll(blocked, { timeout: 20_000 }).toBe(2)

  await on.does('maren', 'guardrail.retire', { id: banned.id, reason: 'The court said yes.' })
  await expect.poll(blocked, { timeout: 20_000 }).toBe(0)
})

test('a word that is banned while it is live goes off the air by itself, alone, and comes back when it may be said again', async () => {
  await on.does('aiko', 'placement.save', {
    key: 'live',
    name: 'Live',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
    holdout: { share: 0 },
  })
  const { campaign, components } = await release(on, { placement: 'live', name: 'live', headlines: ['Warm and calm', 'Warm and gribbling'] })
  const gribbling = components['Warm and gribbling'] ?? ''
  let reader = 0
  const shown = async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        on.does('aiko', 'decision.request', {
          placement: 'live',
          subject: { anonymousId: `reader-${reader++}` },
          consent: { personalisation: true },
        }),
      ),
    )
    return new Set(answers.map(({ components: parts }) => parts?.['headline']))
  }
  await expect.poll(async () => (await shown()).has(gribbling), { timeout: 20_000 }).toBe(true)

  const words = { kind: 'banned-terms-stay-out', name: 'Said by a watchdog', severity: 'block' as const }
  const { kind, severity } = words
  const wanted = { kind, severity, settings: { words: { en: ['gribbling'] } } }
  expect(await on.does('ruth', 'guardrail.effect', wanted)).toMatchObject({
    campaigns: [{ id: campaign, combinations: 4, blocked: 2, components: [{ id: gribbling, title: 'Warm and gribbling' }] }],
    left: 0,
  })
  const mild = await on.does('ruth', 'guardrail.effect', { ...wanted, severity: 'warn' })
  expect([mild.campaigns, mild.warning]).toEqual([[], undefined])

  // On the command line it is told, and asked where somebody sits there.
  const warning = 'This takes live content of 1 campaign off the air, within seconds:\n  Campaign live: 2 of 4 variants, “Warm and gribbling”'
  const environment = { CONTINUO_URL: on.address, CONTINUO_TOKEN: await on.tokenOf('maren') }
  const onCommand = async (flags: readonly string[], ask?: Terminal['ask'], how = severity as string) => {
    const said: string[] = []
    const terminal = {
      err: (text: string) => said.push(text),
      out: () => undefined,
      width: 100,
      environment,
      stdin: async () => '',
      ...(ask && { ask }),
    }
    const input = JSON.stringify({ ...words, ...wanted, severity: how })
    const code = await runCli(['guardrail', 'set', '--input', input, ...flags], terminal)
    return { code, said: said.join('\n') }
  }
  const set = async () => (await on.does('ruth', 'guardrail.list', {})).guardrails.filter(({ name }) => name === words.name)
  expect(await onCommand([], async () => false)).toEqual({ code: 1, said: `${warning}\nNothing was done.` })
  expect(await onCommand([])).toEqual({
    code: 1,
    said: `${warning}\nRefused: Nobody can be asked here. (invalidInput)\n  --yes: missing\nTo do it all the same, add --yes.`,
  })
  const machine = await onCommand(['--json'])
  expect([machine.code, JSON.parse(machine.said)]).toMatchObject([1, { code: 'invalidInput', facts: { warning } }])
  expect(await set()).toEqual([])
  // What takes nothing off the air is done unasked.
  expect(await onCommand([], async () => expect.unreachable(), 'warn')).toEqual({ code: 0, said: '' })
  const [harmless] = await set()
  await on.does('maren', 'guardrail.retire', { id: harmless?.id ?? '', reason: 'It only warned.' })

  // An agent is told beside the answer.
  const told: string[] = []
  await withTools(async (tools) => {
    const { content } = await tools.callTool({ name: 'guardrail_set', arguments: { ...words, ...wanted } })
    told.push(...(content as { text: string }[]).map(({ text }) => text))
  })
  expect(told).toEqual([expect.stringContaining(words.name), warning])
  const banned = (await set())[0]!
  await expect.poll(shown, { timeout: 20_000 }).toEqual(new Set([components['Warm and calm']]))
  const narrowed = (await on.does('aiko', 'campaign.show', { id: campaign })).campaign
  expect([narrowed.state, narrowed.blocks, narrowed.barred]).toEqual([
    'live',
    [],
    [{ locale: 'en', choice: { headline: gribbling }, guardrail: 'banned-terms-stay-out', rule: banned.id, component: gribbling }],
  ])
  expect((await on.does('aiko', 'campaign.show', { id: campaign })).offAir).toEqual([
    {
      guardrail: 'banned-terms-stay-out',
      rule: banned.id,
      name: 'Said by a watchdog',
      components: [{ id: gribbling, title: 'Warm and gribbling' }],
      locales: ['en'],
      choices: 1,
    },
  ])
  // What it keeps off already is no news.
  expect((await on.does('ruth', 'guardrail.effect', wanted)).campaigns).toEqual([])

  // What is judged anew without a change changes nothing.
  expect((await on.does('maren', 'campaign.judge', { id: campaign })).version).toBe(narrowed.version)
  await on.does('maren', 'guardrail.set', { ...words, id: banned.id, settings: { words: { en: ['gribbling', 'warm'] } } })
  await expect.poll(async () => [...(await shown())], { timeout: 20_000 }).toEqual([undefined])
  await on.does('maren', 'guardrail.retire', { id: banned.id, reason: 'The watchdog was wrong.' })
  await expect.poll(async () => (await shown()).size, { timeout: 20_000 }).toBe(2)
  expect((await on.does('aiko', 'campaign.show', { id: campaign })).campaign.barred).toBeUndefined()
})
