import { workingClock } from '../kernel/clock.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, Moment, Role } from '../kernel/actor.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Approval, Verdict } from './approval.ts'
import { Facts } from './facts.ts'
import { lapsed, mayJudge, withVerdict } from './judging.ts'
import { type Asked, openApproval } from './request.ts'
import type { Route } from './route.ts'
import { compileWhen, routeFor } from './routing.ts'
import { unjudged } from './unjudged.ts'
import { missingYes, verdictOn } from './verdict.ts'

const now = new Date('2026-11-10T12:00:00.000Z')
const hash = 'a'.repeat(64)
const subject = { kind: 'family', id: 'fam_1', hash }

const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', id, name: id, roles })
const tomas = person('tomas', 'contributor')
const jonna = person('jonna', 'creativeSteward')
const ines = person('ines', 'complianceReviewer')
const both = person('both', 'creativeSteward', 'complianceReviewer')
const owner = person('maren', 'owner')
const writer: Actor = { kind: 'agent', id: 'writer', name: 'Draft writer', roles: ['agent'], sponsor: 'jonna' }

let count = 0
const momentOf = (actor: Actor): Moment => ({
  now,
  engine: 'eng_1',
  address: 'http://here.example',
  newId: (prefix) => `${prefix}_${++count}`,
  newSecret: () => 's',
  actor,
})

const routeOf = (key: string, order: number, when: string, more: Partial<Route> = {}): Route => ({
  id: `rou_${key}`,
  version: 1,
  key,
  name: key,
  order,
  when,
  because: `because of ${key}`,
  passes: false,
  steps: [],
  state: 'live',
  ...more,
})
const working = workingClock('UTC')
const brand = { role: 'creativeSteward' as const, label: 'brand', withinHours: 48 }
const claims = { role: 'complianceReviewer' as const, label: 'claims', withinHours: 24 }
const routes = [
  routeOf('claims', 10, 'newClaims > 0', { steps: [brand, claims] }),
  routeOf('recombined', 20, 'newComponents == 0 && blocked == 0', { passes: true }),
  routeOf('usual', 30, 'true', { steps: [brand] }),
]

const asked = (facts: Partial<Facts> = {}, makers: Asked['makers'] = []): Asked => ({
  subject,
  title: 'Winter hero',
  facts: Facts.parse({ kind: 'family', ...facts }),
  makers,
})

const open = (facts: Partial<Facts>, by = tomas, makers: Asked['makers'] = []): Approval => {
  const opened = openApproval(asked(facts, makers), { routes, earlier: [], working }, momentOf(by))
  if (isRefusal(opened)) throw new Error(opened.message)
  return opened.approval
}
const yes = (of: Approval, actor: Actor, verdict: Verdict['verdict'] = 'approve'): Approval =>
  withVerdict(of, { step: of.at, actor: actor.id, verdict, hash: of.subject.hash, at: now.toISOString() }, working)

describe('a route', () => {
  test.each([
    ['a claim goes to brand and claims', { newClaims: 1, newComponents: 1 }, 'claims', false],
    ['known parts pass by rule', { newComponents: 0 }, 'recombined', true],
    ['known parts of which some are blocked do not', { newComponents: 0, blocked: 2 }, 'usual', false],
    ['new parts go to brand', { newComponents: 1 }, 'usual', false],
  ])('%s', (_, facts, key, passes) => expect(routeFor(routes, asked(facts).facts)).toMatchObject({ key, passes, because: `because of ${key}` }))

  test('never passes a new claim, nor what an agent made, whatever it says', () => {
    const lax = [routeOf('lax', 1, 'true', { passes: true })]
    expect(routeFor(lax, asked({ newClaims: 1, newComponents: 1 }).facts)).toMatchObject({
      key: 'no-route',
      passes: false,
      because: expect.stringContaining('claim'),
    })
    expect(routeFor(lax, asked({ newComponents: 1, maker: 'agent' }).facts)).toMatchObject({
      passes: false,
      because: expect.stringContaining('agent'),
    })
    expect(routeFor(lax, asked({ newTemplate: true }).facts)).toMatchObject({ passes: false, because: expect.stringContaining('template') })
    expect(routeFor(lax, asked({ newComponents: 0, maker: 'agent' }).facts)).toMatchObject({ key: 'lax', passes: true })
  })

  test('that nobody wrote asks the creative steward, and for a rule another decision engineer', () => {
    expect(routeFor([], asked().facts)).toMatchObject({ passes: false, steps: [{ role: 'creativeSteward' }] })
    expect(routeFor([], asked({ kind: 'rule' }).facts)).toMatchObject({ passes: false, steps: [{ role: 'decisionEngineer' }] })
  })

  test('that passes content passes no rule: for that it must speak of the kind', () => {
    const lax = [routeOf('lax', 1, 'newComponents == 0', { passes: true }), routeOf('small', 2, 'kind == "rule" && moved < 0.01', { passes: true })]
    expect(routeFor(lax, asked({ kind: 'family' }).facts)).toMatchObject({ key: 'lax', passes: true })
    expect(routeFor(lax, asked({ kind: 'rule', moved: 0.009 }).facts)).toMatchObject({ key: 'small', passes: true })
    expect(routeFor(lax, asked({ kind: 'rule', moved: 0.01 }).facts)).toMatchObject({ key: 'no-route', passes: false })
  })

  test.each<[string, Partial<Facts>, string]>([
    ['reads of people what it did not', { newPersonal: 1 }, 'known of people'],
    ['asks for other purposes', { changes: ['purposes'] }, 'known of people'],
    ['ends a holdout', { endsHoldout: true }, 'holdout'],
    ['was drafted by an agent', { maker: 'agent' }, 'agent'],
  ])('never passes a rule that %s', (_, facts, because) =>
    expect(routeFor([routeOf('lax', 1, 'kind == "rule"', { passes: true })], asked({ kind: 'rule', ...facts }).facts)).toMatchObject({
      passes: false,
      because: expect.stringContaining(because),
    }),
  )

  test('whose words are gone is taken the careful way: steps are asked for, a pass is not given', () => {
    expect(routeFor([routeOf('old', 1, 'goneWord > 0', { steps: [claims] }), ...routes], asked().facts)).toMatchObject({ key: 'old' })
    expect(
      routeFor([routeOf('old', 1, 'goneWord > 0', { passes: true }), routeOf('usual', 2, 'true', { steps: [brand] })], asked().facts),
    ).toMatchObject({ key: 'usual' })
  })

  test('that is retired does not decide', () =>
    expect(routeFor([routeOf('gone', 1, 'true', { passes: true, state: 'retired' })], asked().facts).key).toBe('no-route'))

  test.each([
    ['newClams > 0', 1, 'newClams'],
    ['newClaims + 1', 1, ''],
    ['newClaims > "one"', 11, ''],
    ['newClaims >', 12, ''],
  ])('with the condition %s is refused at its place, with a hint', (when, column) => {
    const refused = compileWhen(when)
    if (!isRefusal(refused)) throw new Error('it was taken')
    expect(refused.code).toBe('invalidExpression')
    expect(refused.where?.[0]).toMatchObject({ path: 'when', line: 1, column })
    expect(refused.where?.[0]?.hint).toBeTruthy()
  })
})

describe('who may judge', () => {
  const waiting = open({ newClaims: 1, newComponents: 1 })
  const atClaims = yes(waiting, jonna)
  const byAgent = open({ newClaims: 1, newComponents: 1, maker: 'agent' }, tomas, [{ id: 'writer', kind: 'agent', sponsor: 'jonna' }])
  test.each<[string, Approval, Actor, Verdict['verdict'], string | undefined]>([
    ['a steward at the step of the brand', waiting, jonna, 'approve', undefined],
    ['the owner stands in for the steward', waiting, owner, 'approve', undefined],
    ['but not for compliance', atClaims, owner, 'approve', 'forbidden'],
    ['not the reviewer of a later step', waiting, ines, 'approve', 'forbidden'],
    ['the reviewer once it is there', atClaims, ines, 'approve', undefined],
    ['not somebody without the role', waiting, person('x', 'contributor'), 'approve', 'forbidden'],
    ['not who asked', waiting, person('tomas', 'creativeSteward'), 'approve', 'sameHands'],
    ['not the sponsor of the agent that made it', byAgent, jonna, 'approve', 'sameHands'],
    ['not the agent', waiting, { ...writer, roles: ['creativeSteward'] }, 'approve', 'forbidden'],
    ['not a flow', waiting, { kind: 'flow', id: 'f', name: 'f', roles: ['creativeSteward'] }, 'approve', 'forbidden'],
    ['not the same person at two steps', yes(waiting, both), both, 'approve', 'sameHands'],
    ['compliance may return it out of turn', waiting, ines, 'return', undefined],
    ['and even after the last yes', yes(atClaims, ines), ines, 'return', undefined],
    ['a steward may not', yes(atClaims, ines), jonna, 'return', 'wrongState'],
    ['nobody once it lapsed', lapsed(waiting, now.toISOString()), jonna, 'approve', 'wrongState'],
    ['nobody once it was returned', yes(waiting, jonna, 'return'), ines, 'return', 'wrongState'],
  ])('%s', (_, of, actor, verdict, refusal) => {
    const may = mayJudge(of, actor, verdict)
    expect(may).toMatchObject(refusal === undefined ? { allow: true } : { allow: false, refusal })
    expect(may.because).toMatch(/^\S.+\.$/)
  })

  test('two people who answer for agents of their own are different hands', () => {
    const of = open({ newComponents: 1 }, { ...writer, sponsor: 'tomas' })
    expect(mayJudge(of, jonna).allow).toBe(true)
    expect(mayJudge(of, person('tomas', 'creativeSteward')).refusal).toBe('sameHands')
  })
})

describe('an approval that waits for a yes that nobody may give', () => {
  const here = (id: string, ...roles: Role[]) => ({ id, version: 1, kind: 'person' as const, name: id, roles, skills: [], state: 'active' as const })
  const alone = [here('maren', 'owner')]
  const mine = (facts: Partial<Facts>) => open(facts, owner)

  test('says that a second person is needed, and whom to invite; a rule is spoken of only where one could let it pass', () => {
    expect(unjudged(mine({ newComponents: 1 }), alone)).toMatchObject({
      because: 'Nobody here may say yes at brand: it takes a creative steward who had no hand in it.',
      role: 'creativeSteward',
      remedy: expect.stringMatching(/person\.invite.*person\.admit.*route\.set/),
    })
    const bound = unjudged(mine({ newClaims: 1, newComponents: 1 }), alone)
    expect(bound?.never).toContain('new claim')
    expect(bound?.remedy).not.toContain('route.set')
  })

  test('is none while somebody may, or nothing waits', () => {
    expect(unjudged(mine({ newComponents: 1 }), [...alone, here('jonna', 'creativeSteward')])).toBeUndefined()
    expect(unjudged(lapsed(mine({ newComponents: 1 }), now.toISOString()), alone)).toBeUndefined()
  })
})

describe('an approval', () => {
  test('goes through its steps in order, and is approved after the last alone', () => {
    const roles: Role[] = ['creativeSteward', 'decisionEngineer', 'creativeTechnologist', 'insightSteward', 'complianceReviewer']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...roles), { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(9)), (order, picks) => {
        const steps = order.map((role, n) => ({ role: role as typeof brand.role, label: `step ${n}`, withinHours: 1 }))
        const opened = openApproval(asked(), { routes: [routeOf('r', 1, 'true', { steps })], earlier: [], working }, momentOf(tomas))
        if (isRefusal(opened)) throw new Error(opened.message)
        let current = opened.approval
        const judges = order.map((role, n) => person(`judge_${n}`, role))
        for (let turn = 0; turn < 200 && current.state === 'waiting'; turn++) {
          const judge = judges[(picks.next().value ?? 0) % judges.length] ?? jonna
          if (!mayJudge(current, judge).allow) continue
          expect(judge.roles).toContain(steps[current.at]?.role)
          current = yes(current, judge)
          expect(current.state).toBe(current.verdicts.length === steps.length ? 'approved' : 'waiting')
        }
        expect(current.verdicts.map(({ step }) => step)).toEqual(current.verdicts.map((_, n) => n))
        expect(new Set(current.verdicts.map(({ actor }) => actor)).size).toBe(current.verdicts.length)
        expect(current.waitsFor).toBe(current.state === 'waiting' ? steps[current.at]?.role : undefined)
      }),
      { numRuns: 60 },
    )
  })

  test('passes by rule without anybody, and says so in the journal', () => {
    const opened = openApproval(asked({ newComponents: 0 }), { routes, earlier: [], working }, momentOf(tomas))
    if (isRefusal(opened)) throw new Error(opened.message)
    expect(opened.approval).toMatchObject({ state: 'approved', passed: true, verdicts: [], steps: [] })
    expect(opened.journal.map(({ verb }) => verb)).toEqual(['approval.requested', 'approval.passed'])
    expect(opened.journal[1]?.reason).toBe('because of recombined')
  })

  test('asked for twice for the same content is refused', () => {
    const first = open({ newComponents: 1 })
    expect(openApproval(asked({ newComponents: 1 }), { routes, earlier: [first], working }, momentOf(tomas))).toMatchObject({
      code: 'alreadyExists',
      facts: { approval: first.id },
    })
    expect(openApproval(asked({ newComponents: 1 }), { routes, earlier: [yes(first, jonna)], working }, momentOf(tomas))).toMatchObject({
      code: 'alreadyExists',
    })
  })

  test('lapses when other content of the subject asks, and may be asked for anew after a return', () => {
    const old = { ...open({ newComponents: 1 }), subject: { ...subject, hash: 'b'.repeat(64) } }
    const opened = openApproval(asked({ newComponents: 1 }), { routes, earlier: [old], working }, momentOf(tomas))
    if (isRefusal(opened)) throw new Error(opened.message)
    expect(opened.save).toHaveLength(2)
    expect(opened.save[1]).toMatchObject({ value: { id: old.id, state: 'lapsed', version: 2 } })
    expect(opened.journal.map(({ verb }) => verb)).toEqual(['approval.lapsed', 'approval.requested'])
    expect(
      isRefusal(
        openApproval(asked({ newComponents: 1 }), { routes, earlier: [yes(open({ newComponents: 1 }), jonna, 'return')], working }, momentOf(tomas)),
      ),
    ).toBe(false)
  })

  test('says by when each step should be done, in working hours: six days of eight, and then three', () => {
    const waiting = open({ newClaims: 1, newComponents: 1 })
    expect(waiting.due).toBe('2026-11-18T12:00:00.000Z')
    expect(yes(waiting, jonna).due).toBe('2026-11-13T12:00:00.000Z')
    expect(yes(yes(waiting, jonna), ines).due).toBeUndefined()
  })
})

describe('a verdict', () => {
  const approved = yes(open({ newComponents: 1 }), jonna)
  test('holds for its content alone', () => {
    expect(verdictOn([approved], subject, hash)).toMatchObject({ stands: true, because: 'everyone on its route said yes' })
    expect(verdictOn([approved], subject, 'b'.repeat(64))).toMatchObject({ stands: false, because: 'its content changed since it was approved' })
    expect(verdictOn([approved], { kind: 'family', id: 'fam_2' }, hash)).toMatchObject({ stands: false, because: 'nobody has been asked for a yes' })
    expect(verdictOn([approved], { kind: 'placement', id: 'fam_1' }, hash).stands).toBe(false)
  })
  test('of a later request outweighs an earlier one', () => {
    const later = { ...yes(open({ newComponents: 1 }), jonna, 'return'), requestedAt: '2026-11-11T00:00:00.000Z' }
    expect(verdictOn([later, approved], subject, hash).stands).toBe(false)
    expect(verdictOn([approved, { ...later, requestedAt: '2026-11-09T00:00:00.000Z' }], subject, hash).stands).toBe(true)
  })
  test('that is missing is a refusal that says why', () => {
    expect(missingYes([approved], subject, 'Winter hero')).toBeUndefined()
    expect(missingYes([open({ newComponents: 1 })], subject, 'Winter hero')).toMatchObject({
      code: 'notApproved',
      message: '“Winter hero” may not go live: it waits for the yes of brand.',
    })
  })
})
