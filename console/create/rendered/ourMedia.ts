const media = /https?:\/\/[^\s"'()<>/]+(?=\/media\/eng_)/g

/**
 * Renditions name pictures and fonts by the engine's public address. Within the console they come from where the console came from, so that a frame
 * may load nothing from anywhere else.
 */
export const ourMedia = (html: string, origin: string): string => html.replaceAll(media, origin)
