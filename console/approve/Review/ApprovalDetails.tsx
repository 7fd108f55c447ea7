import { withArticle } from '../../../engine/kernel/with-article.ts'
import { roleNames } from '../../../engine/people/permission.ts'
import type { Operations } from '../../api/operations.ts'
import { usePeople } from '../../api/people.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { useUnless } from '../../frame/useUnless.ts'
import { ActorMark } from '../../kit/Actor.tsx'
import { Go } from '../../kit/Go.tsx'
import { Route } from '../../kit/Route.tsx'
import { Time } from '../../kit/Time.tsx'
import { Findings } from './Findings.tsx'
import { useSteps } from './useSteps.ts'
import { words } from './words.ts'

type Shown = Operations['approval.show']['output']
type Approval = Shown['approval']

interface Props {
  shown: Shown
  moved: boolean
  /** What the guardrails found stands in the body instead. */
  foundElsewhere: boolean
}

/** Whose yes is needed and where it is, what the guardrails found, and what people said. */
export const ApprovalDetails = ({ shown, moved, foundElsewhere }: Props) => (
  <>
    <InspectorSection title={words.route(shown.approval.route.key)}>
      <p className="-mt-1 mb-3 text-pretty text-ink-2">{shown.approval.route.because}</p>
      <Route steps={useSteps(shown)} label={words.route(shown.approval.route.key)} />
      {shown.unjudged ? <Stuck unjudged={shown.unjudged} /> : null}
    </InspectorSection>
    {shown.approval.subject.kind === 'family' && !foundElsewhere ? (
      <Findings key={shown.approval.id} approval={shown.approval} moved={moved} as={InspectorSection} />
    ) : null}
    <Notes approval={shown.approval} />
  </>
)

/** Nobody who is here may say yes: how a second person comes to, and whether a rule could do without. */
const Stuck = ({ unjudged: { because, role, never } }: { unjudged: NonNullable<Shown['unjudged']> }) => {
  const isOwner = useUnless(inviters, words.stuck.ownerInvites) === undefined
  return (
    <div role="status" className="mt-3 grid gap-1.5 border-t border-line pt-3 text-pretty">
      <b>{because}</b>
      {isOwner ? (
        <p>
          <Go href={`/people?new=&role=${role}`} className="linked text-thread">
            {words.stuck.invite(withArticle(roleNames[role]))}
          </Go>{' '}
          <span className="text-ink-2">{words.stuck.link}</span>
        </p>
      ) : (
        <p className="text-ink-2">{words.stuck.ownerInvites}</p>
      )}
      <p className="text-ink-2">
        {never === undefined ? (
          <>
            {words.stuck.byRule}{' '}
            <Go href="/routes" className="linked">
              {words.stuck.toRoutes}
            </Go>
          </>
        ) : (
          words.stuck.never(never)
        )}
      </p>
    </div>
  )
}

const inviters = ['owner'] as const

/** Comments and the reasons of verdicts, in the order in which they were said. */
const Notes = ({ approval: { comments, verdicts } }: { approval: Approval }) => {
  const { face } = usePeople()
  const { count } = useFormat()
  const reasons = verdicts.flatMap(({ actor, at, note }) => (note === undefined ? [] : [{ actor, at, text: note }]))
  const said = [...comments, ...reasons].toSorted((a, b) => a.at.localeCompare(b.at))
  return (
    <InspectorSection title={words.notes} side={said.length > 0 ? count(said.length) : undefined}>
      {said.length === 0 ? <p className="text-ink-2">{words.noNotes}</p> : null}
      <ul className="grid gap-3">
        {said.map(({ actor, at, text }) => (
          <li key={`${actor} ${at}`} className="grid grid-cols-[18px_minmax(0,1fr)] gap-x-2">
            <ActorMark actor={face(actor)} titled={false} />
            <span>
              <b>{face(actor)?.name ?? words.unknown}</b> <Time at={at} as="dayClock" className="text-12 text-ink-3" />
              <span className="block text-pretty text-ink-2">{text}</span>
            </span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
