import { useMemo } from 'react'
import { compileRule } from '../../engine/audience/rule.ts'
import { isRefusal, type RefusalPlace } from '../../engine/kernel/refusal.ts'
import { useHeldText } from '../kit/useHeldText.ts'
import type { KnownWords } from './useRuleWords.ts'

export interface Judged {
  /** The text that was judged: what was typed, as it was 120 ms after the last key. */
  text: string
  holds: boolean
  problems: readonly RefusalPlace[]
}

/** What the engine would say of a rule, said while one types, by the same functions. */
export const useJudged = (typed: string, known: KnownWords | undefined): Judged => {
  const text = useHeldText(typed)
  return useMemo(() => {
    const compiled = known && compileRule(text, known.rule)
    return { text, holds: compiled !== undefined && !isRefusal(compiled), problems: isRefusal(compiled) ? (compiled.where ?? []) : [] }
  }, [text, known])
}
