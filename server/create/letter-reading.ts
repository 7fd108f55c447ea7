import { rendererFor } from '../../adapters/renderers/index.ts'
import { font } from '../../engine/create/font.ts'
import { letterReading } from '../../engine/create/letter.ts'
import { wayOutAt } from '../http/way-out-at.ts'
import { answering } from '../store/answering.ts'
import { allThings } from '../store/noun.store.ts'
import { mediaAt } from './media-at.ts'

/** As long as the token of a delivery. */
const someToken = 'x'.repeat(22)

export const letterReadingAnswer = answering(letterReading, async (scope, { family, address, ...composition }) => {
  const renderer = rendererFor(composition.template.channel)
  if (!renderer.readsLetter) return undefined
  const material = { ...composition, fonts: await allThings(scope, font) }
  return renderer.readsLetter(material, family, { media: mediaAt(address, scope.engine), unsubscribe: wayOutAt(address, someToken) })
})
