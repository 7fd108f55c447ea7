import { z } from 'zod'
import { happened, put, task } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Proof, proof, type ProofState, sendProof } from '../proof.ts'

/** From where a proof comes to be so. An answer that comes after others gave it up as unknown still settles it. */
const before: Readonly<Record<ProofState, readonly ProofState[]>> = {
  handed: ['waiting'],
  waiting: ['handed', 'unknown'],
  accepted: ['handed', 'unknown'],
  unknown: ['handed'],
  failed: ['waiting', 'handed', 'unknown'],
}

const verbs: Readonly<Record<ProofState, string>> = {
  handed: 'proof.handed',
  waiting: 'proof.deferred',
  accepted: 'proof.sent',
  unknown: 'proof.lost',
  failed: 'proof.failed',
}

/** Handing over is written, and committed, before the channel gets the message: whoever is refused here must not send it. */
export const recordProof = command({
  name: 'proof.record',
  summary: 'Record that a proof is handed over, or what became of it (done by a flow)',
  input: z.strictObject({
    id: z.string(),
    as: z.enum(['handed', 'waiting', 'accepted', 'unknown', 'failed']),
    reason: z.string().max(400).optional(),
    due: z.iso.datetime().optional().describe('when a waiting one is tried again'),
  }),
  output: Proof,
  roles: ['flow'],
  load: (read, { id }) => read.get(proof, id),
  decide: (found, { id, as, reason, due }, { now }) => {
    if (!found) return refuseUnknown('proof', id)
    if (!before[as].includes(found.state)) return refuse('wrongState', `This proof is ${found.state}; it does not become ${as}.`)
    const at = now.toISOString()
    const recorded = amend(found, {
      state: as,
      ...(reason !== undefined && { reason }),
      ...(as === 'handed' ? { handedAt: at, attempts: found.attempts + 1 } : { settledAt: at }),
    })
    return {
      answer: recorded,
      save: [put(proof, recorded)],
      journal: [happened(verbs[as], { proof: id, family: found.family, person: found.to }, {}, reason)],
      ...(as === 'waiting' && {
        tasks: [task(sendProof, { proof: id }, { key: `send-proof:${id}`, runAt: due === undefined ? now : new Date(due) })],
      }),
    }
  },
})
