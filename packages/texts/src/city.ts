export interface City {
  /** As it is shown. */
  readonly city: string
  /** The same for all spellings of one name; letters and digits only, at most 64. */
  readonly cityKey: string
}

const LETTERS_MIN = 2
const LENGTH_MAX = 64
/** Letters of any script with their marks, and what joins the words of a name (U+200C joins nothing in Persian words). */
const NAME = /^[\p{L}\p{M}\u200c .'’ʼ‘`-]+$/u

/** Reads a city as a member writes it; null when it cannot be one. */
export function readCity(text: string): City | null {
  const city = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[‐‑‒–—]/g, '-')
    .trim()
  if ([...city].length > LENGTH_MAX || !NAME.test(city)) return null
  if ((city.match(/\p{L}/gu) ?? []).length < LETTERS_MIN) return null
  return { city, cityKey: cityKey(city) }
}

/** Letters that people write one for another. */
const SAME: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ё: 'е',
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
}

/** Accents of Latin, Greek and Cyrillic, vowel signs of Arabic and Hebrew. Marks that are part of a letter elsewhere stay. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g

/** Case, accents, spaces and joiners do not tell cities apart. */
export function cityKey(city: string): string {
  const letters = city
    .toLowerCase()
    .replace(/[\u0622\u0623\u0625]/g, 'ا')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  const same = [...letters].map((letter) => SAME[letter] ?? letter)
  return same.slice(0, LENGTH_MAX).join('').slice(0, LENGTH_MAX)
}
