import { z } from 'zod'
import { problemOf } from '../engine/kernel/problem-of.ts'
import { refuse, type Refusal } from '../engine/kernel/refusal.ts'

/** Every setting, with its default and what it is for: docs/reference/settings.md is printed from this. */
export const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4100).describe('Port of the console and the API; the sample site takes the next one.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on. Anything but this machine needs OWNER_PASSWORD.'),
  DATA_DIR: z
    .string()
    .optional()
    .describe(
      'Folder of the embedded database, assets and segments. Default: ./.continuo, or a folder under /var/lib when root runs it from a place that the database’s user cannot enter.',
    ),
  DATABASE_URL: z.string().optional().describe('Any PostgreSQL from version 15 on, instead of the embedded one.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]/, 'a server as smtp://host:587 or smtps://user:password@host')
    .optional()
    .describe('smtp:// or smtps:// server for e-mail. Without it every message lies in the mailbox of the console.'),
  DKIM: z
    .string()
    .regex(/^[^:]+:[^:]+:.+$/, 'domain, selector and file of the private key, parted by colons')
    .optional()
    .describe('Signs e-mail: domain:selector:/path/of/the/private/key.pem. Without it the SMTP server has to sign.'),
  C2PA_CERT: z
    .string()
    .optional()
    .describe(
      'Signs pictures (Content Credentials, C2PA): file of the certificates as PEM, the key’s own first. Without it pictures are not signed.',
    ),
  C2PA_KEY: z.string().optional().describe('File of its private key, P-256, P-384 or Ed25519, as PEM.'),
  PUBLIC_URL: z.url().optional().describe('Address under which people reach the console, for links in e-mail. Default: http://HOST:PORT.'),
  OWNER_PASSWORD: z.string().min(12).optional().describe('Sets the owner’s password at start (12 characters at least).'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn').describe('How much is logged, as JSON lines on standard error.'),
  MODEL_URL: z.url().optional().describe('An OpenAI-compatible or Anthropic endpoint that drafts components. Without it recombination serves.'),
  MODEL_KEY: z.string().optional().describe('Key of that endpoint.'),
  MODEL_NAME: z.string().optional().describe('Model to ask for.'),
})
export type Settings = z.infer<typeof Settings>

const local = new Set(['127.0.0.1', '::1', 'localhost'])

/** The only place that reads the environment. An empty variable counts as absent. */
export const readSettings = (environment: Record<string, string | undefined> = process.env): Settings | Refusal => {
  const given = Object.fromEntries(Object.keys(Settings.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    return refuse('invalidInput', 'A setting does not fit.', {
      where: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), problem: problemOf(issue) })),
      remedy: 'Mend the environment variable, or leave it out for its default.',
    })
  }
  if (!local.has(parsed.data.HOST) && parsed.data.OWNER_PASSWORD === undefined) {
    return refuse('forbidden', `HOST=${parsed.data.HOST} opens the engine to other machines, and no owner’s password is set.`, {
      remedy: 'Set OWNER_PASSWORD (12 characters at least), or leave HOST at 127.0.0.1.',
    })
  }
  return parsed.data
}
