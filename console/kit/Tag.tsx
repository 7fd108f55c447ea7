import type { ReactNode } from 'react'
import { classes } from './classes.ts'

const tones = {
  plain: 'bg-sunken text-ink-2',
  warn: 'bg-warn-wash text-warn',
  block: 'bg-block-wash text-block',
  thread: 'bg-thread-wash text-thread',
} as const

export const Tag = ({ tone = 'plain', children }: { tone?: keyof typeof tones; children: ReactNode }) => (
  <span className={classes('inline-flex h-4.5 items-center rounded-1 px-1.5 text-11 whitespace-nowrap', tones[tone])}>{children}</span>
)
