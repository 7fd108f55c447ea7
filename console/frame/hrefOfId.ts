/** Screens of things by what their ids begin with. */
const pages: Readonly<Record<string, string>> = {
  ast: '/assets',
  col: '/collections',
  brf: '/briefs',
  cpt: '/library',
  tpl: '/templates',
  fam: '/families',
  apv: '/review',
  plc: '/placements',
  dec: '/decisions',
  exp: '/experiments',
  cmp: '/campaigns',
  mlg: '/mailings',
  prf: '/profiles',
  sig: '/signals',
}

/** Where a thing can be looked at, by its id alone; undefined for what is no id, or has no page of its own. */
export const hrefOfId = (id: string): string | undefined => {
  const page = /^[a-z]{3}_\w+$/.test(id) ? pages[id.slice(0, 3)] : undefined
  return page && `${page}/${id}`
}
