/** A text in the form in which it is searched; each unit of it knows where it stands in the text. */
export interface Plain {
  readonly text: string
  /** For each UTF-16 unit of `text` the first and the last (exclusive) unit that it comes from. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** What shows nothing and could be put between the characters of a name: joiners, marks of direction, variants, key caps. */
const UNSEEN =
  /^(?:\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u20e3|[\ufe00-\ufe0f])$/

/** The zeros of scripts whose digits do not become 0-9 by themselves: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]

function digitOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0
  const zero = ZEROS.find((one) => code >= one && code < one + 10)
  return zero === undefined ? null : String(code - zero)
}

/** Lower case, ASCII digits, letters without their style (full width, bold, circled), and nothing that cannot be seen. */
export function plainOf(source: string): Plain {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const character of source) {
    const end = at + character.length
    if (!UNSEEN.test(character)) {
      const plain = digitOf(character) ?? character.normalize('NFKC').toLowerCase()
      text += plain
      for (let unit = 0; unit < plain.length; unit++) {
        from.push(at)
        to.push(end)
      }
    }
    at = end
  }
  return { text, from, to }
}
