import { fold } from './fold.ts'
import { objectIn, textIn, type Trace } from './trace.ts'

/** What became of what a kind of guardrail found, since the journal began. A finding is what it says of one slot of one family. */
export interface Fared {
  found: number
  /** Gone when the content had changed. */
  fixed: number
  /** Gone while the content was the same: the guardrail was set otherwise. */
  freed: number
  /** Warned of, and released as it was. */
  overruled: number
  /** ms UTC */
  last: number
}

interface Standing {
  hash: string
  /** `guardrail slot` → whether it blocks, and whether it was released as it was. */
  findings: { [key: string]: { blocks: boolean; overruled?: true } }
}

export interface GuardrailRecords {
  kinds: { [guardrail: string]: Fared }
  /** By family. */
  standing: { [family: string]: Standing }
}

/** How each kind of guardrail has fared: whether what it finds is mended, or released all the same. Notes are left out: they ask for nothing. */
export const guardrailRecordFold = fold<GuardrailRecords>({
  name: 'guardrail-record',
  shape: 1,
  start: () => ({ kinds: {}, standing: {} }),
  step: (state, trace) => {
    const family = objectIn(trace, 'family')
    if (family !== undefined) steps.get(trace.verb)?.(state, trace, family)
    return state
  },
})

type Step = (state: GuardrailRecords, trace: Trace, family: string) => void

const preflighted: Step = (state, trace, family) => {
  // A run before its texts are measured does not see all there is.
  if (Number(trace.detail['unmeasured'] ?? 0) > 0) return
  const hash = textIn(trace, 'hash') ?? ''
  const before = state.standing[family]
  const findings: Standing['findings'] = {}
  for (const { guardrail, slot = '', severity } of causesIn(trace)) {
    if (severity === 'note') continue
    const key = `${guardrail} ${slot}`
    const known = before?.findings[key]
    findings[key] = { ...(before?.hash === hash && known), blocks: severity === 'block' }
    if (known) continue
    const record = recordOf(state, guardrail)
    record.found++
    record.last = trace.at
  }
  for (const key of Object.keys(before?.findings ?? {})) {
    if (findings[key]) continue
    const record = recordOf(state, key.split(' ')[0] ?? '')
    if (before?.hash === hash) record.freed++
    else record.fixed++
  }
  state.standing[family] = { hash, findings }
}

const released: Step = (state, trace, family) => {
  const standing = state.standing[family]
  if (standing?.hash !== textIn(trace, 'hash')) return
  for (const [key, finding] of Object.entries(standing?.findings ?? {})) {
    if (finding.blocks || finding.overruled) continue
    finding.overruled = true
    recordOf(state, key.split(' ')[0] ?? '').overruled++
  }
}

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['family.preflighted', preflighted],
  ['campaign.released', released],
  ['family.retired', ({ standing }, _, family) => void delete standing[family]],
])

const recordOf = ({ kinds }: GuardrailRecords, guardrail: string): Fared =>
  (kinds[guardrail] ??= { found: 0, fixed: 0, freed: 0, overruled: 0, last: 0 })

interface CauseTold {
  guardrail: string
  slot?: string
  severity: string
}

const causesIn = ({ detail }: Trace): CauseTold[] =>
  [detail['causes'] ?? []]
    .flat()
    .filter((one): one is CauseTold => typeof one === 'object' && one !== null && 'guardrail' in one && 'severity' in one)

/** Findings of a kind that stand now. */
export const openOf = ({ standing }: GuardrailRecords, guardrail: string): number =>
  Object.values(standing).reduce((sum, { findings }) => sum + Object.keys(findings).filter((key) => key.startsWith(`${guardrail} `)).length, 0)
