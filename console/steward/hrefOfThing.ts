const pages: Readonly<Record<string, string>> = { brief: '/briefs', family: '/families', signal: '/signals', component: '/library' }

/** Where a thing has its page; one that went round before bears a suffix in its id, and has the page of what it is now. */
export const hrefOfThing = (type: string, id: string): string | undefined => {
  const page = pages[type]
  return page === undefined ? undefined : `${page}/${id.split('~', 1)[0]}`
}
