import { anyTime } from './any-time/any-time.ts'
import { bannersMade } from './banners-made.ts'
import { decideBatch } from './decide-batch.ts'
import { decideHttp } from './decide-http.ts'
import { decideInProcess } from './decide-inprocess.ts'
import type { Benchmark } from './figure.ts'
import { gridScrolled } from './grid-scrolled.ts'
import { guardPrecision } from './guard-precision.ts'
import { guardPreflight } from './guard-preflight.ts'
import { ingest } from './ingest.ts'
import { outcomeToServed } from './outcome-to-served.ts'
import { learnerUpdates } from './learner-updates.ts'
import { regret } from './regret/regret.ts'
import { rulesAgainstCelJs, rulesAgainstGrowthbook } from './rules.ts'
import { mail } from './mail.ts'
import { librarySearch } from './library-search.ts'
import { start } from './start.ts'
import { uploadResumed } from './upload-resumed.ts'
import { upworthy } from './upworthy.ts'

/** Every benchmark, the short ones first. One line each. */
export const benchmarks: readonly Benchmark[] = [
  { figures: ['rules.cel-js'], run: async () => [rulesAgainstCelJs()] },
  { figures: ['rules.growthbook'], run: async () => [rulesAgainstGrowthbook()] },
  guardPrecision,
  guardPreflight,
  bannersMade,
  mail,
  decideInProcess,
  decideHttp,
  decideBatch,
  outcomeToServed,
  learnerUpdates,
  ingest,
  librarySearch,
  gridScrolled,
  start,
  uploadResumed,
  anyTime,
  upworthy,
  regret,
]
