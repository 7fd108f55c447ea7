import { useId, useState } from 'react'
import { sortOf } from '../../../engine/create/media-sort.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import type { FieldFinding } from '../../kit/Field.tsx'
import { keepTheForm } from '../../kit/keepTheForm.ts'
import { Mark } from '../../kit/Mark.tsx'
import { useHeldText } from '../../kit/useHeldText.ts'
import { AssetCard } from '../AssetCard.tsx'
import { mediaTypes } from '../Assets/typeOf.ts'
import { words } from './words.ts'

type Asset = Operations['asset.show']['output']['asset']

interface Props {
  label: string
  of: 'picture' | 'video' | 'document'
  findings: readonly FieldFinding[]
  /** id of what is shown. */
  value: string
  onChange: (id: string) => void
}

const { picture: said } = words
const typesOf = (sort: Props['of']) => mediaTypes.filter((mediaType) => sortOf({ mediaType }) === sort)
/** So many are drawn; words reach the others. */
const shown = 12

/** One picture, video or document of all that there are: found by words, told by what it shows. What was chosen stays, whatever is looked for. */
export const PictureField = ({ label, of, findings, value, onChange }: Props) => {
  const [typed, setTyped] = useState('')
  const text = useHeldText(typed.trim())
  const chosen = useQueryOf('asset.show', { id: value }, { enabled: value !== '' })
  const found = useQueryOf('asset.list', { mediaType: typesOf(of), limit: shown, ...(text === '' ? {} : { words: text }) })
  const held = value !== '' && chosen.data?.asset.id === value ? chosen.data.asset : undefined
  const items = found.data?.items ?? []
  const offered = held && !items.some(({ id }) => id === held.id) ? [held, ...items] : items
  const name = useId()
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2" aria-describedby={findings.length > 0 ? `${name}-below` : undefined}>
      <legend className="mb-1 font-strong">{label}</legend>
      <input
        type="search"
        aria-label={said.find[of]}
        placeholder={said.find[of]}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={keepTheForm}
        className="h-(--control) w-64 max-w-full rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 max-column:w-full"
      />
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(116px,1fr))] gap-3 max-column:grid-cols-2">
        {offered.map((one) => (
          <li key={one.id} className="min-w-0">
            <Choice asset={one} name={name} checked={one.id === value} onChoose={() => onChange(one.id)} />
          </li>
        ))}
      </ul>
      <div id={`${name}-below`} className="grid gap-1 text-12 text-ink-2 empty:hidden">
        {found.data ? <Left listing={found.data} text={text} of={of} /> : null}
        {findings.map(({ severity, sentence }) => (
          <p key={sentence} className="flex items-baseline gap-2 text-ink">
            <Mark severity={severity} className="translate-y-[-0.5px]" />
            {sentence}
          </p>
        ))}
      </div>
    </fieldset>
  )
}

const Choice = ({ asset, name, checked, onChoose }: { asset: Asset; name: string; checked: boolean; onChoose: () => void }) => (
  <label
    className={classes(
      'grid grid-cols-[minmax(0,1fr)] gap-1 rounded-2 p-1 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-thread',
      checked && 'bg-thread-wash shadow-[0_0_0_1px_var(--thread)]',
    )}
  >
    <AssetCard asset={asset} />
    <span className="flex items-baseline gap-1.5">
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="shrink-0 translate-y-[2px] accent-thread" />
      <span className="cut" title={asset.name}>
        {asset.name}
      </span>
    </span>
  </label>
)

interface LeftProps {
  listing: Operations['asset.list']['output']
  text: string
  of: Props['of']
}

const Left = ({ listing: { items, total, more }, text, of }: LeftProps) => {
  const { count } = useFormat()
  if (total === 0) return <p role="status">{text === '' ? said.none[of] : said.noMatch[of]}</p>
  return total > items.length ? <p>{said.others(count(items.length), count(total), more)}</p> : null
}
