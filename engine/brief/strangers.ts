import type { Audience } from '../audience/audience.ts'
import { didYouMean } from '../kernel/expression/check/suggest.ts'
import { type Refusal, type RefusalPlace, refuse } from '../kernel/refusal.ts'
import type { Brief } from './brief.ts'
import type { DeclaredPlacement } from './declared-placements.ts'

interface Declared {
  placements: readonly DeclaredPlacement[]
  audiences: readonly Pick<Audience, 'id' | 'key'>[]
}

interface Stranger extends Required<Pick<RefusalPlace, 'path' | 'problem'>> {
  remedy: string
}

/**
 * Why a brief cannot be for whom or where it says: nobody could ever answer it. An engine that has declared no placement yet takes any key,
 * for there the brief comes first and the placement is made for it.
 */
export const strangersRefusal = (asked: Pick<Brief, 'placements' | 'audience'>, { placements, audiences }: Declared): Refusal | undefined => {
  const strangers = [...strangePlacements(asked.placements, placements), ...strangeAudience(asked.audience, audiences)]
  if (strangers.length === 0) return undefined
  return refuse('invalidInput', `A brief is for what is there: ${strangers.map(({ problem }) => problem).join('; ')}.`, {
    where: strangers.map(({ path, problem }) => ({ path, problem })),
    remedy: [...new Set(strangers.map(({ remedy }) => remedy))].join(' '),
  })
}

const strangePlacements = (asked: readonly string[], declared: readonly DeclaredPlacement[]): Stranger[] => {
  if (declared.length === 0) return []
  const live = declared.filter(({ state }) => state === 'live').map(({ key }) => key)
  return asked
    .filter((key) => !live.includes(key))
    .map((key) => ({
      path: 'placements',
      problem: declared.some((one) => one.key === key) ? `placement ${key} is retired` : `no placement is called ${short(key)}`,
      remedy: didYouMean(key, live, 'List what there is with placement.list.'),
    }))
}

const strangeAudience = (asked: string, live: Declared['audiences']): Stranger[] =>
  asked === 'everyone' || live.some(({ id, key }) => asked === id || asked === key)
    ? []
    : [
        {
          path: 'audience',
          problem: `no audience is called ${short(asked)}`,
          remedy: didYouMean(asked, ['everyone', ...live.map(({ key }) => key)], 'List what there is with audience.list, or say everyone.'),
        },
      ]

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
