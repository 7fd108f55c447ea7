import { blank } from './styles-in.ts'

/** An element as a body opens it. */
export interface Tag {
  /** As it is written: capitals are told apart. */
  name: string
  /** In small letters → its value; what Liquid fills in is blank. */
  attributes: ReadonlyMap<string, string>
  /** Where it begins in the body, in UTF-16 units. */
  at: number
}

// What is not closed goes on to the end, so that no character is looked at again from each beginning.
const liquid = /\{\{[\s\S]*?(?:\}\}|$)|\{%[\s\S]*?(?:%\}|$)/g
const comment = /<!--[\s\S]*?(?:-->|$)/g
/** What stands in these is no markup. */
const raw = /(<(script|style|mj-style)\b[^>]*>)([\s\S]*?)(?=<\/\2|$)/gi
const tag = /<([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>?/gi
const attribute = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g

/** All elements that a body of HTML or MJML opens, in their order, whatever its Liquid makes of them. */
export const tagsIn = (body: string): Tag[] => {
  const markup = body
    .replace(liquid, blank)
    .replace(comment, blank)
    .replace(raw, (_, open: string, _name, within: string) => open + blank(within))
  return [...markup.matchAll(tag)].map(({ 1: name = '', 2: said = '', index }) => ({
    name,
    attributes: new Map(
      [...said.matchAll(attribute)].map(([, key = '', double, single, bare]) => [key.toLowerCase(), double ?? single ?? bare ?? '']),
    ),
    at: index,
  }))
}
