import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { ownFirst, spokenLocales } from '../completeness.ts'
import { Locale } from '../locale.ts'

export const listLocales = query({
  name: 'locale.list',
  summary: 'List the languages that current families speak, those of the engine first',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Locale).describe('that of the engine where no family speaks any') }),
  roles: everyone,
  example: {},
  load: async (read, _, { engine: here }) => ({
    spoken: await read.ask(spokenLocales, {}),
    own: (await read.get(engine, here))?.locale ?? 'en',
  }),
  answer: ({ spoken, own }) => ({ items: ownFirst(spoken, own) }),
})
