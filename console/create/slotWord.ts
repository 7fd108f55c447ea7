import { kindLabel } from '../../engine/create/component-kind.ts'

/** What a slot is called where its template is not at hand: callToAction → Call to action. */
export const slotWord = (slot: string): string => kindLabel(slot)
