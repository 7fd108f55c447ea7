import { z } from 'zod'

/** Where content is shown: on pages, in letters, and as finished pictures (display: banners and social cards). A renderer and a channel adapter say which of these they serve. */
export const ContentChannel = z.enum(['web', 'email', 'display'])
export type ContentChannel = z.infer<typeof ContentChannel>
