import { z } from 'zod'
import { type Provider, Unwilling } from './model.ts'
import { postJson } from './post-json.ts'

const Answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).partial().optional(),
})

/** Chat completions as most servers speak them: OpenAI, vLLM, llama.cpp, Ollama, LM Studio … `url` is the base, as in http://127.0.0.1:11434/v1. */
export const openaiCompatible: Provider = {
  name: 'openai-compatible',
  serves: () => true,
  open: ({ url, key, model }) => ({
    name: `openai-compatible/${model}`,
    complete: async ({ system, prompt, mostTokens, signal }) => {
      const address = url.endsWith('/chat/completions') ? url : `${url.replace(/\/$/, '')}/chat/completions`
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: prompt },
      ]
      const raw = await postJson(
        address,
        key === undefined ? {} : { authorization: `Bearer ${key}` },
        { model, messages, max_tokens: mostTokens, response_format: { type: 'json_object' } },
        signal,
      )
      const answer = Answer.safeParse(raw)
      const text = answer.data?.choices[0]?.message.content
      if (!text) throw new Unwilling('The model answered nothing.')
      return { text, tokensIn: answer.data?.usage?.prompt_tokens ?? 0, tokensOut: answer.data?.usage?.completion_tokens ?? 0 }
    },
  }),
}
