import { roleNames } from '../../../engine/people/permission.ts'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { words } from './words.ts'

type Shown = Operations['template.show']['output']
type Unapproved = NonNullable<Shown['unapproved']>
type Request = Unapproved['requests'][number]

/** Nobody has said yes to it as it stands: who changed it, and with which family a yes is asked for. */
export const TemplateYes = ({ shown: { template, usedIn }, unapproved: { makers, requests } }: { shown: Shown; unapproved: Unapproved }) => {
  const { moment } = useFormat()
  const names = makers.length === 0 ? words.yes.by : makers.map(({ name }) => name).join(', ')
  const told = template.version === 1 ? words.yes.made : words.yes.changed
  return (
    <InspectorSection title={words.yes.title}>
      <p className="text-pretty">{words.yes.none}</p>
      <p className="mt-2 text-pretty text-ink-2">{told(names, moment(template.madeAt))}</p>
      {requests.length === 0 ? (
        <p className="mt-2 text-pretty text-ink-2">{usedIn.length === 0 ? words.yes.unused : words.yes.unasked}</p>
      ) : (
        <ul className="mt-2 grid gap-1.5">
          {requests.map((request) => (
            <li key={request.approval}>
              <Go href={`/review/${request.approval}`} className="linked">
                {request.name}
              </Go>
              <span className="block text-12 text-ink-2">{standingOf(request, moment(request.since))}</span>
            </li>
          ))}
        </ul>
      )}
    </InspectorSection>
  )
}

/** With one family, where the request stands. */
const standingOf = ({ state, passed, waitsFor }: Request, when: string): string => {
  if (waitsFor) return words.yes.waiting(roleNames[waitsFor], when)
  return passed ? words.yes.passed(when) : words.yes.states[state](when)
}
