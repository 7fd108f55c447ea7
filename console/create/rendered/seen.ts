/** How a letter is looked at: on a desk, on a phone, where a mail program darkens it, where it shows no pictures, and as its plain part. */
export type Seen = 'desk' | 'phone' | 'dark' | 'bare' | 'text'

/** CSS px of a usual phone. */
export const phoneWidth = 390

/** Light turns dark and dark turns light, hues stay; pictures are turned back. So do Gmail and Outlook, each a little otherwise. */
const darkened = `<style>html{filter:invert(1) hue-rotate(180deg);background:#fff}img{filter:invert(1) hue-rotate(180deg)}</style>`
/** Without its picture an image is the box of its alt text. */
const bare = `<style>img{box-sizing:border-box;min-height:28px;padding:4px;outline:1px dashed #8a8a8a;outline-offset:-1px}</style>`

/** The HTML of a letter as it would be seen so. */
export const seenAs = (html: string, seen: Seen): string => {
  if (seen === 'dark') return withStyle(html, darkened)
  return seen === 'bare' ? withStyle(withoutPictures(html), bare) : html
}

/** Last in the head, or first of all where there is none. */
const withStyle = (html: string, style: string): string => (html.includes('</head>') ? html.replace('</head>', `${style}</head>`) : style + html)

/** Fonts stay, which lie in it or in a folder of their own. */
const withoutPictures = (html: string): string =>
  html
    .replace(/<img\b[^>]*>/gi, (tag) => tag.replace(/\s(src|srcset)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ''))
    .replace(/\sbackground\s*=\s*("[^"]*"|'[^']*')/gi, '')
    .replace(/\burl\((?:&quot;|["'])?(?!data:font|[^)]*\/font\/)[^)]*\)/gi, 'none')

interface Line {
  subject: string
  preheader: string
  /** Whether something of the subject is cut off. */
  isCut: boolean
}

/** About as many characters as an inbox has room for. */
export const inboxRoom = { phone: 40, desk: 90 } as const

/** Subject and preheader as an inbox lists them: on a phone one below the other, on a desk both in one line. */
export const inboxLine = (subject: string, preheader: string, on: keyof typeof inboxRoom): Line => {
  const shown = cut(subject, inboxRoom[on])
  const left = on === 'phone' ? inboxRoom.desk : inboxRoom.desk - [...shown].length
  return { subject: shown, preheader: left > 1 ? cut(preheader, left) : '', isCut: shown !== subject }
}

const cut = (text: string, most: number): string => {
  const characters = [...text]
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
