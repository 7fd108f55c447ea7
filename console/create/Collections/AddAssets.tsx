import { useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Section } from '../../kit/Section.tsx'
import { useHeldText } from '../../kit/useHeldText.ts'
import { AssetCard } from '../AssetCard.tsx'
import { words } from './words.ts'

const said = words.adding
/** So many are drawn; words reach the others. */
const shown = 24

interface Props {
  held: readonly { id: string }[]
  busy: boolean
  onAdd: (id: string) => void
  onDone: () => void
}

/** What is not in it yet, found by words; one press adds it. */
export const AddAssets = ({ held, busy, onAdd, onDone }: Props) => {
  const [typed, setTyped] = useState('')
  const text = useHeldText(typed.trim())
  const { count } = useFormat()
  const query = useQueryOf(
    'asset.list',
    { limit: Math.min(200, shown + held.length), ...(text === '' ? {} : { words: text }) },
    { follows: ['asset'] },
  )
  const inIt = new Set(held.map(({ id }) => id))
  return (
    <Section
      title={said.title}
      side={
        <Button tone="quiet" onClick={onDone}>
          {said.done}
        </Button>
      }
      className="rounded-3 border border-line px-3.5 pb-3.5"
    >
      <div className="grid gap-3">
        <input
          autoFocus
          type="search"
          aria-label={said.find}
          placeholder={said.find}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="h-(--control) w-72 max-w-full rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 max-column:w-full"
        />
        <Answered query={query}>
          {({ items, total }) => {
            const offered = items.filter(({ id }) => !inIt.has(id)).slice(0, shown)
            return offered.length === 0 && total <= items.length ? (
              <p role="status" className="text-ink-2">
                {said.none}
              </p>
            ) : (
              <>
                <ul className="grid grid-cols-[repeat(auto-fill,minmax(116px,1fr))] gap-3 max-column:grid-cols-2">
                  {offered.map((one) => (
                    <li key={one.id} className="grid min-w-0 content-start gap-1">
                      <AssetCard asset={one} />
                      <span className="cut">{one.name}</span>
                      <Button aria-label={said.addOf(one.name)} onClick={busy ? undefined : () => onAdd(one.id)}>
                        {said.add}
                      </Button>
                    </li>
                  ))}
                </ul>
                {total > items.length ? <p className="text-12 text-ink-2">{said.others(count(offered.length), count(total))}</p> : null}
              </>
            )
          }}
        </Answered>
      </div>
    </Section>
  )
}
