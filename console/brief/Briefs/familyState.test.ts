import { expect, test } from 'vitest'
import { familyState } from './familyState.ts'

const family = { hash: 'now' }
const approval = (state: 'waiting' | 'approved' | 'returned' | 'lapsed', hash = 'now') => ({
  id: `apv_${state}`,
  subject: { kind: 'family', id: 'f', hash },
  state,
  ...(state === 'waiting' && { waitsFor: 'complianceReviewer' as const }),
})
const campaign = (state: 'live' | 'paused', familyHash: string) => ({ id: `cmp_${state}`, state, familyHash, placements: ['home'] })
const nameOf = (key: string) => (key === 'home' ? 'Home hero' : key)

test.each([
  ['nothing was asked', [], [], 'composed; not sent to review yet', undefined],
  ['it waits', [approval('returned'), approval('waiting')], [], 'waits for a yes: compliance reviewer', '/review/apv_waiting'],
  ['it was returned', [approval('returned')], [], 'was returned: it needs another try', '/review/apv_returned'],
  ['only older content was judged', [approval('approved', 'before')], [], 'changed since it was asked for; not sent again yet', undefined],
  ['it has its yes', [approval('approved')], [], 'has its yes; in no live campaign', '/review/apv_approved'],
  ['it is live', [approval('approved')], [campaign('live', 'now')], 'live at Home hero', '/campaigns/cmp_live'],
  ['it is live as it was', [], [campaign('live', 'before')], 'live at Home hero, as it was before it changed', '/campaigns/cmp_live'],
  [
    'its change waits while it is live',
    [approval('waiting')],
    [campaign('live', 'before')],
    'waits for a yes: compliance reviewer',
    '/review/apv_waiting',
  ],
  ['it is paused', [approval('approved')], [campaign('paused', 'now')], 'paused at Home hero', '/campaigns/cmp_paused'],
])('%s', (_, approvals, campaigns, sentence, href) => expect(familyState(family, approvals, campaigns, nameOf)).toEqual({ sentence, href }))
