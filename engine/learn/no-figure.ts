import type { LearnedEffect } from './learned.ts'
import type { LearnedEvent } from './tally.ts'

const plural: Readonly<Record<LearnedEvent, string>> = {
  click: 'clicks',
  conversion: 'conversions',
  unsubscribe: 'unsubscribes',
  complaint: 'complaints',
  bounce: 'bounces',
  return: 'returns',
}

/** Why nothing is told of a component or a tag, in the same words wherever it is asked; undefined where something is told. */
export const noFigure = ({ effect, gathering, component, exposures }: LearnedEffect, event: LearnedEvent): string | undefined => {
  if (exposures === 0) return 'never shown'
  if (gathering) return `gathering: ${gathering.conversions} of ${gathering.needed} ${plural[event]}`
  if (effect !== undefined) return undefined
  return component === undefined ? 'all that is shown bears it' : 'alone in its slot'
}
