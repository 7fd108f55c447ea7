import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Person, person } from '../../people/person.ts'
import { Brand, brand } from '../brand.ts'
import { Family } from '../family.ts'
import { findOne } from '../find.ts'
import { familiesUsing } from '../library.ts'
import { LiveUse, liveTemplates } from '../live-use.ts'
import { isNewTemplate, makersOfTemplate, Template, template } from '../template.ts'
import { TemplateRequest, templateRequests } from '../template-request.ts'
import { templateThen } from '../template-then.ts'

export const showTemplate = query({
  name: 'template.show',
  summary: 'Show one template with its brand, the families that use it, and whether it has its yes as it stands',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({
    template: Template,
    brand: Brand.optional(),
    usedIn: z.array(Family.pick({ id: true, key: true, name: true, hash: true })),
    live: z.array(LiveUse).describe('campaigns that show it, each as it was released'),
    changedBy: Person.pick({ id: true, name: true }).optional().describe('who made it as it stands; absent when they were erased'),
    unapproved: z
      .object({
        makers: z.array(Person.pick({ id: true, name: true })).describe('who had a hand in it since it last had a yes, so may not give it one'),
        before: Template.optional().describe('as it was when it last had a yes; absent where it never had one, or nobody kept it'),
        requests: z.array(TemplateRequest).describe('the latest request for each family that shows it as it stands'),
      })
      .optional()
      .describe('only while nobody has said yes to it as it stands'),
  }),
  roles: everyone,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, template, id)
    return (
      found && {
        found,
        house: await read.get(brand, found.brand),
        families: await read.ask(familiesUsing, { template: found.id }),
        live: await read.ask(liveTemplates, { template: found.id, at: now.toISOString() }),
        maker: await read.get(person, found.madeBy),
        makers: await read.many(person, makersOfTemplate(found)),
        before:
          isNewTemplate(found) && found.approved !== undefined
            ? await read.ask(templateThen, { template: found.id, hash: found.approved })
            : undefined,
        requests: isNewTemplate(found) ? await read.ask(templateRequests, { template: found.id }) : [],
      }
    )
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('template', id, 'id or key')
    const { found, house, families, live, maker, makers, before, requests } = facts
    return {
      template: found,
      ...(house && { brand: house }),
      usedIn: families.map(({ id: family, key, name, hash }) => ({ id: family, key, name, hash })),
      live,
      ...(maker && { changedBy: { id: maker.id, name: maker.name } }),
      ...(isNewTemplate(found) && {
        unapproved: { makers: makers.map(({ id: maker, name }) => ({ id: maker, name })), ...(before && { before }), requests },
      }),
    }
  },
})
