import { expect, it, test } from 'vitest'
import { type Experiment, Plan } from '../../decide/experiment.ts'
import { batchOf } from '../experiment/batch.fixture.ts'
import type { Slice } from '../experiment/batch.ts'
import { reportOf } from '../experiment/report.ts'
import { Noticed, saysForGood, subjectOf } from '../signal.ts'
import { brokenGuardrails } from './broken-guardrail.ts'

const arms = [
  { name: 'News', shows: 'cpt_a' },
  { name: 'Promise', shows: 'cpt_b' },
  { name: 'Threat', shows: 'cpt_c' },
]
const planned = (more: Partial<Plan> = {}): Plan =>
  Plan.parse({
    question: 'Does the promise bring more clicks?',
    placement: 'letter',
    among: 'components',
    campaign: 'cmp_1',
    slot: 'headline',
    arms,
    metric: 'clickRate',
    usual: 0.05,
    smallest: 0.1,
    guardrails: [
      { metric: 'unsubscribeRate', worst: 0.002, unit: 'points' },
      { metric: 'clickRate', worst: 0.1 },
    ],
    until: '2026-12-01T00:00:00.000Z',
    ...more,
  })
const running = (plan: Plan): Experiment => ({
  id: 'exp_1',
  version: 1,
  key: 'which',
  name: 'Which headline',
  plan,
  placement: plan.placement,
  salt: 'salt',
  state: 'running',
  plannedAt: '2026-11-01T00:00:00.000Z',
  plannedBy: 'usr_1',
  startedAt: '2026-11-02T08:00:00.000Z',
})
const shares = [1 / 3, 1 / 3, 1 / 3]
/** So many of a thousand, of each arm, every hour for sixty hours. */
const came = (...conversions: number[]): Slice[] =>
  Array.from({ length: 60 }, (_, at) => ({ at: String(at), batches: conversions.map((count, arm) => batchOf(arm, 1_000, count, shares)) }))
const clicks = came(50, 50, 50)
const noticed = (unsubscribes: Slice[], { plan = planned(), guarded = clicks, main = clicks } = {}) => {
  const experiment = running(plan)
  const report = reportOf(experiment, { plan, perPerson: true, now: new Date('2026-11-12T00:00:00Z'), slices: [main, unsubscribes, guarded] })
  return brokenGuardrails(experiment, report).map((one) => Noticed.parse(one))
}

it('each arm that surely breaks a guardrail is told, with by how much, and what it may', () => {
  expect(noticed(came(2, 2, 12))).toEqual([
    {
      kind: 'guardrail',
      placement: 'letter',
      slot: 'headline',
      component: 'cpt_c',
      experiment: 'exp_1',
      since: '2026-11-02',
      statement: expect.stringMatching(
        /^“Threat” surely brings too many unsubscribes: between 0\.\d+ and 1\.\d points more than “News”, where “Which headline” lets it 0\.2 points\.$/,
      ) as string,
      evidence: [
        { statement: 'Difference from “News” in unsubscribes, in points', value: expect.closeTo(0.01, 3), interval: expect.any(Array), n: 180_000 },
      ],
    },
  ])
  const both = noticed(came(2, 12, 12), { guarded: came(50, 50, 30) })
  expect(both.map(({ component, evidence }) => [component, evidence.length])).toEqual([
    ['cpt_b', 1],
    ['cpt_c', 2],
  ])
  expect(noticed(came(2, 2, 2), { guarded: came(50, 50, 30) })[0]?.statement).toMatch(
    /^“Threat” surely brings too few clicks: between 3\d % and 4\d % fewer than “News”, where “Which headline” lets it 10 %\.$/,
  )
})

test.each<[string, Slice[], Parameters<typeof noticed>[1]]>([
  ['it may be chance', came(2, 2, 3), {}],
  ['the first arm is the one that harms', came(12, 2, 2), {}],
  [
    'arms did not get their shares',
    came(2, 2, 12),
    { main: clicks.map((slice) => ({ ...slice, batches: [batchOf(0, 1_000, 50, shares), batchOf(2, 1_000, 50, shares)] })) },
  ],
  ['arms are the same', came(2, 2, 12), { plan: planned({ arms: arms.map(({ name }) => ({ name, shows: 'cpt_a', share: 1 })) }) }],
])('nothing is told where %s', (_, unsubscribes, more) => expect(noticed(unsubscribes, more)).toEqual([]))

it('an arm that is a campaign is named as one: each is told of, and once for good', () => {
  const found = noticed(came(2, 12, 12), { plan: planned({ among: 'campaigns', campaign: undefined, slot: undefined }) })
  expect(found.map(({ campaign, component, slot }) => [campaign, component, slot])).toEqual([
    ['cpt_b', undefined, undefined],
    ['cpt_c', undefined, undefined],
  ])
  expect(new Set(found.map(subjectOf)).size).toBe(2)
  expect(saysForGood({ ...found[0]!, state: 'dismissed' })).toBe(true)
})
