import { z } from 'zod'
import { mostTried } from '../../create/limits.ts'
import { Locale } from '../../create/locale.ts'
import { Key } from '../../create/key.ts'
import { Box, Format, Slot } from '../../create/template.ts'
import { Renamed, TemplateChanges, TemplateDraft } from '../../create/template-draft.ts'
import { live } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Finding } from '../finding.ts'

/** What cannot be read or does not hold together, where one mends it. */
const Problem = z.object({
  path: z.string().optional().describe('of the draft, as in body or slots.0.kind; the key of a family where that stands in the way'),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  problem: z.string(),
  hint: z.string().optional(),
})

const Room = z.object({
  slot: Slot.shape.name,
  locale: Locale,
  format: Key,
  lines: z.number().int(),
  maxLines: z.number().int().optional(),
  width: z.number().describe('CSS px, of the widest line'),
  height: z.number(),
  box: Box,
  overWidth: z.number().describe('CSS px beyond the box; 0 where it fits'),
  overHeight: z.number(),
})
export type Room = z.infer<typeof Room>

const TriedFinding = Finding.extend({
  locales: z.array(Locale).optional().describe('where the same is found in several languages: these; `locale` is absent then'),
})
export type TriedFinding = z.infer<typeof TriedFinding>

const Tried = z.object({
  locale: Locale,
  format: Format,
  html: z.string().optional().describe('a whole document, for a frame'),
  subject: z.string().optional(),
  picture: z.string().optional().describe('data address, at one pixel a CSS pixel'),
  overflow: z.array(z.object({ slot: z.string(), box: Box, overWidth: z.number(), overHeight: z.number() })).describe('text that leaves its room'),
  problem: Problem.optional().describe('why it could not be made'),
})
export type Tried = z.infer<typeof Tried>

/** Renderers are adapters, so the server owns the road. */
export const tryTemplate = live({
  name: 'template.try',
  summary: 'Show and judge a template before it is stored, filled with real components, in the sizes and languages asked for',
  input: z.strictObject({
    template: z.string().optional().describe('id or key of the template that it would be the next version of'),
    draft: TemplateDraft.extend({ formats: TemplateChanges.shape.formats, key: z.string().max(400), name: z.string().max(400) })
      .partial()
      .describe('what is said of it; what is left out is as in that template; whatever it is called, it is shown'),
    renamed: Renamed.optional(),
    family: z.string().optional().describe('id or key of the family that fills it; what it does not fill is filled from the library'),
    choice: z.record(Slot.shape.name, z.string()).default({}).describe('slot → id or key of the component that stands in it'),
    locales: z.array(Locale).min(1).max(mostTried).optional().describe(`those of the family where left out, ${mostTried} at the most`),
    sizes: z.array(Key).min(1).max(60).optional().describe('names of the formats to show; all where left out'),
    limit: z.number().int().min(1).max(12).default(6).describe('renditions an answer'),
    after: z.string().max(12).optional().describe('next of the answer before'),
  }),
  output: z.object({
    problems: z.array(Problem).describe('what keeps it from being stored'),
    findings: z.array(TriedFinding).max(200),
    more: z.number().int().describe('findings beyond those'),
    room: z.array(Room).describe('each measured text in the sizes asked for'),
    shows: z.array(z.object({ slot: z.string(), component: z.string(), title: z.string() })),
    locales: z.array(Locale),
    family: z
      .object({ combinations: z.number().int(), passed: z.number().int(), sentence: z.string() })
      .optional()
      .describe('what preflight would say of the whole family; absent where it is too large to say so at once'),
    renditions: z.array(Tried),
    total: z.number().int(),
    next: z.string().optional(),
  }),
  roles: everyone,
})
