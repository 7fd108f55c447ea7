import { kindLabel } from '../../../engine/create/component-kind.ts'
import { nameOf, wordsOf, type Composed } from '../../create/composed.ts'
import { DiffTable } from '../../kit/diff/Diff.tsx'
import { Tag } from '../../kit/Tag.tsx'
import type { Change } from './changes.ts'
import { words } from './words.ts'

interface Props {
  changes: readonly Change[]
  composed: Composed
  before: Composed | undefined
}

const most = 3

/** What says something else than before, word for word in each locale; then what came in and what went, as it reads. */
export const ChangeList = ({ changes, composed, before }: Props) => {
  const amended = changes.filter(({ was, is }) => was && is)
  const others = changes.filter(({ was, is }) => !was || !is)
  return (
    <>
      {amended.map((change) => (
        <Amended key={`${change.slot} ${change.is?.id}`} change={change} composed={composed} before={before ?? composed} />
      ))}
      {others.length > 0 ? <PartTable changes={others} composed={composed} before={before ?? composed} /> : null}
    </>
  )
}

interface OneProps {
  change: Change
  composed: Composed
  before: Composed
}

const Amended = ({ change: { was, is, slot }, composed, before }: OneProps) => {
  if (!was || !is) return null
  const lines = composed.family.locales.flatMap((lang) => {
    const [from = '', to = ''] = [wordsOf(was, before.assets, lang), wordsOf(is, composed.assets, lang)]
    return from === to ? [] : [{ id: lang, lang, before: from, after: to }]
  })
  const name = nameOf(is, composed.assets, composed.family.locales[0])
  return (
    <div className="mb-3">
      <p className="text-12 text-ink-2">
        {slotLabel(composed, slot)}, <span className="mono">{is.key}</span>
      </p>
      {lines.length > 0 ? <DiffTable label={name} lines={lines} /> : <p>{name}</p>}
    </div>
  )
}

/** Each part that came or went: its slot, and what it says in the first locales. */
const PartTable = ({ changes, composed, before }: { changes: readonly Change[]; composed: Composed; before: Composed }) => {
  const locales = composed.family.locales.slice(0, most)
  return (
    <div>
      <table className="w-full table-fixed border-b border-line wrap-anywhere hyphens-auto">
        <thead>
          <tr className="h-6.5 border-b border-line text-left text-12 text-ink-3">
            <th scope="col" className="w-30 font-text max-column:w-20">
              {words.columns.slot}
            </th>
            {locales.map((locale) => (
              <th key={locale} scope="col" className="font-text">
                {locale}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ slot, was, is }) => {
            const part = is ?? was
            if (!part) return null
            const assets = (is ? composed : before).assets
            return (
              <tr key={`${slot} ${part.id}`} className="border-b border-line align-baseline last:border-0">
                <th scope="row" className="py-1.5 text-left font-text text-ink-2">
                  {slotLabel(composed, slot)} {is ? null : <Tag>{words.gone}</Tag>}
                </th>
                {locales.map((locale) => (
                  <td key={locale} lang={locale} className={is ? 'py-1.5 pr-3' : 'py-1.5 pr-3 text-ink-2 line-through decoration-block'}>
                    {wordsOf(part, assets, locale) ?? ''}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const slotLabel = ({ template, components, family }: Composed, slot: string): string =>
  template.slots.find(({ name }) => name === slot)?.label ?? kindLabel(components.find(({ id }) => family.slots[slot]?.includes(id))?.kind ?? slot)
