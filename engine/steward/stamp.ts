import { z } from 'zod'
import type { Engine } from '../people/engine.ts'

/** Where figures come from: reckoned this moment from the journal; of a sample that was made up. */
export const Stamp = z.enum(['MEASURED NOW', 'SYNTHETIC'])
export type Stamp = z.infer<typeof Stamp>

export const stampsOf = ({ sample }: Pick<Engine, 'sample'>): Stamp[] => (sample ? ['MEASURED NOW', 'SYNTHETIC'] : ['MEASURED NOW'])
