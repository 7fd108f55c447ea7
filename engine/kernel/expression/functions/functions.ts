import type { StandardFunction } from './form.ts'
import { conversionFunctions } from './conversion.ts'
import { sizeFunctions } from './size.ts'
import { textFunctions } from './text.ts'
import { timeFunctions } from './time.ts'

/** Every function of the language that takes values. (`has`, the macros, `matches` and `dyn` are part of its grammar.) */
export const standardFunctions: readonly StandardFunction[] = [...sizeFunctions, ...textFunctions, ...timeFunctions, ...conversionFunctions]
