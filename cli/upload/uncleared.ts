import { counted } from '../../engine/kernel/counted.ts'

/** The last lines of whoever brings files in, where some state a holder or terms: that nothing shows them, and how that is settled. */
export const unclearedLines = (count: number): string[] =>
  count === 0
    ? []
    : [
        `${counted(count, 'file')} not cleared: each states a holder or terms of its own, and is shown nowhere until its rights are settled.`,
        'To see them: continuo asset list --rights uncleared. One that is yours: continuo asset amend --id KEY --rights null. All at once: in the console, under Library, by rights “not cleared”.',
      ]
