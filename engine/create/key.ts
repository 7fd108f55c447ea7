import { z } from 'zod'

/** What people call a thing by: short, stable, unique within its noun. */
export const Key = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower case, digits and hyphens, as in dry-all-the-way-home')
