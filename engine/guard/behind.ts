import { backdropReader, backdropsWanted } from '../create/backdrop.ts'
import { compositionOf } from '../create/composition.ts'
import { kindsOf } from '../create/declared-kind.ts'
import type { Family } from '../create/family.ts'
import type { ContentChannel } from '../create/channel.ts'
import { font } from '../create/font.ts'
import { layoutReader, layoutsWanted } from '../create/layout.ts'
import { gaugesOf, pictureSetter, setterOf, settingsOf } from '../create/measure.ts'
import { contentHash } from '../kernel/canonical.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Case } from './bench.ts'
import type { Preflight } from './preflight.ts'

type Measured = Pick<Case, 'composition' | 'gauges' | 'kinds'>

/** All that measuring a family takes, as one hash: it is another when a renderer, a font or what lies behind words is. */
export const measurementsHash = ({ composition, gauges, kinds }: Measured): string => {
  const wanted = [settingsOf(composition, gauges), backdropsWanted(composition, gauges, kinds), layoutsWanted(composition, gauges, kinds)]
  const renderers = [setterOf(composition.template.channel), backdropReader, layoutReader].slice(0, isDrawn(composition) ? 3 : 1)
  return contentHash({ renderers, keys: wanted.map((some) => some.map(({ key }) => key).sort()) })
}

const isDrawn = ({ template }: Pick<Measured['composition'], 'template'>): boolean => setterOf(template.channel) === pictureSetter

/** Whether a family would be measured otherwise today than when it was judged. Runs from before that was kept knew no layouts of what is drawn. */
export const isBehind = ({ measurements }: Pick<Preflight, 'measurements'>, of: Measured): boolean =>
  measurements === undefined ? isDrawn(of.composition) : measurements !== measurementsHash(of)

/**
 * Asks the same of what is stored, family by family: fonts and kinds are read once for all that are asked about, and not before the first of them. A family that lost
 * its template has nothing to be measured.
 */
export const behindReader = (read: Reader): ((family: Family, run: Preflight) => Promise<boolean>) => {
  let common: ReturnType<typeof readCommon> | undefined
  return async (family, run) => {
    const composition = run.hash === family.hash ? await compositionOf(read, family) : undefined
    if (!composition) return false
    const { gaugesFor, kinds } = await (common ??= readCommon(read))
    return isBehind(run, { composition, gauges: gaugesFor(composition.template.channel), kinds })
  }
}

const readCommon = async (read: Reader) => {
  const fonts = await read.all(font)
  const known = new Map<ContentChannel, Case['gauges']>()
  const gaugesFor = (channel: ContentChannel): Case['gauges'] => {
    const gauges = known.get(channel) ?? gaugesOf(fonts, channel)
    known.set(channel, gauges)
    return gauges
  }
  return { gaugesFor, kinds: await kindsOf(read) }
}
