import { inclusion } from './inclusion.ts'
import type { Proofreader } from './proofreader.ts'
import { spelling } from './spelling.ts'

/** One line for each proofreader. */
export const proofreaders: readonly Proofreader[] = [spelling, inclusion]
