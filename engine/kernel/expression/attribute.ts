import { z } from 'zod'
import { isName } from './syntax/syntax.ts'

const scalar = z.enum(['bool', 'int', 'double', 'string', 'timestamp', 'duration', 'dyn'])

/** What a list holds, or what a map holds under its text keys: `'string'`, or again a list or map. */
export type Content = z.infer<typeof scalar> | { type: 'list' | 'map'; of?: Content | undefined }
const Content: z.ZodType<Content> = z.union([
  scalar,
  z.strictObject({
    type: z.enum(['list', 'map']),
    get of() {
      return Content.optional()
    },
  }),
])

/** One attribute that rules may ask about. A list or map without `of` holds values of any type. */
export const Attribute = z
  .strictObject({
    type: z.enum([...scalar.options, 'list', 'map']),
    of: Content.optional(),
    /** A protected characteristic: it may be stored, but no rule may use it. */
    sensitive: z.boolean().optional(),
    /** For people who write rules: what it says about whom, and in which unit. */
    summary: z.string().max(300).optional(),
  })
  .refine(({ type, of }) => of === undefined || type === 'list' || type === 'map', { error: 'Only a list or a map is "of" something.', path: ['of'] })
export type Attribute = z.infer<typeof Attribute>

const path = z
  .string()
  .max(200)
  .refine(
    (text) => {
      const [first, ...rest] = text.split('.')
      return (
        text !== 'now' &&
        isName(first!) &&
        rest.every((part) => /^[A-Za-z_][\w-]*$/.test(part)) &&
        !text.split('.').some((part) => part in Object.prototype)
      )
    },
    { error: 'A path is names joined by dots, such as profile.country; the first is no reserved word.' },
  )

/** The attributes that rules may ask about, by path: `{ 'profile.country': { type: 'string' }, … }`. */
export const Attributes = z.record(path, Attribute).check(({ value, issues }) => {
  for (const inner of Object.keys(value)) {
    const outer = Object.keys(value).find((candidate) => inner.startsWith(`${candidate}.`))
    // A rule could reach a sensitive part through the whole, and a path would mean two things.
    if (outer !== undefined)
      issues.push({ code: 'custom', input: value, path: [inner], message: `${inner} lies within ${outer}, which is an attribute itself.` })
  }
})
export type Attributes = z.infer<typeof Attributes>
