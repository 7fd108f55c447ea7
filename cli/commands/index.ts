import type { Command } from '../command.ts'
import { replayUpworthy } from '../replay/upworthy.ts'
import { deliver } from './deliver.ts'
import { mcp } from './mcp.ts'
import { preflightFamilies } from './preflight-all.ts'
import { resetDemo } from './reset-demo.ts'
import { signIn } from './sign-in.ts'
import { sync } from './sync.ts'
import { upload } from './upload.ts'
import { verifyPackage } from './verify-package.ts'
import { verifyJournal } from './verify-journal.ts'
import { visit } from '../visit/visit.ts'

/** Commands that are no operations. One line each. */
export const commands: readonly Command[] = [
  signIn,
  mcp,
  upload,
  sync,
  preflightFamilies,
  deliver,
  verifyPackage,
  visit,
  resetDemo,
  verifyJournal,
  replayUpworthy,
]
