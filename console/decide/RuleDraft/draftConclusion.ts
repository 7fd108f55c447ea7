import { harmOf } from '../../../engine/brief/harm-of.ts'
import { moreOf } from '../../../engine/learn/experiment/in-words.ts'
import type { WhatIf } from './useRuleDraft.ts'
import { words } from './words.ts'

/** What a title says of a draft: nothing, unless it can be told. Of a harm more is no gain, so it is named. */
export const draftConclusion = (report: WhatIf | undefined): string => {
  const { metric, figures } = report?.places[0]?.value ?? {}
  const [low = 0, high = 0] = figures?.difference.doublyRobust.interval ?? []
  if (metric === undefined || (low <= 0 && high >= 0)) return ''
  if (harmOf(metric)) return words.titleHarm(moreOf(metric, low > 0, ''))
  return low > 0 ? words.titleMore : words.titleLess
}
