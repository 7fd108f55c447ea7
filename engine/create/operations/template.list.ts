import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { Called, calledBy, PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { ContentChannel } from '../channel.ts'
import { isNewTemplate, Template, template } from '../template.ts'

const Listed = Template.omit({ body: true }).extend({ isNew: z.boolean().describe('nobody has said yes to it as it stands') })

export const listTemplates = query({
  name: 'template.list',
  summary: 'List templates with their slots and limits, and whether they wait for a yes as they stand',
  input: z.strictObject({ words: Called, channel: ContentChannel.optional(), state: Template.shape.state.default('current'), ...PageRequest.shape }),
  output: pageOf(Listed),
  roles: everyone,
  example: {},
  load: (read, { words, channel, state, ...page }) => read.list(template, { name: calledBy(words), channel, state }, page, { by: 'name' }),
  answer: (page) => ({ ...page, items: page.items.map(({ body: _body, ...listed }) => ({ ...listed, isNew: isNewTemplate(listed) })) }),
})
