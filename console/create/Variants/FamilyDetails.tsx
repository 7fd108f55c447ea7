import { useMemo, useState } from 'react'
import type { OperationName } from '../../api/operations.ts'
import { Problem } from '../../api/Answered.tsx'
import { usePeople } from '../../api/people.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ActorMark } from '../../kit/Actor.tsx'
import { Finding, type Remedy } from '../../kit/Finding.tsx'
import { Go } from '../../kit/Go.tsx'
import { nameOf, type Composed } from '../composed.ts'
import { formAt } from '../formAt.ts'
import { useMayCompose } from '../useMayCompose.ts'
import type { Preflight } from './axes.ts'
import { ChangePart, type Place } from './ChangePart.tsx'
import { closedParts, placeOf } from './closedParts.ts'
import { FamilyStanding } from './FamilyStanding.tsx'
import { MendTemplate } from './MendTemplate.tsx'
import { Parts } from './Parts.tsx'
import { RetireFamily } from './RetireFamily.tsx'
import type { Said } from './standing.ts'
import { words } from './words.ts'

interface Props {
  composed: Composed
  run: Preflight | undefined
  said: Said
}

/** Where it stands, why variants are blocked, each cause with its remedy; what the family is made of, and why it exists. */
export const FamilyDetails = ({ composed, run, said }: Props) => {
  const { count } = useFormat()
  const [changing, setChanging] = useState<Place>()
  const mayChange = useMayCompose() === undefined && composed.family.state === 'current'
  const closed = useMemo(() => closedParts(composed.family, run?.blocks ?? []), [composed.family, run?.blocks])
  const onChange = mayChange ? setChanging : undefined
  return (
    <>
      <FamilyStanding composed={composed} said={said} />
      <InspectorSection title={words.causes} side={run && run.blocked > 0 ? words.ofAll(count(run.blocked), count(run.combinations)) : undefined}>
        {run && run.causes.length === 0 ? <p className="text-ink-2">{words.noCauses}</p> : null}
        <div className="grid gap-3">
          {run?.causes.map((cause) => (
            <CauseFinding
              key={`${cause.guardrail} ${cause.slot} ${cause.severity}`}
              {...{ cause, composed, onChange }}
              closed={closedBy(cause, run.blocks, closed)}
            />
          ))}
        </div>
      </InspectorSection>
      <Parts {...{ composed, closed, onChange }} />
      <WhyItExists composed={composed} />
      {mayChange ? <RetireFamily composed={composed} /> : null}
      {changing ? <ChangePart composed={composed} place={changing} onClose={() => setChanging(undefined)} /> : null}
    </>
  )
}

interface CauseProps {
  cause: Preflight['causes'][number]
  composed: Composed
  /** What cannot be shown for it, whatever stands beside. */
  closed: readonly string[]
  onChange: ((place: Place) => void) | undefined
}

/** One cause with the remedy of its first finding: pressed, it runs the operation that the guardrail names, or opens what is to be written. */
const CauseFinding = ({ cause, composed, closed, onChange }: CauseProps) => {
  const { severity, sentence, variants, findings, more } = cause
  const { count } = useFormat()
  const first = findings.find((finding) => finding.fix)
  const fix = first?.fix
  const href = first && formAt(first, composed.components)
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
        others={onChange ? placesIn(closed, composed).map((place) => changing(place, composed, onChange)) : []}
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

const mostOffered = 3

/** What is closed by blocks of the same guardrail, as this engine has set it. */
const closedBy = ({ severity, guardrail, rule }: CauseProps['cause'], blocks: Preflight['blocks'], closed: ReadonlySet<string>): string[] =>
  severity === 'block'
    ? [
        ...new Set(
          blocks
            .filter((one) => one.guardrail === guardrail && one.rule === rule)
            .flatMap(({ choice }) => Object.entries(choice).map(([slot, part]) => placeOf(slot, part))),
        ),
      ].filter((place) => closed.has(place))
    : []

const placesIn = (closed: readonly string[], { family, components }: Composed): Place[] =>
  Object.entries(family.slots)
    .flatMap(([slot, ids]) =>
      components.flatMap((part) => (ids.includes(part.id) && closed.includes(placeOf(slot, part.id)) ? [{ slot, part }] : [])),
    )
    .slice(0, mostOffered)

const changing = (place: Place, { assets, family }: Composed, onChange: (place: Place) => void): Remedy => ({
  label: words.change.of(nameOf(place.part, assets, family.locales[0])),
  onPress: () => onChange(place),
})

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
