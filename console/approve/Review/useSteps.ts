import { roleNames } from '../../../engine/people/permission.ts'
import type { Operations } from '../../api/operations.ts'
import { usePeople, type People } from '../../api/people.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useFrame } from '../../frame/FrameContext.ts'
import type { ActorFace } from '../../kit/Actor.tsx'
import type { RouteStep } from '../../kit/Route.tsx'
import { useNow } from './useNow.ts'
import { words } from './words.ts'

type Shown = Operations['approval.show']['output']
type Step = Shown['approval']['steps'][number]

interface Around {
  people: People
  /** Name of who looks at it. */
  me: string
  now: number
  format: Formatter
}

const unknown: ActorFace = { kind: 'person', name: words.unknown }

/** The route as a line of stations: who made it, who asked, whose yes was given, where it waits, and what lies ahead. */
export const useSteps = (shown: Shown): RouteStep[] => {
  const people = usePeople()
  const format = useFormat()
  const now = useNow()
  const { me } = useFrame()
  const around = { people, format, now, me: me.name }
  const { makers, requestedBy, requestedAt, steps, passed, since, route } = shown.approval
  const faceOf = (id: string) => people.face(id) ?? unknown
  return [
    ...makers
      .filter(({ id }) => id !== requestedBy)
      .map(({ id }): RouteStep => ({ id, actor: faceOf(id), sentence: words.hadHand, when: '', state: 'done' })),
    { id: 'asked', actor: faceOf(requestedBy), sentence: words.requested, when: format.dayClock(requestedAt), state: 'done' },
    ...steps.map((step, index) => judged(shown, step, index, around) ?? ahead(shown, step, index, around)),
    ...(passed ? [{ id: 'passed', actor: flow(route.key), sentence: words.passed, when: format.dayClock(since), state: 'done' as const }] : []),
  ]
}

const flow = (name: string): ActorFace => ({ kind: 'flow', name })

const judged = ({ approval }: Shown, { label }: Step, index: number, { people, format }: Around): RouteStep | undefined => {
  const said = approval.verdicts.find((verdict) => verdict.step === index)
  if (!said) return undefined
  const sentence = said.verdict === 'approve' ? words.said(label) : words.saidNo(label)
  return { id: label, actor: people.face(said.actor) ?? unknown, sentence, when: format.dayClock(said.at), state: 'done' }
}

const ahead = (shown: Shown, step: Step, index: number, around: Around): RouteStep => {
  const { approval, judges } = shown
  const { people, me } = around
  const { label, role } = step
  const here = index === approval.at && approval.state === 'waiting'
  const able = here ? judges : people.everybody.filter(({ kind, roles }) => kind === 'person' && roles.includes(role))
  const youMay = here && shown.may.allow
  const called = youMay ? words.you(label) : able.length === 1 ? undefined : words.step(label, roleNames[role])
  const actor = (youMay ? judges.find(({ name }) => name === me) : undefined) ?? able[0]
  const others = able.filter(({ name }) => name !== me).map(({ name }) => name)
  return {
    id: label,
    actor: people.face(actor?.id) ?? { kind: 'person', name: label },
    ...(called === undefined ? {} : { called }),
    sentence: here ? whoMay(others, youMay) : able.length === 1 ? words.step(label, roleNames[role]) : '',
    ...(here ? waits(approval, around) : { when: words.ahead }),
    state: here ? 'now' : 'ahead',
  }
}

const waits = ({ due, since }: Shown['approval'], { now, format }: Around): { when: string; held?: boolean } => {
  if (due === undefined) return { when: '' }
  return Date.parse(due) < now ? { when: words.late(format.age(now - Date.parse(since))), held: true } : { when: words.by(format.dayClock(due)) }
}

const whoMay = (others: readonly string[], youMay: boolean): string => {
  if (others.length > 0) return youMay ? words.mayToo(others.join(', ')) : words.mayJudge(others.join(', '))
  return youMay ? words.onlyYou : words.nobodyMay
}
