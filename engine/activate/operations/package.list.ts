import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { packages, PackageState, ShownPackage, shownPackage } from '../package.ts'

export const listPackages = query({
  name: 'package.list',
  summary: 'List packages, the latest at the top',
  input: z.strictObject({ family: z.string().optional(), state: z.array(PackageState).optional(), ...PageRequest.shape }),
  output: pageOf(ShownPackage.omit({ files: true })),
  roles: everyone,
  example: {},
  load: (read, { family, state, ...page }) => read.list(packages, { family, state }, page, { by: 'askedAt', descending: true }),
  answer: ({ items, ...page }) => ({
    ...page,
    items: items.map((one) => {
      const { files: _files, ...rest } = shownPackage(one)
      return rest
    }),
  }),
})
