import { expect, test } from 'vitest'
import type { Approval } from '../approve/approval.ts'
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
