import { capitalised } from '../kernel/capitalised.ts'
import type { ContentChannel } from './channel.ts'

/** What each channel is called, in every face, and how it is said that something is shown there. */
const words: Readonly<Record<ContentChannel, { name: string; shown: string }>> = {
  web: { name: 'web pages', shown: 'on web pages' },
  email: { name: 'e-mail', shown: 'in e-mail' },
  display: { name: 'banners', shown: 'in banners' },
}

/** The channels, as choices are offered. */
export const everyChannel = Object.keys(words) as readonly ContentChannel[]

/** web → web pages; display → banners, which social cards are called too. */
export const channelName = (channel: ContentChannel): string => words[channel].name

/** web → Web pages: as it stands by itself. */
export const channelTitle = (channel: ContentChannel): string => capitalised(channelName(channel))

/** web → on web pages. */
export const shownOn = (channel: ContentChannel): string => words[channel].shown
