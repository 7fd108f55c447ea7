import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf, type NoAnswer } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Composed } from '../composed.ts'
import { words as way } from '../Deliver/words.ts'
import { words as form } from '../FamilyForm/words.ts'
import { useMayCompose } from '../useMayCompose.ts'
import { saidTo, type Approval } from './standing.ts'
import { words } from './words.ts'

type Checked = Operations['preflight.show']['output']

/** A family, its last preflight, and what was said to its content, once that was asked. */
export const useFamily = (id: string) => {
  const family = useQueryOf('family.show', { id }, { follows: ['component', 'template', 'brand', 'campaign'] })
  const checked = useQueryOf('preflight.show', { family: id }, { follows: ['family', 'guardrail'] })
  const known = family.data?.family.id
  const approvals = useQueryOf('approval.list', { subject: { kind: 'family', id: known ?? '' }, limit: 200 }, { enabled: known !== undefined })
  const said = useMemo(() => saidTo(family.data?.family.hash, approvals.data?.items ?? []), [family.data?.family.hash, approvals.data])
  // A preflight that is refused has not been run: that is a state of the family, not a fault of the screen.
  const run = checked.error ? undefined : checked.data
  return { family, run, said, asked: !approvals.isPending }
}

interface Wish {
  composed: Composed | undefined
  run: Checked | undefined
  standing: Approval | undefined
  open: (approval: string) => void
  /** Makes another of it. */
  recombine: (family: string) => void
  /** Opens the way out of it. */
  deliver: () => void
}

/** Run preflight where it is missing or old; send to review where something may go live. */
export const useFamilyActions = ({
  composed,
  run,
  standing,
  open,
  recombine,
  deliver,
}: Wish): { actions: readonly Action[]; problem: NoAnswer | null; passed: string | undefined; undeliverable: string | undefined } => {
  const { count } = useFormat()
  const mayNot = useMayCompose() === undefined ? undefined : way.mayNot
  const undeliverable = mayNot ?? (standing?.state === 'approved' ? undefined : way.noYes)
  const check = useCommand('family.preflight')
  const send = useCommand('approval.request')
  const { mutate: runPreflight, isPending: running } = check
  const { mutate: request, isPending: sending } = send
  const actions = useMemo(
    () =>
      composed === undefined
        ? []
        : [
            { ...recombining, run: () => recombine(composed.family.id) },
            ...(composed.family.state === 'retired'
              ? []
              : [
                  { ...delivering, because: undeliverable, run: deliver },
                  ...(run?.current ? [] : [checking(composed, running, runPreflight)]),
                  isJudged(standing)
                    ? { ...toReview, run: () => open(standing?.id ?? '') }
                    : sendingOf({ composed, run, standing, sending, request, open, said: count(run?.preflight.passed ?? composed.combinations) }),
                ]),
          ],
    [composed, run, standing, open, recombine, deliver, undeliverable, running, sending, runPreflight, request, count],
  )
  return { actions, problem: send.error ?? check.error, passed: send.data?.passed ? send.data.route.because : undefined, undeliverable }
}

type Mutate<N extends 'family.preflight' | 'approval.request'> = ReturnType<typeof useCommand<N>>['mutate']

const toReview = { id: 'review', group: 'do', label: words.toReview, tone: 'filled' } as const

const recombining = { id: 'family.recombine', group: 'do', label: form.recombine.verb, tone: 'quiet', operation: 'family.recombine' } as const

const delivering = { id: 'package.start', group: 'do', label: way.verb, operation: 'package.start' } as const

const checking = ({ family: { id } }: Composed, running: boolean, check: Mutate<'family.preflight'>): Action => ({
  id: 'preflight',
  group: 'do',
  label: words.again,
  operation: 'family.preflight',
  busy: running ? words.running : undefined,
  run: () => check(asked({ id })),
})

interface Sending extends Omit<Wish, 'recombine' | 'deliver'> {
  composed: Composed
  sending: boolean
  request: Mutate<'approval.request'>
  /** How many may go live. */
  said: string
}

const sendingOf = ({ composed, run, standing, sending, request, open, said }: Sending): Action => ({
  id: 'send',
  group: 'do',
  label: words.send(said),
  keys: 'R',
  tone: 'filled',
  operation: 'approval.request',
  busy: sending ? words.sending : undefined,
  because: whyNot(run, standing),
  run: () =>
    request(asked({ subject: { kind: 'family', id: composed.family.id }, hash: composed.family.hash }), {
      onSuccess: (opened) => !opened.passed && open(opened.id),
    }),
})

/** Somebody looked at this content, or is asked to. */
const isJudged = (standing: Approval | undefined): boolean =>
  standing !== undefined && !standing.passed && (standing.state === 'waiting' || standing.state === 'approved')

const whyNot = (run: Checked | undefined, standing: Approval | undefined): string | undefined => {
  if (!run?.current) return words.because.unchecked
  if (run.preflight.state === 'measuring') return words.because.measuring
  if (run.preflight.passed === 0) return words.because.blocked
  if (standing?.state === 'waiting') return words.because.waiting
  return standing?.state === 'approved' ? words.because.approved : undefined
}
