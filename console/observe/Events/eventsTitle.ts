import { words } from '../words.ts'

/** How much comes in, and does all of it fit? */
export const eventsTitle = (rate: readonly { count: number }[], dead: number, count: (value: number) => string): string => {
  const all = rate.reduce((sum, one) => sum + one.count, 0)
  return `${all === 0 ? words.quiet : words.title(count(all))}; ${dead === 0 ? words.clean : words.dead(count(dead))}.`
}
