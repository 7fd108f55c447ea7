import { isRefusal } from '../../../engine/kernel/refusal.ts'
import type { NoAnswer } from '../../api/queries.ts'
import type { FieldFinding } from '../../kit/Field.tsx'
import type { Tried } from './useTry.ts'

export type Place = Tried['problems'][number]

/** What keeps a draft from being saved: said by the answer that shows it, or where it could not even be shown by the refusal. Each once. */
export const placesIn = (tried: Tried | undefined, ...refused: readonly (NoAnswer | null)[]): Place[] => {
  const said = refused.flatMap((one): Place[] => (isRefusal(one) ? (one.where ?? []) : []))
  const all = [...said, ...(said.length > 0 ? [] : (tried?.problems ?? []))].map((place) => ({
    ...place,
    path: (place.path ?? '').replace(/^draft\.?/, ''),
  }))
  return [...new Map(all.map((place) => [`${place.path} ${place.line ?? ''} ${place.problem}`, place])).values()]
}

export const placeInWords = ({ problem, hint }: Place): string => {
  const said = [problem, hint].filter(Boolean).join('; ')
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}${/[.!?…]$/.test(said) ? '' : '.'}`
}

/** What stands at a field, or below it where it is a group. */
export const findingsIn = (places: readonly Place[], path: string, deep = true): FieldFinding[] =>
  places
    .filter((place) => place.path === path || (deep && place.path?.startsWith(`${path}.`)))
    .map((place) => ({ severity: 'block', sentence: placeInWords(place) }))
