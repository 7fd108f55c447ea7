import type { Gate } from '../contact.ts'
import { consentAndPurpose } from './consent-and-purpose.ts'
import { frequencyCap } from './frequency-cap.ts'
import { holdout } from './holdout.ts'
import { quietHours } from './quiet-hours.ts'
import { rate } from './rate.ts'
import { rightsAndApproval } from './rights-and-approval.ts'
import { suppressed } from './suppression.ts'

/** The one order in which every outbound message meets them; the last step, to reserve, is no question any more. */
export const gates: readonly Gate[] = [consentAndPurpose, suppressed, holdout, frequencyCap, quietHours, rate, rightsAndApproval]
