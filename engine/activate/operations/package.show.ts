import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { packages, ShownPackage, shownPackage } from '../package.ts'

export const showPackage = query({
  name: 'package.show',
  summary: 'Show one package: how far it is, what is in it with the hash of each file, what was left out and why, and who took it',
  input: z.strictObject({ id: z.string() }),
  output: ShownPackage,
  roles: everyone,
  load: (read, { id }) => read.get(packages, id),
  answer: (found, { id }) => (found ? shownPackage(found) : refuseUnknown('package', id)),
})
