import { z } from 'zod'
import { localeChain } from '../../create/locale-chain.ts'
import { sortOf } from '../../create/media-sort.ts'
import { eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const picturesHaveAltText = guardrailKind({
  name: 'pictures-have-alt-text',
  demands: 'A picture says in words what it shows (WCAG 2.2, 1.1.1)',
  why: 'Who hears the page, or has pictures switched off, gets the words instead. An empty text says: only decoration.',
  settings: z.strictObject({}),
  about: 'pictures',
  severity: 'warn',
  judges: eachSlot,
  judge: (subject) => {
    const { slot, component, file, ...piece } = onlyPiece(subject)
    // A video is named by its alt text, whether a poster is seen of it or not.
    const asset = piece.asset ?? (file && sortOf(file) === 'video' ? file : undefined)
    if (!asset || localeChain(subject.locale).some((locale) => asset.alt[locale] !== undefined)) return []
    return [
      {
        slot: slot.name,
        component: component.id,
        reason: `“${asset.name}” has no alt text in ${subject.locale}.`,
        limit: subject.locale,
        fix: { sentence: `Write its alt text in ${subject.locale}, or leave it empty on purpose` },
      },
    ]
  },
})
