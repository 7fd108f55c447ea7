import { describe, expect, test } from 'vitest'
import type { Brief } from '../../brief/brief.ts'
import type { Component } from '../../create/component.ts'
import type { Family } from '../../create/family.ts'
import type { Template } from '../../create/template.ts'
import type { Preflight } from '../../guard/preflight.ts'
import { rulesOf } from '../../guard/rule.ts'
import type { Person } from '../../people/person.ts'
import type { Approval } from '../approval.ts'
import { contentOf } from './family.ts'

type Gathered = Parameters<typeof contentOf>[0]

const part = (id: string, state: Component['state'], kind = 'headline', madeBy = 'tomas'): Component =>
  ({ id, version: 1, key: id, kind, state, madeBy, tags: ['rain'], fields: {}, lineage: { from: [] }, hash: id, madeAt: '' }) as Component
const someone = (id: string, kind: Person['kind'], sponsor?: string): Person =>
  ({ id, version: 1, kind, name: id, roles: [], skills: [], state: 'active', ...(sponsor && { sponsor }) }) as Person
const layout = (body: string, approved: string) => ({ channel: 'email', hash: 'b', approved, body }) as Template
const check = (more: Partial<Preflight> = {}): Preflight =>
  ({ id: 'pfl_1', combinations: 12, passed: 12, blocked: 0, warned: 0, unmeasured: 0, state: 'passed', causes: [], ...more }) as unknown as Preflight

const gathered = (more: Partial<Gathered> = {}): Gathered => ({
  family: {
    id: 'fam_1',
    name: 'Winter hero',
    hash: 'h'.repeat(64),
    locales: ['sv', 'en'],
    state: 'current',
    slots: {},
    constraints: [],
    madeBy: 'tomas',
  } as unknown as Family,
  template: { id: 'tpl_1', channel: 'email', hash: 'as it is', approved: 'as it is', madeBy: 'aiko', body: '<p>Lindmoor</p>' } as Template,
  components: [part('known', 'approved'), part('fresh', 'draft')],
  preflight: check(),
  behind: false,
  brief: undefined,
  people: [someone('tomas', 'person')],
  rules: rulesOf([]),
  seen: [],
  ...more,
})

describe('a family as the subject of an approval', () => {
  test('states its facts from what is stored', () => {
    const { facts } = contentOf(gathered({ preflight: check({ passed: 10, blocked: 2, warned: 1, state: 'partly' }) }))
    expect(facts).toEqual({
      kind: 'family',
      origin: 'person',
      maker: 'person',
      channels: ['email'],
      locales: ['en', 'sv'],
      tags: ['rain'],
      variants: 10,
      blocked: 2,
      warned: 1,
      newComponents: 1,
      newClaims: 0,
      newPairs: 0,
      pairs: [],
      newTemplate: false,
      changes: [],
      moved: 0,
      newPersonal: 0,
      endsHoldout: false,
    })
  })

  test.each<[string, Partial<Gathered>, object]>([
    ['an offer that nobody approved is a new claim', { components: [part('o', 'draft', 'offer')] }, { newComponents: 1, newClaims: 1 }],
    ['an approved one is not', { components: [part('o', 'approved', 'offer')] }, { newComponents: 0, newClaims: 0 }],
    ['a kind that nobody knows counts as a claim', { components: [part('x', 'draft', 'spell')] }, { newClaims: 1 }],
    ['an agent’s hand outweighs a person’s', { people: [someone('tomas', 'person'), someone('w', 'agent', 'tomas')] }, { maker: 'agent' }],
    ['a flow is named', { people: [someone('f', 'flow')] }, { maker: 'flow' }],
    ['a template that nobody approved as it stands is new', { template: layout('<p>Lindmoor</p>', 'a') }, { newTemplate: true, newClaims: 0 }],
    [
      'a price in the words of a new template is a new claim, beside those of the parts',
      { template: layout('<p>Lindmoor, now 99 €</p>', 'a'), components: [part('o', 'draft', 'offer')] },
      { newTemplate: true, newComponents: 1, newClaims: 2 },
    ],
    ['one that has had its yes is not', { template: layout('<p>Lindmoor, now 99 €</p>', 'b') }, { newTemplate: false, newClaims: 0 }],
    [
      'a price in a headline is a new claim',
      { components: [{ ...part('h', 'draft'), fields: { sv: { text: 'Nu 990 kr' } } } as unknown as Component] },
      { newComponents: 1, newClaims: 1 },
    ],
    [
      'parts that no person has seen together are named, those seen are not',
      {
        family: { ...gathered().family, slots: { headline: ['known', 'fresh'], image: ['third'] } },
        components: [part('known', 'approved'), part('fresh', 'approved'), part('third', 'approved', 'image')],
        seen: [{ slots: { headline: ['known'], image: ['third'] }, constraints: [] }],
      },
      { newPairs: 1, pairs: ['“fresh” with “Third”'] },
    ],
    ['a brief says where it comes from', { brief: { origin: { kind: 'signal', signal: 's' } } as Brief }, { origin: 'signal' }],
  ])('%s', (_, more, facts) => expect(contentOf(gathered(more)).facts).toMatchObject(facts))

  test.each<[string, Partial<Gathered>, string, RegExp]>([
    ['without preflight', { preflight: undefined }, 'blocked', /has not been through preflight/],
    ['measured by what is no longer', { behind: true }, 'blocked', /measured by what has changed since/],
    ['while it is measured', { preflight: check({ state: 'measuring', unmeasured: 3 }) }, 'blocked', /not measured yet: 3 texts and pictures/],
    ['when all of it is blocked', { preflight: check({ passed: 0, blocked: 12, state: 'blocked' }) }, 'blocked', /blocks all 12 variants/],
    ['once retired', { family: { ...gathered().family, state: 'retired' } }, 'wrongState', /retired/],
  ])('%s nobody is asked for a yes', (_, more, code, message) => {
    const { unfit } = contentOf(gathered(more))
    expect(unfit?.code).toBe(code)
    expect(unfit?.message).toMatch(message)
    expect(unfit?.remedy).toBeTruthy()
  })

  test('names everybody who made what is new, with who answers for them', () => {
    expect(contentOf(gathered({ people: [someone('tomas', 'person'), someone('w', 'agent', 'jonna')] })).makers).toEqual([
      { id: 'tomas', kind: 'person' },
      { id: 'w', kind: 'agent', sponsor: 'jonna' },
    ])
  })

  test('with the last yes its new parts are approved, unless a rule gave it', () => {
    const { granted } = contentOf(gathered())
    const of = { id: 'apv_1', subject: { id: 'fam_1' }, passed: false } as unknown as Approval
    expect(granted(of).save).toMatchObject([{ value: { id: 'fresh', state: 'approved', version: 2 } }])
    expect(granted({ ...of, passed: true })).toEqual({ save: [], journal: [] })
    const amended = { ...layout('<p>Lindmoor</p>', 'before'), id: 'tpl_1', version: 3, hash: 'anew' }
    const changed = contentOf(gathered({ template: amended, components: [] })).granted
    expect(changed(of)).toMatchObject({
      save: [{ value: { id: 'tpl_1', version: 4, approved: 'anew', makers: [] } }],
      journal: [{ verb: 'template.approved', objects: { template: 'tpl_1', family: 'fam_1' } }],
    })
    expect(changed({ ...of, passed: true }).save).toEqual([])
  })
})
