import { z } from 'zod'
import { type Provider, Unwilling } from './model.ts'
import { postJson } from './post-json.ts'

const Answer = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  usage: z.object({ input_tokens: z.number(), output_tokens: z.number() }).partial().optional(),
})

/** The Messages API, version 2023-06-01. */
export const anthropic: Provider = {
  name: 'anthropic',
  serves: ({ hostname, pathname }) => hostname.endsWith('anthropic.com') || /\/(v1\/messages|anthropic)\/?$/.test(pathname),
  open: ({ url, key, model }) => ({
    name: `anthropic/${model}`,
    complete: async ({ system, prompt, mostTokens, signal }) => {
      const address = url.endsWith('/messages') ? url : `${url.replace(/\/$/, '').replace(/\/v1$/, '')}/v1/messages`
      const headers = { 'anthropic-version': '2023-06-01', ...(key !== undefined && { 'x-api-key': key }) }
      const raw = await postJson(address, headers, { model, max_tokens: mostTokens, system, messages: [{ role: 'user', content: prompt }] }, signal)
      const answer = Answer.safeParse(raw)
      const text = (answer.data?.content ?? []).map((part) => (part.type === 'text' ? (part.text ?? '') : '')).join('')
      if (text === '') throw new Unwilling('The model answered nothing.')
      return { text, tokensIn: answer.data?.usage?.input_tokens ?? 0, tokensOut: answer.data?.usage?.output_tokens ?? 0 }
    },
  }),
}
