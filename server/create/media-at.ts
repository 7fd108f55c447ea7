/** Where an engine's pictures and fonts are served, for whoever renders. */
export const mediaAt = (url: string, engine: string): string => `${url.replace(/\/$/, '')}/media/${engine}`
