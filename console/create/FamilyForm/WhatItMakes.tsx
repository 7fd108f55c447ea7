import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { useDeclared } from '../../brief/BriefForm/useDeclared.ts'
import { Go } from '../../kit/Go.tsx'
import { madeOf } from '../madeOf.ts'
import { composedOf, makesOf, missingIn, type Draft, type Template } from './draft.ts'
import { words } from './words.ts'

const { side } = words

interface Props {
  draft: Draft
  template: Template | undefined
}

/** The product that was chosen so far, slot by slot, and what the brief asks for. */
export const WhatItMakes = ({ draft, template }: Props) => {
  const { count } = useFormat()
  const held = template && makesOf(draft, template) > 0
  const product = held ? madeOf(composedOf(draft, template), template.slots, count) : ''
  const isWhole = missingIn({ ...draft, name: 'named' }, template).length === 0
  return (
    <>
      <InspectorSection title={side.title}>
        <p className="text-pretty text-ink-2" role="status">
          {held ? (isWhole ? `${product}.` : side.soFar(product)) : side.nothing}
        </p>
        {template ? (
          <dl className="mt-2">
            {template.slots.map(({ name, label, required }) => {
              const chosen = draft.picked[name]?.length ?? 0
              return (
                <div key={name} className="flex justify-between gap-3 border-b border-line py-1.5 last:border-0">
                  <dt>{label}</dt>
                  <dd className="text-ink-2">{chosen > 0 ? count(chosen) : required === false ? side.stays : side.empty}</dd>
                </div>
              )
            })}
          </dl>
        ) : null}
        {held ? <p className="mt-2 text-12 text-pretty text-ink-2">{side.next}</p> : null}
      </InspectorSection>
      {draft.brief === undefined ? null : <Asked id={draft.brief} />}
    </>
  )
}

const Asked = ({ id }: { id: string }) => {
  const { data } = useQueryOf('brief.show', { id })
  const { nameOf } = useDeclared()
  const { moment } = useFormat()
  if (data === undefined || data.brief.id !== id) return null
  const { title, message, placements, due } = data.brief
  return (
    <InspectorSection title={side.brief}>
      <Go href={`/briefs/${id}`} className="linked font-strong">
        {title}
      </Go>
      {message ? <p className="mt-1 text-pretty text-ink-2">{message}</p> : null}
      <p className="mt-1 text-12 text-ink-2">
        {placements.map((key) => nameOf('placements', key)).join(', ')}; {side.due(moment(due))}
      </p>
    </InspectorSection>
  )
}
