import type { PictureSigner } from '../../adapters/signers/c2pa.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'

export interface Signing {
  /** Nobody signs where there is none. */
  signer: PictureSigner | undefined
  clock(): Date
}

/** What was signed in time is shown on; unsigned, without a word, nothing leaves. */
export const noLongerSigned = ({ signer, clock }: Signing): Refusal | undefined =>
  signer && signer.until < clock()
    ? refuse(
        'failed',
        `Pictures are signed as ${signer.name}, and that certificate ended on ${signer.until.toISOString().slice(0, 10)}: none is made unsigned instead.`,
        { remedy: 'Put the renewed certificate into the file of C2PA_CERT and start anew, or leave C2PA_CERT and C2PA_KEY out.' },
      )
    : undefined
