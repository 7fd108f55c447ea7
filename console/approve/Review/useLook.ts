import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Composed } from '../../create/composed.ts'
import type { Extreme } from './extremes.ts'

type Variant = Operations['family.variants']['output']['items'][number]

export interface Look {
  choice: Readonly<Record<string, string>>
  findings: Variant['findings']
  /** Until then the choice is what makes it the extreme alone. */
  known: boolean
}

/** A variant that holds what makes it the extreme, and that may go live, with what the guardrails find in it by now. */
export const useLook = ({ family }: Composed, { holding, locale }: Pick<Extreme, 'holding' | 'locale'>, enabled = true): Look => {
  const { data, isPlaceholderData, error } = useQueryOf('family.variants', { id: family.id, locale, holding: { ...holding }, limit: 50 }, { enabled })
  const fitting = data?.items.filter((item) => item.locale === locale && Object.entries(holding).every(([slot, id]) => item.choice[slot] === id))
  const one = fitting?.find(({ worst }) => worst !== 'block') ?? fitting?.[0]
  return { choice: one?.choice ?? holding, findings: one?.findings ?? [], known: (data !== undefined && !isPlaceholderData) || error !== null }
}
