import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Proof, proof, ProofState } from '../proof.ts'

export const listProofs = query({
  name: 'proof.list',
  summary: 'List proofs, the newest first: to whom each went, and of which nobody knows whether it arrived',
  input: z.strictObject({
    family: z.string().optional().describe('id'),
    mailing: z.string().optional(),
    to: z.string().optional().describe('id of a person of the engine'),
    state: z.array(ProofState).min(1).optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Proof),
  roles: everyone,
  example: { state: ['unknown'] },
  load: (read, { limit, after, ...where }) =>
    read.list(proof, where, { limit, ...(after !== undefined && { after }) }, { by: 'id', descending: true }),
  answer: (page) => page,
})
