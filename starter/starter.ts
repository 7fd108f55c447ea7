import { briefs } from './briefs.ts'
import { library } from './library.ts'
import type { Step } from './story.ts'

/** What `npm start` opens, in the order in which it would come about. All of it is made up. */
export const starter: readonly Step[] = [...library, ...briefs]
