import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { ContentChannel } from './channel.ts'
import { Key } from './key.ts'
import { mostAlso } from './limits.ts'

/** How text of a slot is set: all lengths in CSS px. */
export const TypeStyle = z.strictObject({
  font: Key.describe('key of a font of the brand'),
  size: z.number().positive().max(400),
  lineHeight: z.number().positive().max(600).describe('px'),
  letterSpacing: z.number().default(0).describe('px'),
})
export type TypeStyle = z.infer<typeof TypeStyle>

/** Where something lies within the format, in CSS px from the top left. */
export const Box = z.strictObject({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() })
export type Box = z.infer<typeof Box>

/** What text stands on: a colour of the tokens, or a picture with a shade of a colour laid over it. */
export const Ground = z.union([
  z.strictObject({ colour: z.string().describe('path of a colour token') }),
  z.strictObject({
    slot: z.string().describe('name of the slot that holds the picture'),
    shade: z.strictObject({ colour: z.string(), opacity: z.number().min(0).max(1) }).optional(),
  }),
])
export type Ground = z.infer<typeof Ground>

const limits = {
  maxCharacters: z.number().int().positive().optional(),
  maxLines: z.number().int().positive().max(200).optional(),
  type: TypeStyle.optional(),
  box: Box.optional().describe('the room that it has; text that does not fit overflows'),
  picture: z
    .strictObject({ width: z.number().int().positive(), height: z.number().int().positive(), maxBytes: z.number().int().positive().optional() })
    .optional()
    .describe('px that the picture must at least have, and what it may weigh'),
}

/** A typed place in a template that takes components of its kinds, with its limits. */
export const Slot = z.strictObject({
  name: z
    .string()
    .max(40)
    .regex(/^[a-z][A-Za-z0-9]*$/, 'as in headline or callToAction'),
  label: z.string().min(1).max(80),
  kind: z.string().max(60).describe('of component that it is made for'),
  also: z
    .array(z.string().max(60))
    .min(1)
    .max(mostAlso)
    .optional()
    .describe('further kinds that it takes; the body tells them apart by slots.NAME.kind'),
  required: z.boolean().default(true),
  ...limits,
  colour: z.string().optional().describe('path of the token that its text is coloured with'),
  ground: Ground.optional(),
  formats: z
    .record(Key, z.strictObject(limits))
    .optional()
    .describe(
      'format → what holds there instead; a box holds in no other format than its own, and without one text is judged by its characters alone',
    ),
})
export type Slot = z.infer<typeof Slot>

export const Format = z.strictObject({
  name: Key.describe('what placements ask for, as in hero'),
  width: z.number().int().positive().describe('CSS px'),
  height: z.number().int().positive().optional().describe('CSS px; absent where it grows with its content'),
  maxBytes: z.number().int().positive().optional().describe('weight of all it loads; IAB New Ad Portfolio where it applies'),
})
export type Format = z.infer<typeof Format>

/**
 * A layout on one channel, for one format or for a set of sizes that one body serves. `body` is HTML (web, display) or MJML (e-mail) with Liquid that reads
 * `slots`, `brand`, `person` and, where it is drawn as a picture, `format`.
 */
export const Template = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(120),
  channel: ContentChannel,
  brand: z.string().describe('id of the brand whose tokens it uses'),
  format: Format,
  formats: z.array(Format).min(1).max(59).optional().describe('the further sizes of its set; display alone'),
  slots: z.array(Slot).min(1).max(40),
  body: z.string().min(1).max(200_000),
  subject: z.string().max(400).optional().describe('Liquid; e-mail alone'),
  preheader: z.string().max(400).optional().describe('Liquid; e-mail alone'),
  state: z.enum(['current', 'retired']),
  hash: z.string().describe('of what it shows and asks: channel, format, formats, slots, body, subject, preheader'),
  approved: z.string().optional().describe('hash of it as a person last said yes to it, with a family that uses it'),
  makers: z.array(z.string()).max(200).optional().describe('who had a hand in it since then; whoever made it where nobody has said yes yet'),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
})
export type Template = z.infer<typeof Template>

/** Nobody has said yes to it as it stands. */
export const isNewTemplate = ({ hash, approved }: Pick<Template, 'hash' | 'approved'>): boolean => hash !== approved

/** Everybody whose work a yes to it would be about. */
export const makersOfTemplate = ({ makers, madeBy, ...one }: Pick<Template, 'hash' | 'approved' | 'makers' | 'madeBy'>): readonly string[] =>
  isNewTemplate(one) ? (makers ?? [madeBy]) : []

export const template = noun('template', 'tpl', Template, ['key', 'name', 'channel', 'brand', 'state'])

export const templateHash = ({
  channel,
  format,
  formats,
  slots,
  body,
  subject,
  preheader,
}: Pick<Template, 'channel' | 'format' | 'formats' | 'slots' | 'body' | 'subject' | 'preheader'>): string =>
  contentHash({ channel, format, formats, slots, body, subject, preheader })
