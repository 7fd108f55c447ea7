import { kindOf } from '../../engine/create/component-kind.ts'

/** What a slot is called where its template is not at hand: callToAction → Call to action. */
export const slotWord = (slot: string): string => {
  const words = kindOf(slot)?.label ?? slot.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
