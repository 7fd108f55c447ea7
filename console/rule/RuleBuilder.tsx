import { useMemo, useState } from 'react'
import { useQueryOf } from '../api/queries.ts'
import { readRule, type Item } from './built.ts'
import { CelField } from './CelField.tsx'
import { Brings, Keeps, type Context } from './Keeps.tsx'
import { Rows } from './Rows.tsx'
import { TryProfile } from './TryProfile.tsx'
import { useJudged } from './useJudged.ts'
import { useRuleWords, type KnownWords } from './useRuleWords.ts'
import { words } from './words.ts'

export interface RuleBuilderProps {
  text: string
  onChange: (text: string) => void
  /** Counted and tried as at a placement, where nothing is read of whoever did not agree. */
  asDecided?: boolean
  /** The audience whose rule it is: it may stand on older ones only. */
  audience?: string | undefined
}

/** A rule as clauses and as CEL, in step: the text is the one truth, the clauses are read from it and change it. */
export const RuleBuilder = ({ text, onChange, asDecided = false, audience }: RuleBuilderProps) => {
  const known = useRuleWords(audience)
  const judged = useJudged(text, known)
  const [context, setContext] = useState<Context>({})
  const [profile, setProfile] = useState<string>()
  const asked = { rule: judged.text, context, asDecided }
  const counted = useQueryOf('audience.count', asked, { enabled: judged.holds, follows: ['attribute', 'profile'] })
  const tried = useQueryOf('audience.try', { ...asked, profile: profile ?? '' }, { enabled: judged.holds && profile !== undefined })
  const settled = judged.holds && judged.text === text
  const count = settled && !counted.isPlaceholderData ? counted.data : undefined
  const trial = settled && profile !== undefined && !tried.isPlaceholderData ? tried.data : undefined
  return (
    <div className="grid gap-2.5">
      <div>
        <Clauses text={text} known={known} onChange={onChange} count={count} trial={trial} />
        <CelField text={text} onChange={onChange} problems={judged.text === text ? judged.problems : []} />
      </div>
      {judged.problems.length > 0 ? null : <Keeps count={count} asDecided={asDecided} />}
      <Brings asked={brought(count?.unanswered ?? [], context, known)} context={context} onChange={setContext} />
      <TryProfile onProfile={setProfile} trial={trial} />
    </div>
  )
}

const brought = (unanswered: readonly string[], context: Context, known: KnownWords | undefined) => {
  const set = Object.keys(context).map((name) => `context.${name}`)
  return known?.subjects.filter(({ path }) => unanswered.includes(path) || set.includes(path)) ?? []
}

type ClausesProps = Pick<Parameters<typeof Rows>[0], 'text' | 'count' | 'trial' | 'onChange'> & { known: KnownWords | undefined }

/** While the text cannot be read, the clauses stay as they last were and rest. */
const Clauses = ({ text, known, ...rest }: ClausesProps) => {
  const read = useMemo(() => readRule(text), [text])
  const [last, setLast] = useState<{ text: string; items: readonly Item[] }>({ text: '', items: [] })
  if (read && last.items !== read) setLast({ text, items: read })
  const shown = read ? { text, items: read } : last
  return (
    <div className={read ? undefined : 'opacity-70'}>
      {read ? null : <p className="mb-1 text-12 text-ink-2">{words.unreadable}</p>}
      <Rows text={shown.text} items={shown.items} subjects={known?.subjects ?? []} frozen={!read} {...rest} />
    </div>
  )
}
