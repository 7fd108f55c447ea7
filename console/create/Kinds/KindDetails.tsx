import { kindInWords, kindLabel } from '../../../engine/create/component-kind.ts'
import { useRetiring } from '../../api/useRetiring.tsx'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Retire } from '../../kit/Retire.tsx'
import type { Kind } from './draft.ts'
import { words } from './words.ts'

/** One kind: what components of it say, how a template shows that, and what is made of it. */
export const KindDetails = ({ kind, onAmend, onGone }: { kind: Kind; onAmend: () => void; onGone: () => void }) => {
  const { count } = useFormat()
  const used = kind.components > 0 || kind.templates.length > 0
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <h2 className="pr-6 text-15 font-title">{kindLabel(kind.name)}</h2>
        <p className="mono mt-0.5 text-ink-2">{kind.name}</p>
        {kind.note ? <p className="mt-1.5 text-pretty">{kind.note}</p> : null}
      </div>
      <InspectorSection title={words.says} side={kind.binding ? <Tag>{words.binds}</Tag> : null}>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          {kind.fields.map((field) => (
            <Declared key={field.name} field={field} main={field.name === kind.main} />
          ))}
        </dl>
      </InspectorSection>
      <InspectorSection title={words.inTemplates}>
        <pre className="mono text-12 whitespace-pre-wrap">{kind.fields.map((field) => shownBy(kind.name, field)).join('\n')}</pre>
      </InspectorSection>
      <InspectorSection title={words.where}>
        {used ? (
          <p className="text-pretty">
            <Go href={`/library?kind=${kind.name}`} className="linked">
              {words.used(count(kind.components), count(kind.templates.length))}
            </Go>
          </p>
        ) : (
          <p className="text-ink-2">{words.nowhere}</p>
        )}
      </InspectorSection>
      <div className="flex flex-wrap gap-2 px-4 py-3.5">
        {kind.standard ? (
          <p className="text-pretty text-ink-2">{words.stays}</p>
        ) : (
          <>
            <Button onClick={onAmend}>{words.amend}</Button>
            <RetireKind kind={kind} onGone={onGone} />
          </>
        )}
      </div>
    </>
  )
}

const Declared = ({ field: { name, type, required, options }, main }: { field: Kind['fields'][number]; main: boolean }) => (
  <>
    <dt className="mono">{name}</dt>
    <dd>
      {words.types[type]}
      {options ? <span className="text-ink-2"> ({options.join(', ')})</span> : null}
      {main || required ? <span className="text-ink-2">; {[required && words.required, main && words.whole].filter(Boolean).join(', ')}</span> : null}
    </dd>
  </>
)

const filters: Readonly<Partial<Record<Kind['fields'][number]['type'], string>>> = { number: ' | figure', date: ' | day' }

/** How a template shows a field, in a slot that is called as its kind. */
const shownBy = (slot: string, { name, type, of }: Kind['fields'][number]): string => {
  if (of === 'video' || of === 'document') return `{{ slots.${slot}.html }}`
  if (type === 'asset') return `<img src="{{ slots.${slot}.src }}" alt="{{ slots.${slot}.alt }}">`
  return `{{ slots.${slot}.${type === 'prose' && name === 'text' ? 'html' : name}${filters[type] ?? ''} }}`
}

const RetireKind = ({ kind: { name, version }, onGone }: { kind: Kind; onGone: () => void }) => {
  const retiring = useRetiring('kind.retire', { name, ...(version !== undefined && { ifVersion: version }) }, onGone)
  return <Retire verb={words.retire} title={words.retireTitle(kindInWords(name))} sentence={words.retireSentence} {...retiring} />
}
