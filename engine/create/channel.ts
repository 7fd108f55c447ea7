import { z } from 'zod'

/** Where content is shown. A renderer and a channel adapter say which of these they serve. */
export const ContentChannel = z.enum(['web', 'email'])
export type ContentChannel = z.infer<typeof ContentChannel>
