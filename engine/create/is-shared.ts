import type { Collection } from './collection.ts'

/** Is it shown to whoever has its address, at this moment (ISO)? */
export const isShared = ({ shared, state }: { state: Collection['state']; shared?: { until: string } | undefined }, at: string): boolean =>
  state === 'current' && shared !== undefined && shared.until > at
