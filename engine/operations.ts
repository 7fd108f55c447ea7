import type { z } from 'zod'
import { acceptBrief } from './brief/operations/brief.accept.ts'
import { assignBrief } from './brief/operations/brief.assign.ts'
import { closeBrief } from './brief/operations/brief.close.ts'
import { listBriefs } from './brief/operations/brief.list.ts'
import { openBrief } from './brief/operations/brief.open.ts'
import { showBrief } from './brief/operations/brief.show.ts'
import { showCapacity } from './brief/operations/capacity.show.ts'
import { amendPerson } from './people/operations/person.amend.ts'
import { invitePerson } from './people/operations/person.invite.ts'
import { listPeople } from './people/operations/person.list.ts'
import { whoAmI } from './people/operations/person.whoami.ts'
import { issueToken } from './people/operations/token.issue.ts'
import { listTokens } from './people/operations/token.list.ts'
import { revokeToken } from './people/operations/token.revoke.ts'
import { resetDemo } from './steward/operations/demo.reset.ts'
import { listJournal } from './steward/operations/journal.list.ts'
import { verifyJournal } from './steward/operations/journal.verify.ts'
import { listFlows } from './flow/operations/flow.list.ts'
import { reportFlow } from './flow/operations/flow.report.ts'
import { switchFlow } from './flow/operations/flow.switch.ts'

/** Everything that the product can do, in the order of the loop. The faces are generated from this list. */
export const operations = [
  whoAmI,
  invitePerson,
  amendPerson,
  listPeople,
  issueToken,
  listTokens,
  revokeToken,
  openBrief,
  listBriefs,
  showBrief,
  acceptBrief,
  assignBrief,
  closeBrief,
  showCapacity,
  listJournal,
  verifyJournal,
  resetDemo,
  listFlows,
  switchFlow,
  reportFlow,
] as const

type Listed = (typeof operations)[number]

/** What a typed caller (SDK, console) needs to know, by name. Import it as a type: it brings no code along. */
export type Operations = { [O in Listed as O['name']]: { kind: O['kind']; input: z.input<O['input']>; output: z.output<O['output']> } }
export type OperationName = Listed['name']
