import type { WhatIf } from './useRuleDraft.ts'
import { words } from './words.ts'

/** What a title says of a draft: nothing, unless it can be told. */
export const draftConclusion = (report: WhatIf | undefined): string => {
  const [low = 0, high = 0] = report?.places[0]?.value.figures?.difference.doublyRobust.interval ?? []
  if (low > 0) return words.titleMore
  return high < 0 ? words.titleLess : ''
}
