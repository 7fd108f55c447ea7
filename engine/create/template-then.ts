import { source } from '../kernel/reader.ts'
import type { Template } from './template.ts'

/** A template as it stood at one hash, as a check of a family that shows it has kept it; nothing where none did. */
export const templateThen = source<{ template: string; hash: string }, Template | undefined>('template.then')
