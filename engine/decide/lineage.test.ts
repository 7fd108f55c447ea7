import { expect, test } from 'vitest'
import type { Approval } from '../approve/approval.ts'
import type { Edition } from '../create/edition.ts'
import type { DecisionRecord } from './decision.ts'
import type { DecisionOutcome } from './decision-log.ts'
import { lineageOf } from './lineage.ts'

const at = '2026-11-20T10:00:00.000Z'
const record = { id: 'dec_1', at, ruleset: 'abcdef123456', placement: 'home-hero' } as DecisionRecord

const said = (outcome: Partial<DecisionOutcome>): string | undefined => {
  const outcomes: DecisionOutcome[] = [{ kind: 'conversion', at: '2026-11-20T10:01:00.000Z', value: 0, machine: 0.02, state: 'aside', ...outcome }]
  const of = { record, outcomes, conversion: 'Order Completed', brief: undefined, edition: undefined, approval: undefined, campaign: undefined }
  const step = lineageOf({ ...of, learned: undefined }).at(-1)
  return step && `${step.thing}: ${step.sentence}`
}

test.each<[Partial<DecisionOutcome>, string]>([
  [{ state: 'joined', value: 12_50, event: 'Order Completed' }, 'Order of 12.50: joined by its receipt; 98 % likely a person'],
  [{ state: 'joined', event: 'Order Completed' }, 'Converted: joined by its receipt; 98 % likely a person'],
  [{ event: 'Order Completed', machine: 0.98 }, 'Order Completed: set aside; 2 % likely a person'],
  [{ event: 'Order Completed', value: 12_50, machine: 0.98 }, 'Order of 12.50: set aside; 2 % likely a person'],
  [{ event: 'Product Added' }, 'Product Added: set aside, since its placement counts Order Completed; 98 % likely a person'],
  [{}, 'Another event: set aside; 98 % likely a person'],
  [{ kind: 'exposure', event: 'Content Exposed', machine: 0.98 }, 'Seen: set aside; 2 % likely a person'],
])('%j is told as “%s”', (outcome, told) => expect(said(outcome)).toBe(told))

test('a yes is told as what it is, its hash behind it', () => {
  const approval = {
    id: 'apr_1',
    requestedAt: at,
    subject: { kind: 'family', id: 'fam_1', hash: '7306911a'.repeat(8) },
    steps: [{ label: 'claims' }],
    verdicts: [],
    passed: false,
  } as unknown as Approval
  const steps = lineageOf({
    record,
    outcomes: [],
    conversion: undefined,
    brief: undefined,
    edition: undefined,
    approval,
    campaign: undefined,
    learned: undefined,
  })
  expect(steps[0]).toMatchObject({ thing: 'Yes to exactly this content', sentence: 'claims; hash 7306911a' })
})

test('whose pictures were shown is told with the hash of their bytes, and by which guardrails it was judged', () => {
  const picture = { id: 'ast_1', name: 'Rain', hash: 'c0ffee12'.repeat(8), addedAt: at, addedBy: 'jonna' }
  const part = { id: 'cpt_1', key: 'rain', kind: 'image', version: 2, fields: { '*': { asset: 'ast_1' } }, lineage: {}, madeAt: at, madeBy: 'tomas' }
  const other = { ...picture, id: 'ast_2', name: 'Not shown' }
  const template = { id: 'tpl_1', name: 'Hero', version: 3, madeAt: at, madeBy: 'sander' }
  const edition = { frozen: { components: [part], assets: [picture, other], template } } as unknown as Edition
  const approval = { id: 'apr_1', requestedAt: at, subject: { hash: '7306911a' }, steps: [], verdicts: [], passed: false } as unknown as Approval
  const steps = lineageOf({
    record: { ...record, components: { image: 'cpt_1' } },
    outcomes: [],
    conversion: undefined,
    brief: undefined,
    edition,
    approval,
    judged: { guardrails: 'abcdef0123456789' },
    campaign: undefined,
    learned: undefined,
  })
  expect(steps.filter(({ kind }) => kind === 'asset')).toEqual([
    { at, kind: 'asset', id: 'ast_1', thing: 'Rain', by: 'jonna', sentence: 'bytes c0ffee12' },
  ])
  expect(steps.find(({ kind }) => kind === 'approval')?.sentence).toBe('by everyone on its route; hash 7306911a; guardrails abcdef01')
})
