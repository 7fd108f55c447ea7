import { anthropic } from './anthropic.ts'
import type { Model, ModelSettings, Provider } from './model.ts'
import { openaiCompatible } from './openai-compatible.ts'

/** One line for each provider; the first that serves an address is asked. */
const providers: readonly Provider[] = [anthropic, openaiCompatible]

/** The model that the settings name; none where they name none. */
export const modelOf = ({ url, key, model }: { [K in keyof ModelSettings]?: string | undefined }): Model | undefined => {
  if (url === undefined || model === undefined || !URL.canParse(url)) return undefined
  return providers.find(({ serves }) => serves(new URL(url)))?.open({ url, key, model })
}
