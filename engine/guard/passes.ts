import type { Block } from './preflight.ts'

/** May this choice be shown in this locale? As `blocks` has it. */
export const passes = (
  { blocks }: { blocks: readonly Pick<Block, 'locale' | 'choice'>[] },
  locale: string,
  choice: Readonly<Record<string, string>>,
): boolean => !blocks.some((block) => block.locale === locale && Object.entries(block.choice).every(([slot, id]) => choice[slot] === id))
