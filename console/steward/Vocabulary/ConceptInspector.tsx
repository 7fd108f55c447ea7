import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { inUse, useOf, type Concept } from './concept.ts'
import { words } from './words.ts'

interface Props {
  concept: Concept
  concepts: readonly Concept[]
  onChoose: (key: string) => void
}

const named = 6

/** One word: what it is a kind of, what else it is called, and what bears it. */
export const ConceptInspector = ({ concept, concepts, onChoose }: Props) => {
  const { key, label, of, broader, synonyms } = concept
  const above = concepts.find((one) => one.key === broader)
  const below = concepts.filter((one) => one.broader === key)
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <p className="pr-6 text-12 text-ink-3">{of}</p>
        <h2 className="mt-0.5 text-15 font-title">{label}</h2>
        <p className="mono mt-0.5 text-ink-2">{key}</p>
      </div>
      {above ? (
        <InspectorSection title={words.broader}>
          <Words concepts={[above]} onChoose={onChoose} />
        </InspectorSection>
      ) : null}
      {below.length > 0 ? (
        <InspectorSection title={words.narrower}>
          <Words concepts={below} onChoose={onChoose} />
        </InspectorSection>
      ) : null}
      <InspectorSection title={words.synonyms}>
        {synonyms.length === 0 ? <p className="text-ink-2">{words.noSynonyms}</p> : null}
        <p className="flex flex-wrap gap-1">
          {synonyms.map((synonym) => (
            <Tag key={synonym}>{synonym}</Tag>
          ))}
        </p>
      </InspectorSection>
      <InspectorSection title={words.where}>
        <Where concept={concept} all={inUse(concepts)} />
      </InspectorSection>
    </>
  )
}

const Words = ({ concepts, onChoose }: { concepts: readonly Concept[]; onChoose: (key: string) => void }) => (
  <p className="flex flex-wrap gap-x-3 gap-y-1">
    {concepts.map(({ key, label }) => (
      <button key={key} type="button" onClick={() => onChoose(key)} className="linked target rounded-1">
        {label}
      </button>
    ))}
  </p>
)

/** How much bears it, and the newest components of it by name. */
const Where = ({ concept, all }: { concept: Concept; all: ReadonlySet<string> }) => {
  const { key, used } = concept
  const { count } = useFormat()
  const { data } = useQueryOf('component.list', { tags: [key], limit: named })
  const use = useOf(concept, all)
  if (!used || use !== 'itself') return <p className="text-ink-2">{use === 'itsKinds' ? words.onlyKinds : words.nowhere}</p>
  return (
    <>
      <p className="text-pretty">
        {[used.components > 0 ? words.components(count(used.components)) : '', used.assets > 0 ? words.assets(count(used.assets)) : '']
          .filter(Boolean)
          .join(', ')}
        {used.families > 0 ? `, ${words.composed(count(used.families), count(used.templates))}` : ''}.
      </p>
      <ul className="mt-2 grid gap-1.5">
        {data?.items.map((component) => (
          <li key={component.id} className="flex justify-between gap-3">
            <Go href={`/library/${component.key}`} className="linked cut rounded-1">
              {component.key}
            </Go>
            <span className="text-12 whitespace-nowrap text-ink-3">{component.kind}</span>
          </li>
        ))}
      </ul>
      {data && data.total > data.items.length ? (
        <p className="mt-2">
          <Go href={`/library?tag=${key}`} className="linked rounded-1 text-12">
            {words.more(count(data.total))}
          </Go>
        </p>
      ) : null}
    </>
  )
}
