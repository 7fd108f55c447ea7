import { approvals } from './approvals.ts'
import { attributes } from './attributes.ts'
import { audiences } from './audiences.ts'
import { banners } from './banners.ts'
import { briefs } from './briefs.ts'
import { campaigns, releases } from './campaigns.ts'
import { library } from './library.ts'
import { mailings } from './mailings.ts'
import { measured } from './measured.ts'
import { placements } from './placements.ts'
import { routes } from './routes.ts'
import type { Step } from './story.ts'

/** What `npm start` opens, in the order in which it would come about. All of it is made up. */
export const starter: readonly Step[] = [
  ...attributes,
  ...audiences,
  ...routes,
  ...library,
  ...briefs,
  ...placements,
  ...campaigns,
  ...measured,
  ...approvals,
  ...releases,
  ...mailings,
  ...banners,
]
