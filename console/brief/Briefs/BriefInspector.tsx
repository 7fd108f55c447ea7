import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action, AskOption } from '../../actions/action.ts'
import { useActions } from '../../actions/Actions.tsx'
import { Deeds } from '../../actions/Deeds.tsx'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { usePeople, type People } from '../../api/people.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Actor, ActorMark } from '../../kit/Actor.tsx'
import { strings } from '../../strings.ts'
import { useDeclared } from '../BriefForm/useDeclared.ts'
import { assigneesFor } from './assignees.ts'
import { BriefFamilies } from './BriefFamilies.tsx'
import { Evidence } from './Evidence.tsx'

type Shown = Operations['brief.show']['output']
type Brief = Shown['brief']

const { briefs: words } = strings

/** One brief beside the list: what it asks for, its evidence, who has it, and what can be done with it. */
export const BriefInspector = ({ id }: { id: string }) => {
  const query = useQueryOf('brief.show', { id })
  return <Answered query={query}>{(shown) => <Known key={id} shown={shown} />}</Answered>
}

const Known = ({ shown: { brief, assignments } }: { shown: Shown }) => {
  const people = usePeople()
  const { nameOf } = useDeclared()
  const { moment, count, day } = useFormat()
  const owner = people.face(brief.owner)
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <p className="pr-6 text-12 text-ink-3">
          {words.states[brief.state]}, {words.opened(moment(brief.openedAt))}
        </p>
        <h2 className="mt-0.5 text-15 font-title text-pretty">{brief.title}</h2>
        {brief.message ? <p className="mt-1 text-pretty text-ink-2">{brief.message}</p> : null}
      </div>
      <Evidence evidence={brief.evidence} />
      <InspectorSection title={words.asks}>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          <dt className="text-ink-3">{words.goal}</dt>
          <dd>
            {words.metrics[brief.goal.metric]}, {words.not(words.metrics[brief.goal.counterMetric])}
          </dd>
          <dt className="text-ink-3">{words.form.audience}</dt>
          <dd>{nameOf('audiences', brief.audience)}</dd>
          <dt className="text-ink-3">{words.placements}</dt>
          <dd>{brief.placements.map((key) => nameOf('placements', key)).join(', ')}</dd>
          <dt className="text-ink-3">{words.due}</dt>
          <dd>{moment(brief.due)}</dd>
          <dt className="text-ink-3">{words.hours}</dt>
          <dd>
            {count(brief.hours)} h, {brief.skill}
          </dd>
          <dt className="text-ink-3">{words.owner}</dt>
          <dd>{owner ? <Actor actor={owner} /> : brief.owner}</dd>
        </dl>
      </InspectorSection>
      <InspectorSection title={words.whoHasIt}>
        <div className="flex items-center gap-2">
          <ActorMark actor={people.face(brief.assignee)} />
          <span>{people.face(brief.assignee)?.name ?? strings.actor.nobody}</span>
        </div>
        {assignments.length > 0 ? (
          <p className="mt-1 text-12 text-ink-2">
            {words.booked(assignments.map(({ week, hours }) => words.week(count(hours), day(week))).join('; '))}
          </p>
        ) : null}
        <Doing brief={brief} people={people} />
      </InspectorSection>
      <BriefFamilies brief={brief} />
    </>
  )
}

interface Deeds {
  accept: () => void
  assign: (assignee: string) => void
  close: (reason: string) => void
}

/** What the state of a brief lets one do with it. */
const actionsOn = (state: Brief['state'], people: readonly AskOption[], { accept, assign, close }: Deeds): Action[] => {
  const actions: Action[] = []
  if (state === 'proposed')
    actions.push({ id: 'brief.accept', group: 'do', label: words.accept, operation: 'brief.accept', keys: 'A', tone: 'filled', run: accept })
  if (state === 'open' || state === 'assigned') {
    const asks = [{ name: 'assignee', label: words.toWhom, options: people }] as const
    actions.push({
      id: 'brief.assign',
      group: 'do',
      label: words.assign,
      operation: 'brief.assign',
      keys: 'E',
      asks,
      run: ({ assignee = '' }) => assign(assignee),
    })
  }
  if (state !== 'closed') {
    const asks = [{ name: 'reason', label: words.reason }] as const
    actions.push({
      id: 'brief.close',
      group: 'do',
      label: words.close,
      operation: 'brief.close',
      tone: 'danger',
      asks,
      run: ({ reason = '' }) => close(reason),
    })
  }
  return actions
}

const thisWeek = { weeks: 1, limit: 1 } as const

/** Those who may be given it, with the hours that are free this week. */
const useAssignees = (brief: Brief, { everybody }: People): readonly AskOption[] => {
  const format = useFormat()
  const capacity = useQueryOf('capacity.show', thisWeek, {
    enabled: brief.state === 'open' || brief.state === 'assigned',
    follows: ['brief', 'person'],
  })
  const { skill } = brief
  return useMemo(() => assigneesFor({ skill }, everybody, capacity.data, format), [skill, everybody, capacity.data, format])
}

/** What can be done with it, each an action: button, key and palette alike. */
const Doing = ({ brief, people }: { brief: Brief; people: People }) => {
  const navigate = useNavigate()
  const accept = useCommand('brief.accept')
  const assign = useCommand('brief.assign')
  const close = useCommand('brief.close')
  const assignees = useAssignees(brief, people)
  const pick = { id: brief.id, ifVersion: brief.version }
  const actions = useMemo<readonly Action[]>(
    () =>
      actionsOn(brief.state, assignees, {
        accept: () => accept.mutate(asked(pick)),
        assign: (assignee) => assign.mutate(asked({ ...pick, assignee })),
        close: (reason) => close.mutate(asked({ ...pick, reason }), { onSuccess: () => void navigate({ to: '/briefs' }) }),
      }),
    // The mutations are stable.
    // oxlint-disable-next-line react/exhaustive-deps
    [brief.id, brief.version, brief.state, assignees],
  )
  useActions(actions, brief.title)
  const problem = accept.error ?? assign.error ?? close.error
  return <Deeds actions={actions} problem={problem} />
}
