import { z } from 'zod'
import { Format, Slot, Template } from './template.ts'

/** What somebody says of a template; all else about it is ours. */
export const TemplateDraft = z.strictObject({
  key: Template.shape.key,
  name: Template.shape.name,
  channel: Template.shape.channel,
  brand: z.string().describe('id or key'),
  format: Template.shape.format,
  formats: Template.shape.formats,
  slots: Template.shape.slots,
  body: Template.shape.body,
  subject: Template.shape.subject,
  preheader: Template.shape.preheader,
})
export type TemplateDraft = z.infer<typeof TemplateDraft>

/** Slots that are others of the version before under a new name: what stands in those stands in these. */
export const Renamed = z.record(Slot.shape.name, Slot.shape.name).describe('new name of a slot → the name that it had')
export type Renamed = z.infer<typeof Renamed>

/** What may change about a template that is there: key, channel and brand stay, since another of these is another template. */
export const TemplateChanges = z.strictObject({
  name: Template.shape.name.optional(),
  format: Format.optional(),
  formats: z.array(Format).max(59).optional().describe('the further sizes, all of them; none takes them away'),
  slots: Template.shape.slots.optional().describe('all slots, in their order; one that is left out is dropped'),
  renamed: Renamed.optional(),
  body: Template.shape.body.optional(),
  subject: Template.shape.subject,
  preheader: Template.shape.preheader,
})
export type TemplateChanges = z.infer<typeof TemplateChanges>

/** A template with what is said anew; what is left out stays as it is. */
export const changedTemplate = <T extends Omit<TemplateDraft, 'brand'>>(before: T, { renamed: _carried, formats, ...said }: TemplateChanges): T => {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const { formats: _sizes, ...one } = before
  return { ...(formats === undefined ? before : formats.length === 0 ? one : { ...one, formats }), ...given } as T
}
