import { useState } from 'react'
import { andOf } from '../../../engine/kernel/and-of.ts'
import { TemplateChanges } from '../../approve/Review/TemplateChanges.tsx'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { clashOf, type Draft, type Stored } from './draft.ts'
import { changeOf } from './changeOf.ts'
import { words } from './words.ts'

interface Props {
  draft: Draft
  base: Stored
  theirs: Stored
  who: string | undefined
  onMine: () => void
  onTheirs: () => void
}

const says = words.clash

/** Somebody saved another version meanwhile: what of it touches mine, both beside each other, and which one goes on. */
export const Clash = ({ draft, base, theirs, who, onMine, onTheirs }: Props) => {
  const { moment } = useFormat()
  const [seen, setSeen] = useState(false)
  const clash = clashOf(draft, base, theirs)
  const change = seen ? changeOf(draft, theirs) : undefined
  return (
    <section aria-label={says.label} className="border-b border-line bg-warn-wash px-(--page) py-3">
      <p role="status">
        <b>{says.said(who ?? says.somebody, moment(theirs.madeAt))}</b>{' '}
        {clash.both.length > 0 ? says.both(listed(clash.both)) : clash.theirs.length > 0 ? says.apart(listed(clash.theirs)) : null}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button aria-expanded={seen} onClick={() => setSeen(!seen)}>
          {says.see}
        </Button>
        <Button onClick={onMine}>{says.mine}</Button>
        <Button onClick={onTheirs}>{says.theirs}</Button>
      </div>
      {change ? (
        <div className="mt-2 max-h-80 overflow-y-auto bg-surface px-3">
          <TemplateChanges change={change} name={draft.name} isNew={false} sides={says.sides} />
        </div>
      ) : null}
    </section>
  )
}

const listed = (parts: readonly (keyof typeof says.parts)[]): string => andOf(parts.map((part) => says.parts[part]))
