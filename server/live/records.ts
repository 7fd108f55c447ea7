import { join } from 'node:path'
import type { DecisionRecord } from '../../engine/decide/decision.ts'
import type { Site } from '../assemble.ts'
import type { Done } from './group.ts'
import { recordText } from './record-text.ts'
import { openSegment } from './segment.ts'
import { lifeName, startShipping } from './shipping.ts'

/** The records of one engine’s decisions: on the disk before anybody hears an answer, in the database a moment later. */
export interface Records {
  /** Calls back once the record is safe; false when the buffer is full, and nothing was taken. */
  keep(record: DecisionRecord, done: Done): boolean
  /** Resolves once all that an earlier life of this engine left behind is in the database. */
  recovered: Promise<void>
  settle(): Promise<void>
  figures(): { behind: number; waiting: number }
  stop(): Promise<void>
}

export const openRecords = async (site: Site, engine: string, arrived: () => Promise<void>): Promise<Records> => {
  const folder = join(site.folder, 'segments', engine)
  const segment = await openSegment(folder, lifeName())
  const failed = (error: unknown): void => site.log.error({ err: error }, 'records could not be shipped')
  const shipping = startShipping({ db: site.db, engine, folder, segment, arrived, failed })
  return {
    keep: (record, done) => segment.append(recordText(record), done),
    recovered: shipping.recovered,
    settle: shipping.settle,
    figures: () => ({ behind: shipping.behind(), waiting: segment.waitingBytes() }),
    stop: async () => {
      // What has not been shipped is safe where it is: the next start carries it on.
      await segment.close()
      await shipping.stop()
    },
  }
}
