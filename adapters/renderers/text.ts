import { convert } from 'html-to-text'

/**
 * The plain part of a message, made once from its compiled HTML with the Liquid still in it: links stand after their words, pictures are left to their
 * alt text, lines are not wrapped. What Liquid fills in later is not HTML any more, and is not escaped.
 */
export const textTemplate = (html: string): string =>
  convert(withoutPictureLinks(withoutConditions(html)), {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'img', format: 'skip' },
      { selector: 'table', format: 'block' },
      { selector: 'div', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      { selector: 'div.preheader', format: 'skip' },
      ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  })
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Conditional comments are for one mail program and repeat what stands beside them. */
const withoutConditions = (html: string): string => html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '').replace(/<!--[\s\S]*?-->/g, '')

/** A picture that is a link says nothing in words; the call to action beside it leads to the same place. */
const withoutPictureLinks = (html: string): string => html.replace(/<a\b[^>]*>\s*<img\b[^>]*>\s*<\/a>/gi, '')
