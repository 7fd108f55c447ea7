import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Kind } from './form.ts'

export type WhatIf = Operations['whatIf.show']['output']
export type Place = WhatIf['places'][number]

const oftenMs = 500

/** The draft for one thing, where it stands on its road, and what was seen of it. */
export const useRuleDraft = (of: { kind: Kind; id: string } | undefined) => {
  const enabled = of !== undefined
  const list = useQueryOf('rule.list', { ...(of && { of }), state: ['draft'], limit: 1 }, { enabled, follows: ['whatIf'] })
  const rule = list.isPlaceholderData ? undefined : list.data?.items[0]
  const shown = useQueryOf(
    'rule.show',
    { id: rule?.id ?? '' },
    { enabled: rule !== undefined, follows: ['approval', 'placement', 'campaign', 'whatIf'] },
  )
  const looks = useQueryOf(
    'whatIf.list',
    { rule: rule?.id ?? '', limit: 1 },
    { enabled: rule !== undefined, follows: ['rule'], every: ({ items }) => (items[0]?.state === 'running' ? oftenMs : false) },
  )
  const last = looks.isPlaceholderData ? undefined : looks.data?.items[0]
  const look = last?.hash === rule?.hash ? last : undefined
  const report = useReport(look?.state === 'done' ? look.id : undefined)
  const standing = shown.data?.rule.id === rule?.id ? shown.data : undefined
  return { known: list.data !== undefined, rule, standing, look, seenAt: looks.dataUpdatedAt, report }
}

/** A report is written once and never changes. */
export const useReport = (id: string | undefined): WhatIf | undefined => {
  const { data } = useQueryOf('whatIf.show', { id: id ?? '' }, { enabled: id !== undefined })
  return data?.id === id ? data : undefined
}
