import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { dueOf } from '../../../engine/learn/due-of.ts'
import type { Action } from '../../actions/action.ts'
import { useActions } from '../../actions/Actions.tsx'
import { Deeds } from '../../actions/Deeds.tsx'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { useNamed } from '../../decide/useNamed.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { EvidenceList } from '../../kit/EvidenceList.tsx'
import { Go } from '../../kit/Go.tsx'
import { Curve } from '../Curve.tsx'
import { words } from '../words.ts'
import { nextOf, sentencesOf } from './noticed.ts'
import type { Signal } from './signal.ts'

/** One signal beside the list: what was noticed, from what, and its one answer. */
export const SignalInspector = ({ signal }: { signal: Signal }) => {
  const { moment, weekday } = useFormat()
  const named = useNamed()
  const { kind, statement, raisedAt, placement, slot, component, audience, campaign, since, until, alsoAt = [] } = signal
  const [claim, ...more] = sentencesOf(statement)
  // The rates by times seen are drawn, with their intervals, as a curve.
  const curved = kind === 'fatigue' && slot !== undefined && component !== undefined ? { placement, slot, component } : undefined
  const about = [
    {
      name: words.at,
      value: <Placement at={placement} />,
    },
    ...(alsoAt.length === 0 ? [] : [{ name: words.alsoAt, value: <AlsoAt keys={alsoAt} /> }]),
    ...(slot === undefined ? [] : [{ name: words.slot, value: kindLabel(slot) }]),
    ...(component === undefined ? [] : [{ name: words.component, value: <Component id={component} named={named} /> }]),
    ...(audience === undefined ? [] : [{ name: words.audience, value: audience }]),
    ...(campaign === undefined ? [] : [{ name: words.campaign, value: <Campaign id={campaign} /> }]),
    until === undefined ? { name: words.since, value: weekday(`${since}T12:00:00Z`) } : { name: words.until, value: weekday(`${until}T12:00:00Z`) },
  ]
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <div className="flex justify-between text-12 text-ink-3">
          <span>{words.kinds[kind]}</span>
          <span>{words.raised(moment(raisedAt))}</span>
        </div>
        <h2 className="mt-0.5 text-15 font-title text-pretty">{claim}</h2>
        {more.length === 0 ? null : <p className="mt-1.5 text-pretty">{more.join(' ')}</p>}
        <Ground signal={signal} />
      </div>
      <InspectorSection title={words.evidence} side={words.asRaised(moment(raisedAt))}>
        <EvidenceList evidence={curved ? signal.evidence.slice(0, 1) : signal.evidence} />
        <LookUp signal={signal} />
      </InspectorSection>
      {curved ? (
        <InspectorSection title={words.curve.title} side={words.curve.now}>
          <p className="mb-1.5 text-12 text-pretty text-ink-3">{words.curve.since}</p>
          <Curve {...curved} />
        </InspectorSection>
      ) : null}
      <InspectorSection title={words.about}>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5">
          {about.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      <InspectorSection title={words.answer} side={words.standings[signal.standing]}>
        <Answer key={signal.id} signal={signal} />
      </InspectorSection>
    </>
  )
}

const Placement = ({ at }: { at: string }) => (
  <Go href={`/placements/${at}`} className="linked mono">
    {at}
  </Go>
)

const AlsoAt = ({ keys }: { keys: readonly string[] }) => (
  <span className="flex flex-wrap gap-x-3 gap-y-1.5">
    {keys.map((key) => (
      <Placement key={key} at={key} />
    ))}
  </span>
)

const Campaign = ({ id }: { id: string }) => {
  const campaigns = useQueryOf('campaign.list', { limit: 200 })
  return (
    <Go href={`/campaigns/${id}`} className="linked">
      {campaigns.data?.items.find((one) => one.id === id)?.name ?? id}
    </Go>
  )
}

const Component = ({ id, named }: { id: string; named: (id: string) => string }) => (
  <Go href={`/library/${id}`} className="linked">
    {named(id)}
  </Go>
)

/** Where its figures come from, and what became of it. */
const LookUp = ({ signal: { id, kind, placement, component, campaign, experiment, entry } }: { signal: Signal }) => {
  const places = [
    ...(kind === 'expiry' && component !== undefined ? [{ said: words.looks.component, href: `/library/${component}` }] : []),
    ...(entry === undefined ? [] : [{ said: words.looks.change, href: `/journal?entry=${entry}` }]),
    ...(experiment === undefined ? [] : [{ said: words.looks.experiment, href: `/experiments/${experiment}` }]),
    ...(campaign === undefined ? [] : [{ said: words.looks.campaign, href: `/campaigns/${campaign}` }]),
    ...(component === undefined ? [] : [{ said: words.looks.insight, href: `/insights?placement=${placement}&component=${component}` }]),
    { said: words.looks.placement, href: `/placements/${placement}` },
    ...(kind === 'anomaly' && experiment === undefined ? [{ said: words.looks.events, href: '/events' }] : []),
    ...(kind === 'gap' || kind === 'anomaly' ? [{ said: words.looks.decisions, href: `/decisions?placement=${placement}` }] : []),
    { said: words.looks.journal, href: `/journal?type=signal&id=${id}` },
  ]
  return (
    <nav aria-label={words.lookUp} className="mt-3 flex flex-wrap gap-x-3 gap-y-2 text-12">
      {places.map(({ said, href }) => (
        <Go key={href} href={href} className="linked">
          {said}
        </Go>
      ))}
    </nav>
  )
}

/** What else there is to know before one believes it: whose place it takes, who took its, and whether it rests on made-up traffic. */
const Ground = ({ signal: { kind, supersedes, supersededBy, madeUp = 0, standing } }: { signal: Signal }) => {
  const { percentWhole } = useFormat()
  return (
    <>
      {supersedes === undefined ? null : (
        <p className="mt-1.5 text-pretty text-ink-2">
          {words.supersedes[kind] ?? words.supersedesAny} <Link to={supersedes}>{words.earlier}</Link>.
        </p>
      )}
      {supersededBy === undefined ? null : (
        <p className="mt-1.5 text-pretty text-ink-2">
          {words.supersededBy} <Link to={supersededBy}>{words.later}</Link>.
        </p>
      )}
      {madeUp > 0 && standing !== 'withdrawn' ? <p className="mt-1.5 text-pretty text-ink-2">{words.madeUp(percentWhole(madeUp))}</p> : null}
    </>
  )
}

const Link = ({ to, children }: { to: string; children: string }) => (
  <Go href={`/signals/${to}`} className="linked">
    {children}
  </Go>
)

const Answer = ({ signal }: { signal: Signal }) => {
  const { actions, problem } = useAnswers(signal)
  useActions(actions, words.kinds[signal.kind])
  const next = signal.state === 'open' ? nextOf(signal) : undefined
  return (
    <>
      <p className="text-pretty text-ink-2">{words.answers[signal.standing]}</p>
      {next === undefined ? null : (
        <p className="mt-1.5 text-pretty">
          <b className="font-strong">{words.next}.</b> {next}
        </p>
      )}
      {signal.reason ? <p className="mt-1 text-pretty">{signal.reason}</p> : null}
      <Deeds actions={actions} problem={problem} />
    </>
  )
}

/** One answer: its brief, a new brief, or why it needs nothing. */
const useAnswers = (signal: Signal) => {
  const navigate = useNavigate()
  const open = useCommand('brief.open')
  const answer = useCommand('signal.answer')
  const actions = useMemo<readonly Action[]>(() => {
    const toBrief = (brief: string) => void navigate({ to: '/briefs/$brief', params: { brief } })
    const { id, kind, brief, state, standing } = signal
    if (brief !== undefined) return [{ id: 'signal.brief', group: 'do', label: words.seeBrief, tone: 'filled', run: () => toBrief(brief) }]
    if (state !== 'open') return []
    return [
      {
        id: 'brief.open',
        group: 'do',
        label: words.openBrief,
        operation: 'brief.open',
        keys: 'N',
        // Good news asks for nothing, and content mends no counting: a brief from it is possible, not due.
        ...(standing === 'wants' && kind !== 'anomaly' && { tone: 'filled' as const }),
        // That the brief names it takes it up; it is answered once what the brief asks for is live.
        run: () => open.mutate(asked(briefFrom(signal)), { onSuccess: (made) => toBrief(made.id) }),
      },
      {
        id: 'signal.dismiss',
        group: 'do',
        label: words.dismiss,
        operation: 'signal.answer',
        asks: [{ name: 'dismiss', label: words.why }],
        run: ({ dismiss = '' }) => answer.mutate(asked({ id, dismiss })),
      },
    ]
    // The mutations are stable.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [signal, navigate])
  return { actions, problem: open.error ?? answer.error }
}

/** The signal as a brief that says where it came from, with its evidence. */
const briefFrom = ({ id, kind, placement, alsoAt = [], statement, evidence, until }: Signal) => ({
  title: `${words.briefTitle[kind]} ${placement}`,
  message: words.briefMessage(statement),
  goal: { metric: 'clickRate' as const, counterMetric: 'returnRate' as const },
  placements: [placement, ...alsoAt],
  due: dueOf({ until }, new Date()),
  origin: { kind: 'signal' as const, signal: id },
  evidence: evidence.map((one) => ({ ...one })),
})
