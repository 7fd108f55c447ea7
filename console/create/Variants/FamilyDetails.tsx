import { useState } from 'react'
import { countryName } from '../../../engine/create/countries.ts'
import type { OperationName } from '../../api/operations.ts'
import { Problem } from '../../api/Answered.tsx'
import { usePeople } from '../../api/people.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ActorMark } from '../../kit/Actor.tsx'
import { Finding } from '../../kit/Finding.tsx'
import { Go } from '../../kit/Go.tsx'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { nameOf, type Composed } from '../composed.ts'
import { formAt } from '../formAt.ts'
import type { Preflight } from './axes.ts'
import { MendTemplate } from './MendTemplate.tsx'
import { words } from './words.ts'

interface Props {
  composed: Composed
  run: Preflight | undefined
}

/** Why variants are blocked, each cause with its remedy; what the family is made of, and why it exists. */
export const FamilyDetails = ({ composed, run }: Props) => {
  const { count } = useFormat()
  return (
    <>
      <InspectorSection title={words.causes} side={run && run.blocked > 0 ? words.ofAll(count(run.blocked), count(run.combinations)) : undefined}>
        {run && run.causes.length === 0 ? <p className="text-ink-2">{words.noCauses}</p> : null}
        <div className="grid gap-3">
          {run?.causes.map((cause) => (
            <CauseFinding key={`${cause.guardrail} ${cause.slot} ${cause.severity}`} cause={cause} components={composed.components} />
          ))}
        </div>
      </InspectorSection>
      <MadeOf composed={composed} />
      <WhyItExists composed={composed} />
    </>
  )
}

interface CauseProps {
  cause: Preflight['causes'][number]
  components: Composed['components']
}

/** One cause with the remedy of its first finding: pressed, it runs the operation that the guardrail names, or opens what is to be written. */
const CauseFinding = ({ cause, components }: CauseProps) => {
  const { severity, sentence, variants, findings, more } = cause
  const { count } = useFormat()
  const first = findings.find((finding) => finding.fix)
  const fix = first?.fix
  const href = first && formAt(first, components)
  const remedy = useCommand((fix?.operation ?? 'family.preflight') as OperationName)
  const [asking, setAsking] = useState(false)
  const mend = () => remedy.mutate(asked((fix?.input ?? {}) as never), { onSettled: () => setAsking(false) })
  const shared = fix?.operation === 'template.amend' ? String(fix.input?.['id'] ?? '') : undefined
  const press = fix?.operation === undefined ? undefined : shared === undefined ? mend : () => setAsking(true)
  return (
    <div className="border-b border-line pb-3 last:border-0 last:pb-0">
      <Finding
        severity={severity}
        title={sentence}
        {...(fix && !press && href === undefined ? { sentence: fix.sentence } : {})}
        place={words.touches(count(variants))}
        {...(fix && href !== undefined ? { remedy: { label: fix.sentence, href } } : {})}
        {...(fix && press ? { remedy: { label: fix.sentence, onPress: press, busy: remedy.isPending } } : {})}
      />
      {more > 0 ? <p className="pl-7 text-12 text-ink-2">{words.more(count(more))}</p> : null}
      {remedy.error ? <Problem problem={remedy.error} /> : null}
      {fix && shared !== undefined && asking ? (
        <MendTemplate template={shared} remedy={fix.sentence} busy={remedy.isPending} onConfirm={mend} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  )
}

const MadeOf = ({ composed: { family, template, components, assets } }: { composed: Composed }) => {
  const { count } = useFormat()
  return (
    <InspectorSection title={words.madeOf}>
      <dl>
        {template.slots.map(({ name, label, kind }) => {
          const held = family.slots[name] ?? []
          const first = components.find(({ id }) => id === held[0])
          return first ? (
            <div key={name} className="border-b border-line py-1.5 last:border-0">
              <dt className="flex justify-between text-12 text-ink-2">
                {label || kindLabel(kind)} <span>{count(held.length)}</span>
              </dt>
              <dd className="font-strong">
                <Go href={`/library/${first.key}`} className="cut block hover:underline">
                  {nameOf(first, assets, family.locales[0])}
                </Go>
              </dd>
            </div>
          ) : null
        })}
        <div className="border-b border-line py-1.5 last:border-0">
          <dt className="flex justify-between text-12 text-ink-2">
            {words.markets} <span>{family.markets.includes('world') ? null : count(family.markets.length)}</span>
          </dt>
          <dd className="font-strong text-pretty">{family.markets.map(countryName).join(', ')}</dd>
        </div>
      </dl>
    </InspectorSection>
  )
}

const WhyItExists = ({ composed: { family } }: { composed: Composed }) => {
  const { face } = usePeople()
  const { moment } = useFormat()
  const maker = face(family.madeBy)
  return (
    <InspectorSection title={words.whyItExists}>
      <ul className="grid gap-1.5">
        {family.brief === undefined ? null : (
          <li>
            <Go href={`/briefs/${family.brief}`} className="linked">
              {words.brief}
            </Go>
          </li>
        )}
        {family.lineage ? <li className="text-pretty text-ink-2">{family.lineage.because}</li> : null}
        {maker ? (
          <li className="flex items-center gap-2">
            <ActorMark actor={maker} titled={false} /> {words.madeBy(maker.name, moment(family.madeAt))}
          </li>
        ) : null}
      </ul>
    </InspectorSection>
  )
}
