import { expect, test } from 'vitest'
import { saidTo, toldOf, type Approval } from './standing.ts'

const approval = (state: Approval['state'], more: Partial<Approval> = {}) =>
  ({
    id: 'apv_1',
    state,
    since: 'noon',
    passed: false,
    route: { key: 'r', because: 'every part has had its yes' },
    facts: { variants: 46, blocked: 8 },
    verdicts: [],
    subject: { kind: 'family', id: 'fam_1', hash: 'now' },
    ...more,
  }) as unknown as Approval
const verdict = (actor: string, note?: string) => ({ actor, ...(note !== undefined && { note }) }) as Approval['verdicts'][number]
const ways = { count: String, moment: (iso: string) => iso, nameOf: (id: string) => id }
const told = (approvals: readonly Approval[], state: 'current' | 'retired' = 'current') => toldOf({ state }, saidTo('now', approvals), ways)

test.each<[string, Approval[], string, string]>([
  ['nobody was asked', [], 'draft', 'A draft: nobody has been asked for a yes.'],
  [
    'older content had its yes',
    [approval('approved', { subject: { kind: 'family', id: 'fam_1', hash: 'then' } })],
    'draft',
    'A draft: it was changed since it had its yes, and needs another.',
  ],
  ['it waits', [approval('waiting', { waitsFor: 'creativeSteward' })], 'in review', 'It waits for the yes of the creative steward, since noon.'],
  ['it was returned', [approval('returned', { verdicts: [verdict('Ines', 'Too loud.')] })], 'returned', 'Returned by Ines, noon: Too loud.'],
  [
    'two people said yes, one of them twice',
    [approval('approved', { verdicts: [verdict('Maren'), verdict('Ines'), verdict('Maren')] })],
    'approved',
    '46 of 54 variants, the others being blocked by preflight: approved by Maren, Ines, noon.',
  ],
  [
    'a rule let it pass',
    [approval('approved', { passed: true, facts: { variants: 9, blocked: 0 } as Approval['facts'] })],
    'passed by rule',
    'All 9 variants: passed by rule, noon, seen by nobody: every part has had its yes.',
  ],
  [
    'what waits counts before what was decided',
    [approval('waiting', { waitsFor: 'owner' }), approval('returned')],
    'in review',
    'It waits for the yes of the owner, since noon.',
  ],
])('%s', (_, approvals, word, sentence) => expect(told(approvals)).toEqual({ word, sentence }))

test('a retired family is retired, whatever yes it had', () => expect(told([approval('approved')], 'retired').word).toBe('retired'))
