import { type Step, step, until } from './story.ts'

const preflighted = (id: string): Step => until<'family.preflight'>(step('sander', 'family.preflight', { id }), ({ state }) => state !== 'measuring')

/** Nothing is asked a yes for before the worker has set every text of it. */
export const measured: readonly Step[] = ['autumn-home-hero', 'autumn-mobile-hero', 'autumn-newsletter'].map(preflighted)
