import { rendererFor } from '../../adapters/renderers/index.ts'
import { contentHash } from '../../engine/kernel/canonical.ts'
import { templateReading } from '../../engine/create/template-reading.ts'
import { answering } from '../store/answering.ts'

/** Renderers know their own language; the engine only hears what they could not read. */
export const templateReadingAnswer = answering(templateReading, async (_, { channel, body, subject, preheader }) =>
  rendererFor(channel).check({
    hash: contentHash({ body, subject, preheader }),
    body,
    ...(subject !== undefined && { subject }),
    ...(preheader !== undefined && { preheader }),
  }),
)
