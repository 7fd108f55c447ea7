import type { Flow } from '../flow.ts'
import { approvedGoesLive } from './approved-goes-live.ts'
import { approvedRuleGoesLive } from './approved-rule-goes-live.ts'
import { changedContentLapses } from './changed-content-lapses.ts'
import { closedBriefSettlesSignal } from './closed-brief-settles-signal.ts'
import { guardrailJudgesLive } from './guardrail-judges-live.ts'
import { guardrailWithholds } from './guardrail-withholds.ts'
import { liveAnswersSignal } from './live-answers-signal.ts'
import { proposalRecombines } from './proposal-recombines.ts'
import { purgeWithdrawsSignals } from './purge-withdraws-signals.ts'
import { recombinedAsksApproval } from './recombined-asks-approval.ts'
import { signalOpensBrief } from './signal-opens-brief.ts'
import { suppressionTeaches } from './suppression-teaches.ts'
import { withdrawnClosesProposal } from './withdrawn-closes-proposal.ts'
import { withdrawnSignalReadmits } from './withdrawn-signal-readmits.ts'

/** The standing flows, in the order in which they answer the same entry. One line each. */
export const flows: readonly Flow[] = [
  signalOpensBrief,
  proposalRecombines,
  recombinedAsksApproval,
  changedContentLapses,
  approvedGoesLive,
  approvedRuleGoesLive,
  liveAnswersSignal,
  closedBriefSettlesSignal,
  purgeWithdrawsSignals,
  withdrawnClosesProposal,
  withdrawnSignalReadmits,
  guardrailWithholds,
  guardrailJudgesLive,
  suppressionTeaches,
]
