import type { Operations } from '../../api/operations.ts'
import type { People } from '../../api/people.ts'
import type { LineageStep } from '../../kit/Lineage.tsx'
import { words } from '../words.ts'

export type Told = Operations['decision.explain']['output']['lineage'][number]

interface Say {
  face: People['face']
  named: (component: string) => string
  /** When work was done, and when traffic ran. */
  day: (at: string) => string
  clock: (at: string) => string
  count: (value: number) => string
  placement: string
}

/** The way from brief to outcome as it is drawn. What one person wrote for it is one step: a line of ten components would say less. */
export const lineageSteps = (told: readonly Told[], say: Say): LineageStep[] => {
  const parts = Map.groupBy(
    told.filter(({ kind }) => kind === 'component'),
    ({ by }) => by,
  )
  return told.flatMap((step) => {
    if (step.kind !== 'component') return [drawn(step, say)]
    const made = parts.get(step.by) ?? [step]
    // It stands where the last of them was made: all that is left of it was there by then.
    return made.at(-1) === step ? [{ ...drawn(made[0] ?? step, say), at: say.day(step.at), sentence: sentenceOf(made, say) }] : []
  })
}

const sentenceOf = (made: readonly Told[], { named, count, face }: Say): string => {
  const [first, ...rest] = made
  const who = face(first?.by)?.name
  const what = rest.length === 0 ? first?.sentence : rest.length === 1 ? `and “${named(rest[0]?.id ?? '')}”` : words.explain.more(count(rest.length))
  return [what, who].filter(Boolean).join('; ')
}

const traffic = new Set<Told['kind']>(['exposure', 'click', 'conversion', 'unsubscribe', 'complaint', 'bounce', 'return', 'snapshot'])

const drawn = (step: Told, say: Say): LineageStep => {
  const { kind, id, at, by, sentence } = step
  const flowing = kind === 'decision' || traffic.has(kind)
  const who = by === undefined ? undefined : say.face(by)
  return {
    id: `${kind} ${id} ${at}`,
    mark: kind === 'decision' ? 'decision' : flowing ? 'traffic' : (who ?? { kind: 'flow', name: sentence }),
    at: flowing ? say.clock(at) : say.day(at),
    thing: kind === 'component' ? say.named(id) : step.thing,
    sentence: who && kind !== 'component' ? `${who.name}; ${sentence}` : sentence,
    href: hrefOf(step, say.placement),
  }
}

const hrefOf = ({ kind, id }: Told, placement: string): string =>
  ({
    brief: `/briefs/${id}`,
    asset: `/assets/${id}`,
    component: `/library/${id}`,
    template: `/templates/${id}`,
    approval: `/review/${id}`,
    campaign: `/campaigns/${id}`,
    decision: `/decisions/${id}`,
    exposure: '/events',
    click: '/events',
    conversion: '/events',
    unsubscribe: '/events',
    complaint: '/events',
    bounce: '/events',
    return: '/events',
    snapshot: `/placements/${placement}`,
  })[kind]
