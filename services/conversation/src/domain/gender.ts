import type { Gender } from '@anonchat/contracts'
import { LANGS, t } from '@anonchat/texts'

const WORDS: Readonly<Record<Gender, readonly string[]>> = {
  male: ['male', 'm', 'man', 'boy', 'guy', 'آقا', 'مرد', 'پسر', 'مذکر'],
  female: ['female', 'f', 'woman', 'girl', 'lady', 'خانم', 'خانوم', 'زن', 'دختر', 'مونث', 'مؤنث'],
  other: ['other', 'o', 'nonbinary', 'non-binary', 'دیگر', 'سایر'],
}

const GENDERS: ReadonlyMap<string, Gender> = new Map(
  (['male', 'female', 'other'] as const).flatMap((gender) =>
    [...WORDS[gender], ...LANGS.map((lang) => t(lang).gender[gender])].map((word): [string, Gender] => [
      word.toLowerCase(),
      gender,
    ]),
  ),
)

/** Reads a gender that was written instead of pressed; null when it is none of the words that we know. */
export function readGender(text: string): Gender | null {
  const word = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M} -]/gu, '')
    .trim()
  return GENDERS.get(word) ?? null
}
