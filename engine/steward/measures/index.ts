import type { Measure } from '../measure.ts'
import { errorFrequency } from './error-frequency.ts'
import { flowTime } from './flow-time.ts'
import { handOffs } from './hand-offs.ts'
import { learningSpeed } from './learning-speed.ts'
import { responsiveness } from './responsiveness.ts'
import { reuseRate } from './reuse-rate.ts'

/** One line for each measure, in the order in which they are shown. */
export const measures: readonly Measure[] = [responsiveness, reuseRate, errorFrequency, learningSpeed, handOffs, flowTime]
