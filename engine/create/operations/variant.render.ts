import { z } from 'zod'
import { live } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Format } from '../template.ts'
import { Locale } from '../locale.ts'
import { ShownFile } from '../shown-file.ts'
import { Picture } from '../rendition.ts'

/** Renderers are adapters, so the server owns the road: it reads what the family is made of and lets the renderer of its channel make it real. */
export const renderVariant = live({
  name: 'variant.render',
  summary: 'Render one variant as it would be shown, by its family or by a frozen edition of it',
  input: z.strictObject({
    family: z.string().describe('id or key; what it shows now'),
    hash: z.string().optional().describe('content hash of an edition: what it showed then'),
    locale: Locale,
    choice: z.record(z.string(), z.string()).default({}).describe('slot → id of the component; the first of a slot where left out'),
    person: z
      .record(z.string(), z.unknown())
      .default({})
      .describe('whom an e-mail speaks to')
      .meta({ examples: [{ firstName: 'Ada' }] }),
  }),
  output: z.object({
    html: z.string().describe('a whole document, for a frame'),
    text: z.string(),
    subject: z.string().optional(),
    preheader: z.string().optional().describe('what an inbox shows after the subject'),
    locale: Locale,
    format: Format,
    fields: z.record(z.string(), z.record(z.string(), z.string())).describe('slot → field → what it says: for apps that render for themselves'),
    files: z.record(z.string(), ShownFile).describe('slot → the picture, video or document that it shows'),
    pictures: z.array(Picture).optional().describe('every size of its set, where it is drawn'),
    signed: z.string().optional().describe('who signs its pictures (Content Credentials, C2PA): name on the certificate; absent where nobody does'),
    renderer: z.string().describe('name and version'),
  }),
  roles: everyone,
})
