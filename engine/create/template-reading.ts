import { source } from '../kernel/reader.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Template } from './template.ts'

/** What the renderer of its channel cannot read in a template, with line and column; nothing when it can be shown. */
export const templateReading = source<
  Pick<Template, 'channel'> & { body: string; subject?: string | undefined; preheader?: string | undefined },
  Refusal | undefined
>('template.reading')
