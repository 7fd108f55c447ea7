import type { z } from 'zod'
import { readFontFile } from '../../adapters/renderers/read-font.ts'
import { fontKeyOf } from '../../engine/create/font.ts'
import type { addFont } from '../../engine/create/operations/font.add.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Perform, Road } from '../perform.ts'

type Input = z.output<typeof addFont.input>

/** The road of `font.add`: what the file says of itself stands where nothing else was said. */
export const addingFonts =
  (perform: Perform): Road =>
  async (request, asked) => {
    const input = asked as Input
    const found = await readFontFile(input.file).catch((problem: unknown) => unreadable(input.file, problem))
    if (!found) return notInstalled(input.file)
    if ('code' in found) return found
    const {
      family = found.family,
      weight = found.weight,
      licence = found.licence,
      key = fontKeyOf({ family, weight, subset: found.subset }),
      ...rest
    } = input
    return perform({ ...request, operation: 'font.record', input: { ...rest, key, family, weight, licence, table: found.table } })
  }

const notInstalled = (file: string): Refusal =>
  refuse('notFound', `There is no ${file} among the installed packages.`, {
    where: [{ path: 'file', problem: 'not installed' }],
    remedy: `Run npm install ${file.split('/', 2).join('/')} where Continuo is installed, and look into its folder files for the name.`,
  })

const unreadable = (file: string, problem: unknown): Refusal =>
  refuse('unreadableFile', `${file} cannot be read as a font: ${problem instanceof Error ? problem.message : String(problem)}.`, {
    where: [{ path: 'file', problem: 'no font that can be measured' }],
    remedy: 'Name a WOFF file of the package.',
  })
