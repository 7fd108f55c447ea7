import { useState, type ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import { Tag } from '../kit/Tag.tsx'
import { LazyRuleBuilder } from './LazyRuleBuilder.tsx'
import { words } from './words.ts'

interface Props {
  /** The rule as it is saved. */
  rule: string
  asDecided?: boolean
  audience?: string
  busy: boolean
  onSave: (rule: string, saved: () => void) => void
  /** What went wrong with saving. */
  problem: ReactNode
}

/** A saved rule that can be changed: what was changed is a draft until it is saved or thrown away. */
export const RuleDraft = ({ rule, asDecided, audience, busy, onSave, problem }: Props) => {
  const [draft, setDraft] = useState<string>()
  const text = draft ?? rule
  return (
    <>
      <LazyRuleBuilder
        text={text}
        onChange={(next) => setDraft(next === rule ? undefined : next)}
        asDecided={asDecided ?? false}
        audience={audience}
      />
      {draft === undefined ? null : (
        <div className="mt-2.5 flex flex-wrap items-center gap-2">
          <Tag tone="thread">{words.draft}</Tag>
          <Button busy={busy ? words.saving : undefined} onClick={() => onSave(draft, () => setDraft(undefined))}>
            {words.save}
          </Button>
          <Button tone="quiet" onClick={() => setDraft(undefined)}>
            {words.discard}
          </Button>
        </div>
      )}
      <div className="mt-2 empty:hidden">{problem}</div>
    </>
  )
}
