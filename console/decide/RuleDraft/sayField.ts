import type { Formatter } from '../../format/formatter.ts'
import { windowKey, windowText, type Window } from '../../../engine/decide/window.ts'
import { words as decideWords } from '../words.ts'
import { words } from './words.ts'

const { place } = decideWords

type Cap = Window & { most: number; each?: string; tag?: string }

/** One field of a rule in words, as it stands on either side of a change. */
export const sayField = (name: string, value: unknown, format: Formatter): string => (says[name] ?? plainly)(value, format)

const plainly = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value))

/** A setting as a sentence takes it: what is set for each of several, one after the other. */
const saySetting = (set: unknown): string =>
  Array.isArray(set)
    ? set.join(' → ')
    : typeof set === 'object' && set !== null
      ? Object.entries(set)
          .map(([key, held]) => `${key} ${plainly(held)}`)
          .join(' · ')
      : plainly(set)

const says: Record<string, (value: unknown, format: Formatter) => string> = {
  eligibility: (value) => (value === '' ? words.everyone : String(value)),
  policy: (value) => {
    const { name, settings = {} } = value as { name: string; settings?: Record<string, unknown> }
    return [place.policy[name] ?? name, ...Object.entries(settings).map(([key, set]) => words.setTo(key, saySetting(set)))].join(', ')
  },
  caps: (value, { count }) =>
    (value as Cap[]).map((cap) => words.cap(count(cap.most), windowText(windowKey(cap)), words.capOn(cap))).join(', ') || words.nothing,
  audiences: (value) => (value as string[]).join(', ') || words.nothing,
  holdout: (value, { percentSet }) => (value ? percentSet((value as { share: number }).share) : words.nothing),
  sticky: (value) => (value ? windowText(windowKey(value as Window)) : words.nothing),
  budget: (value, { count }) => {
    const { total, perDay } = (value ?? {}) as { total?: number; perDay?: number }
    return words.budget(total === undefined ? undefined : count(total), perDay === undefined ? undefined : count(perDay)) || words.nothing
  },
  value: (value, { count }) => (value === null ? words.nothing : count(Number(value) / 100)),
  priority: (value, { count }) => count(Number(value)),
  purposes: (value) => (value as string[]).join(', ') || words.nothing,
  placements: (value) => (value as string[]).join(', '),
  from: (value, { moment }) => moment(String(value)),
  until: (value, { moment }) => (value === null ? words.noEnd : moment(String(value))),
}
