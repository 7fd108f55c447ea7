import { useState } from 'react'
import { kindInWords } from '../../../engine/create/component-kind.ts'
import { mostInSlot } from '../../../engine/create/limits.ts'
import { kindsTaken } from '../../../engine/create/slot-kinds.ts'
import { orOf } from '../../../engine/kernel/or-of.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import type { FieldFinding } from '../../kit/Field.tsx'
import { Go } from '../../kit/Go.tsx'
import { keepTheForm } from '../../kit/keepTheForm.ts'
import { Mark } from '../../kit/Mark.tsx'
import { useKinds } from '../useKinds.ts'
import { limitsOf } from '../Templates/limitsOf.ts'
import { Candidates } from './Candidates.tsx'
import type { Slot } from './draft.ts'
import { useFitting } from './useFitting.ts'
import { words } from './words.ts'

const { slot: said } = words
const all = {} as const
const mostAssets = 1_000
/** With fewer than this one sees them all, and looks for none. */
const worthSearching = 9

interface Props {
  slot: Slot
  locales: readonly string[]
  picked: readonly string[]
  findings: readonly FieldFinding[]
  onChange: (picked: readonly string[]) => void
}

/** One slot: what it asks for, and the components that it may hold, each to be ticked. */
export const SlotField = ({ slot, locales, picked, findings, onChange }: Props) => {
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const { list, text, candidates, fitting } = useFitting(slot, locales, typed)
  const kinds = useKinds()
  const assets = useListOf('asset.list', all, mostAssets).data?.items ?? []
  const total = list.data?.total ?? 0
  const gone = list.data && text === '' && total <= list.data.items.length ? picked.filter((id) => !list.data.items.some((one) => one.id === id)) : []
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="font-strong">{slot.label}</legend>
      <p className="flex flex-wrap gap-x-3 text-12 text-ink-2">
        {list.data ? <span>{said.chosen(format.count(picked.length), format.count(Math.max(total, picked.length)))}</span> : null}
        {limitsOf(slot, format).map((limit) => (
          <span key={limit}>{limit}</span>
        ))}
        {slot.required === false ? <span>{said.optional}</span> : null}
      </p>
      <Said findings={findings} />
      {text === '' && list.data && total < worthSearching && typed === '' ? null : (
        <input
          type="search"
          aria-label={said.find(slot.label.toLowerCase())}
          placeholder={said.find(slot.label.toLowerCase())}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={keepTheForm}
          className="h-(--control) w-64 max-w-full rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 max-column:w-full"
        />
      )}
      <Answered query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing kinds={kindsTaken(slot)} text={text} />
          ) : (
            <>
              <Candidates
                candidates={candidates}
                assets={assets}
                locale={locales[0]}
                picked={picked}
                pictured={kinds.get(slot.kind)?.main === 'asset'}
                onTick={(id, on) => onChange(on ? withMore(picked, [id]) : picked.filter((one) => one !== id))}
              />
              <Takes picked={picked} fitting={fitting} gone={gone} onChange={onChange} />
              {total > items.length ? <p className="text-12 text-ink-2">{said.held(format.count(items.length), format.count(total))}</p> : null}
            </>
          )
        }
      </Answered>
    </fieldset>
  )
}

const withMore = (picked: readonly string[], ids: readonly string[]) => [...new Set([...picked, ...ids])].slice(0, mostInSlot)

interface TakesProps extends Pick<Props, 'picked' | 'onChange'> {
  fitting: readonly string[]
  /** Chosen, and retired since. */
  gone: readonly string[]
}

/** Many at once: all that fit, none, or without what is gone. */
const Takes = ({ picked, fitting, gone, onChange }: TakesProps) => {
  const { count } = useFormat()
  return (
    <div className="flex flex-wrap items-center gap-2 empty:hidden">
      {fitting.some((id) => !picked.includes(id)) ? (
        <Button onClick={() => onChange(withMore(picked, fitting))}>
          {fitting.length === 1 ? said.takeOne : said.takeAll(count(fitting.length))}
        </Button>
      ) : null}
      {gone.length > 0 ? (
        <Button onClick={() => onChange(picked.filter((id) => !gone.includes(id)))}>{said.leaveGone(count(gone.length))}</Button>
      ) : null}
      {picked.length > 0 ? (
        <Button tone="quiet" onClick={() => onChange([])}>
          {said.takeNone}
        </Button>
      ) : null}
    </div>
  )
}

const Said = ({ findings }: { findings: readonly FieldFinding[] }) => (
  <div className="grid gap-1 text-12 empty:hidden">
    {findings.map(({ severity, sentence }) => (
      <p key={sentence} className="flex items-baseline gap-2 text-ink">
        <Mark severity={severity} className="translate-y-[-0.5px]" />
        {sentence}
      </p>
    ))}
  </div>
)

const Nothing = ({ kinds, text }: { kinds: string[]; text: string }) =>
  text === '' ? (
    <p className="flex flex-wrap items-baseline gap-x-3 text-ink-2">
      {said.none(orOf(kinds.map(kindInWords)))}
      <Go href="/library/new" className="linked font-label text-thread">
        {said.write}
      </Go>
    </p>
  ) : (
    <p className="text-ink-2">{said.noMatch(text)}</p>
  )
