import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionAnswer } from '../../engine/decide/decision.ts'
import { flows } from '../../engine/flow/flows/index.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { WhatIf } from '../../engine/learn/what-if/what-if.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { release, type Released } from '../../test/released.ts'
import { createRoom } from '../create/create-room.ts'
import { flowRoom } from '../flow/run-flows.ts'
import { liveRoom } from './live-room.ts'

let on: TestEngine
let usual: Released
const goal = { metric: 'clickRate', counterMetric: 'bounceRate' } as const
const consent = { personalisation: true }
const many = 300
const hero = { kind: 'placement', id: 'hero' } as const

beforeAll(async () => {
  on = await testEngine({ rooms: [createRoom, liveRoom, flowRoom(flows)] })
  await on.does('aiko', 'attribute.declare', { key: 'context.rain', label: 'Rain', type: 'int', unit: 'mm', origin: { kind: 'context' } })
  await on.does('aiko', 'attribute.declare', { key: 'profile.tier', label: 'Tier', type: 'string', origin: { kind: 'trait', trait: 'tier' } })
  await on.does('aiko', 'placement.save', {
    key: 'hero',
    name: 'Home hero',
    channel: 'web',
    goal,
    holdout: { share: 0 },
    eligibility: 'context.rain >= 0',
  })
  usual = await release(on, { placement: 'hero', name: 'usual', headlines: ['Calm', 'Bold'] })
  const answers: DecisionAnswer[] = []
  await until(async () => (await ask(0)).campaign !== undefined)
  for (let n = 0; n < many; n++) answers.push(await ask(n))
  const events = answers
    .filter((_, n) => n % 3 === 0)
    .map(({ receipt }, n) => ({ type: 'track', event: 'Content Clicked', anonymousId: `v${n}`, properties: { receipt } }))
  await on.does('maren', 'event.send', { events: events as never })
  const last = answers.at(-1)?.id ?? ''
  const actor = await on.actor('aiko')
  await until(async () => !isRefusal(await on.perform({ engine: on.founded.engine, actor, operation: 'decision.explain', input: { id: last } })))
}, 60_000)
afterAll(() => on.stop())

const until = async (holds: () => Promise<boolean>) => {
  for (let turn = 0; turn < 400; turn++) {
    if (await holds()) return
    await pause(25)
  }
  throw new Error('it did not come about within ten seconds')
}

const ask = (n: number): Promise<DecisionAnswer> =>
  on.does('aiko', 'decision.request', { placement: 'hero', subject: { anonymousId: `visitor-${n}` }, context: { rain: n % 10 }, consent })

const lookedAt = async (rule: string, limit = 10_000): Promise<WhatIf> => {
  const { id } = await on.does('aiko', 'whatIf.start', { rule, limit })
  await until(async () => (await on.does('aiko', 'whatIf.show', { id })).state !== 'running')
  return on.does('aiko', 'whatIf.show', { id })
}

describe('a rule on its road to live', () => {
  it('may be set freely before anything is live there, and not at once after', async () => {
    const named = { key: 'hero', name: 'Hero of the home page', channel: 'web', goal } as const
    expect(await on.does('aiko', 'placement.save', named)).toMatchObject({
      name: named.name,
      eligibility: 'context.rain >= 0',
      holdout: { share: 0 },
    })
    expect(await on.refuses('aiko', 'placement.save', { ...named, eligibility: 'context.rain >= 8', caps: [{ most: 1, days: 1 }] })).toMatchObject({
      code: 'notApproved',
      where: [{ path: 'eligibility' }, { path: 'caps' }],
      remedy: expect.stringContaining('rule.draft'),
    })
    expect(
      await on.refuses('aiko', 'campaign.draft', { key: 'campaign-usual', name: 'Usual', placements: ['hero'], family: usual.family, priority: 900 }),
    ).toMatchObject({ code: 'notApproved', where: [{ path: 'priority' }] })
    const renamed = await on.does('aiko', 'campaign.draft', { key: 'campaign-usual', name: 'Renamed', placements: ['hero'], family: usual.family })
    expect(renamed).toMatchObject({ name: 'Renamed', state: 'live', priority: 100 })
  })

  it.each([
    ['names what a campaign has', { of: hero, priority: 3 }, 'invalidInput', 'priority'],
    ['changes nothing', { of: hero, eligibility: 'context.rain >= 0' }, 'invalidInput', 'placement'],
    ['does not hold', { of: hero, eligibility: 'context.snow > 0' }, 'invalidExpression', 'eligibility'],
    ['names no policy of ours', { of: hero, policy: { name: 'luck' } }, 'invalidInput', 'policy.name'],
    ['learns apart whom nobody saved', { of: hero, audiences: ['nobody'] }, 'invalidInput', 'audiences.0'],
    ['is of nothing', { of: { kind: 'campaign', id: 'nowhere' }, priority: 3 }, 'notFound', 'of.id'],
  ])('a draft that %s is refused, with the place', async (_, draft, code, path) => {
    const { code: said, where } = await on.refuses('aiko', 'rule.draft', { ...draft, because: 'a test' })
    expect(said).toBe(code)
    expect(where?.map((one) => one.path)).toContain(path)
  })

  it('nobody is asked before it was seen what it would do; exact differences come first, and a figure only where it holds', async () => {
    const drafted = await on.does('aiko', 'rule.draft', { of: hero, eligibility: 'context.rain >= 9', because: 'only where it pours' })
    const subject = { kind: 'rule', id: drafted.id }
    expect(await on.refuses('aiko', 'approval.request', { subject })).toMatchObject({ code: 'blocked', remedy: expect.stringContaining('what-if') })
    const { places, state, sentence, progress } = await lookedAt(drafted.id)
    expect({ state, progress }).toEqual({ state: 'done', progress: { looked: places[0]?.looked, of: places[0]?.looked } })
    const [place] = places
    const rest = (place?.decisions ?? 0) - many / 10
    expect(place).toMatchObject({
      placement: 'hero',
      otherwise: rest,
      lost: { decisions: rest },
      gained: { decisions: 0 },
      draft: { shown: many / 10, nothing: rest },
    })
    expect(place?.value.noFigure).toBe('effective sample 30, needs 100')
    expect(sentence).toContain('No figure: effective sample 30, needs 100.')
    expect(place?.examples[0]).toMatchObject({ kind: 'lost', draft: expect.stringContaining('context.rain >= 9 is false') })

    const asked = await on.does('aiko', 'approval.request', { subject })
    expect(asked).toMatchObject({ state: 'waiting', passed: false, waitsFor: 'decisionEngineer', facts: { kind: 'rule', changes: ['eligibility'] } })
    expect(asked.facts.moved).toBeGreaterThan(0.85)
    const mine = { id: asked.id, hash: asked.subject.hash, verdict: 'approve' as const }
    expect(await on.refuses('aiko', 'approval.judge', mine)).toMatchObject({ code: 'sameHands' })
    expect(await on.refuses('aiko', 'rule.release', { id: drafted.id })).toMatchObject({ code: 'notApproved' })

    // Drafted anew while somebody looks: the request lapses, and what was seen no longer speaks for it.
    const anew = await on.does('aiko', 'rule.draft', { of: hero, eligibility: 'context.rain >= 1', because: 'only where it rains' })
    expect(anew).toMatchObject({ id: drafted.id, changes: ['eligibility'] })
    expect(anew.evidence).toBeUndefined()
    expect(await on.does('maren', 'approval.show', { id: asked.id })).toMatchObject({ approval: { state: 'lapsed' } })

    const again = await lookedAt(drafted.id)
    expect(again.places[0]?.value.figures?.difference.doublyRobust.interval).toEqual([expect.any(Number), expect.any(Number)])
    const second = await on.does('aiko', 'approval.request', { subject })
    await on.does('maren', 'approval.judge', { id: second.id, hash: second.subject.hash, verdict: 'approve' })
    // A flow lets it go live, and from then on it decides.
    await until(async () => (await on.does('aiko', 'rule.show', { id: drafted.id })).rule.state === 'released')
    await until(async () => (await ask(10)).campaign === undefined)
    expect((await ask(11)).campaign).toBe(usual.campaign)
    expect(await on.refuses('aiko', 'rule.release', { id: drafted.id })).toMatchObject({ code: 'wrongState' })
  })

  it('what moves little may pass by a route that says so, and goes live without a person', async () => {
    await on.does('maren', 'route.set', {
      key: 'small',
      name: 'Small',
      order: 2,
      when: 'kind == "rule" && moved < 0.01',
      because: 'it moves nobody',
      passes: true,
    })
    const of = { kind: 'campaign', id: usual.campaign } as const
    const { id } = await on.does('aiko', 'rule.draft', { of, priority: 300, because: 'room below it' })
    expect((await lookedAt(id)).places[0]).toMatchObject({ otherwise: 0 })
    expect(await on.does('aiko', 'approval.request', { subject: { kind: 'rule', id } })).toMatchObject({ state: 'approved', passed: true })
    await until(async () => (await on.does('aiko', 'campaign.show', { id: usual.campaign })).campaign.priority === 300)
  })

  it('a rule that reads more of people never passes by itself, and what the records did not keep is counted', async () => {
    const of = { kind: 'campaign', id: usual.campaign } as const
    const { id, facts } = await on.does('aiko', 'rule.draft', { of, eligibility: 'profile.tier == "gold"', because: 'members first' })
    expect(facts.newPersonal).toBe(1)
    const [place] = (await lookedAt(id)).places
    expect(place?.unknown[0]?.sentence).toContain('did not keep profile.tier')
    expect(place?.known).toBe((place?.looked ?? 0) - (place?.unknown[0]?.decisions ?? 0))
    expect(await on.does('aiko', 'approval.request', { subject: { kind: 'rule', id } })).toMatchObject({
      state: 'waiting',
      route: { because: expect.stringContaining('known of people') },
    })
    await on.does('aiko', 'rule.discard', { id })
    expect((await on.does('aiko', 'rule.show', { id })).yes.stands).toBe(false)
    expect((await on.does('aiko', 'approval.list', { subject: { kind: 'rule', id } })).items[0]?.state).toBe('lapsed')
  })

  it('an audience that shall be learned apart is told again from the records, and is served what everybody is', async () => {
    await on.does('aiko', 'audience.save', { key: 'wet', name: 'Rained on', rule: 'context.rain >= 5' })
    const { id, changes } = await on.does('aiko', 'rule.draft', { of: hero, audiences: ['wet'], because: 'rain has a taste of its own' })
    expect(changes).toEqual(['audiences'])
    const [place] = (await lookedAt(id)).places
    expect(place?.known).toBe(place?.looked)
    expect(place?.otherwise).toBe(0)
    expect(place?.unknown).toEqual([{ decisions: 0, sentence: expect.stringContaining('served what everybody is') }])
    await on.does('aiko', 'rule.discard', { id })
  })

  it('a placement keeps a holdout, if it be of nobody', async () => {
    expect(await on.refuses('aiko', 'rule.draft', { of: hero, holdout: null, because: 'nobody shall be held out' })).toMatchObject({
      code: 'invalidInput',
      where: [{ path: 'holdout' }],
    })
  })

  it('looks at an even sample where there are more decisions than the limit, and at the same one each time', async () => {
    const { id } = await on.does('aiko', 'rule.draft', { of: hero, caps: [{ most: 1, days: 7 }], because: 'once a week is enough' })
    const [one, two] = [await lookedAt(id, 100), await lookedAt(id, 100)]
    const [place] = one.places
    expect(place?.decisions).toBeGreaterThan(many)
    expect(place?.looked).toBeGreaterThan(60)
    expect(place?.looked).toBeLessThan(150)
    expect(place?.unknown).toEqual([{ decisions: 0, sentence: expect.stringContaining('as they came') }])
    expect(two.places).toEqual(one.places)
  })
})
