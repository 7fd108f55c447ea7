import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import type { Brand, TokenSet } from './tokens.ts'
import { words } from './words.ts'

const said = words.facts
const all = {} as const

/** What a brand is beside its tokens: its sets, where its links lead, who answers for its e-mail, and what is drawn with it. */
export const BrandFacts = ({ brand: { id, key, name, sets = [], site, sender } }: { brand: Brand }) => {
  const templates = useListOf('template.list', all, 2_000).data?.items.filter(({ brand }) => brand === id)
  const { count } = useFormat()
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <h2 className="text-15 font-title">{name}</h2>
        <p className="mono mt-0.5 text-ink-2">{key}</p>
      </div>
      <InspectorSection title={said.sets}>
        {sets.length === 0 ? (
          <p className="text-pretty text-ink-2">{said.noSets}</p>
        ) : (
          <ul className="grid gap-1.5">
            {sets.map((set) => (
              <li key={set.name}>
                <b>{set.name}</b> <span className="text-ink-2">{holdsWhere(set)}</span>
              </li>
            ))}
          </ul>
        )}
      </InspectorSection>
      <InspectorSection title={said.site}>
        {site === undefined ? <p className="text-ink-2">{said.noSite}</p> : <p className="break-all">{site}</p>}
      </InspectorSection>
      <InspectorSection title={said.sender}>
        {sender === undefined ? (
          <p className="text-pretty text-ink-2">{said.noSender}</p>
        ) : (
          <p className="text-pretty">
            {sender.name}, {sender.address}
            <span className="block text-ink-2">{sender.postal}</span>
          </p>
        )}
      </InspectorSection>
      <InspectorSection title={said.used}>
        {templates && templates.length > 0 ? (
          <Go href="/templates" className="linked">
            {said.usedBy(count(templates.length))}
          </Go>
        ) : (
          <p className="text-ink-2">{templates ? said.unused : ''}</p>
        )}
      </InspectorSection>
    </>
  )
}

const holdsWhere = ({ markets, theme }: TokenSet): string =>
  [...(markets ? [said.inMarkets(markets.join(', '))] : []), ...(theme === undefined ? [] : [said.inDark])].join(', ')
