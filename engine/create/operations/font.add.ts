import { z } from 'zod'
import { ingest } from '../../kernel/operation.ts'
import { Font } from '../font.ts'
import { keepers } from '../../people/permission.ts'

/** A font without its table, which is long. */
export const AddedFont = Font.omit({ table: true })

/** The server reads the file; `font.record` then writes what was found. */
export const addFont = ingest({
  name: 'font.add',
  summary: 'Add a font of an installed @fontsource package, so that text is measured and set in it',
  input: z.strictObject({
    file: Font.shape.file,
    key: Font.shape.key.optional().describe('made of family, subset and weight when left out'),
    family: Font.shape.family.optional().describe('as the file says it when left out'),
    weight: Font.shape.weight.optional().describe('as the file says it when left out'),
    licence: Font.shape.licence.optional().describe('that of the package when left out'),
    standsIn: Font.shape.standsIn,
  }),
  output: AddedFont,
  roles: keepers,
  example: { file: '@fontsource/inter/files/inter-latin-ext-400-normal.woff', standsIn: true },
})
