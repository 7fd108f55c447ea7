import { useMemo } from 'react'
import { ruleWords, type RuleWords } from '../../engine/audience/rule.ts'
import type { Operations } from '../api/operations.ts'
import { useListOf, useQueryOf } from '../api/queries.ts'
import type { SubjectType } from './operators.ts'
import { words } from './words.ts'

/** Something that a clause can be about, in words. */
export interface Subject {
  path: string
  label: string
  type: SubjectType
  unit?: string | undefined
}

export interface KnownWords {
  rule: RuleWords
  subjects: readonly Subject[]
}

type Attribute = Operations['attribute.list']['output']['items'][number]
type Audience = Operations['audience.list']['output']['items'][number]

const consent: Subject = { path: 'profile.consent', label: words.consent, type: 'list' }

const most = 1_000

/** All that a rule may name here; an audience may stand on those that are older than itself. Undefined until it is known. */
export const useRuleWords = (audience?: string): KnownWords | undefined => {
  const attributes = useQueryOf('attribute.list', {}).data?.items
  const audiences = useListOf('audience.list', { state: 'live' }, most).data?.items
  return useMemo(
    () => attributes && audiences && wordsOf(attributes, audience === undefined ? audiences : audiences.filter(({ id }) => id < audience)),
    [attributes, audiences, audience],
  )
}

const wordsOf = (attributes: readonly Attribute[], audiences: readonly Audience[]): KnownWords => ({
  rule: ruleWords(attributes, audiences),
  subjects: [
    consent,
    ...attributes.filter(({ sensitive }) => !sensitive).map(({ key, label, type, unit }): Subject => ({ path: key, label, type, unit })),
    ...audiences.map(({ key, name }): Subject => ({ path: `audience.${key}`, label: name, type: 'audience' })),
  ],
})
