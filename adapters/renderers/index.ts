import type { ContentChannel } from '../../engine/create/channel.ts'
import { display } from './display.ts'
import { email } from './email.ts'
import type { Renderer } from './renderer.ts'
import { web } from './web.ts'

/** One line for each renderer. */
export const renderers: readonly Renderer[] = [web, email, display]

export const rendererFor = (channel: ContentChannel): Renderer => {
  const found = renderers.find(({ renders }) => renders === channel)
  if (!found) throw new Error(`nothing renders ${channel}`)
  return found
}
