/** Ends of names in the net that are no words of a sentence: `me`, `so`, `is` need a path to be taken for one. */
const ENDINGS =
  'com|net|org|info|biz|io|ir|co|app|dev|xyz|link|links|online|site|club|shop|store|tech|blog|bio|ru|ua|de|uk|fr|tr|ae|eu|nl|pl|ca|cn|jp|ly|gg|gl|tv|cc|edu|gov|vip'
const DOT = String.raw`(?:\s?\.\s?|\s?[([{]\s?(?:dot|\.|نقطه|دات)\s?[)\]}]\s?|\s(?:dot|نقطه|دات)\s)`
const AT = String.raw`(?:\s?@\s?|\s?[([{]\s?(?:at|@|ات|ادساین)\s?[)\]}]\s?|\s(?:at|ات|ادساین)\s)`
const START = String.raw`(?<![\p{L}\p{N}_])`
const END = String.raw`(?![\p{L}\p{N}_])`
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`
const MAILERS = 'gmail|yahoo|ymail|hotmail|outlook|icloud|proton(?:mail)?|chmail'
const NETWORKS =
  'telegram|tele|insta(?:gram)?|snap(?:chat)?|whats ?app|discord|skype|twitter|tiktok|facebook|id|username|تلگرام|تل|اینستا(?:گرام)?|واتس ?اپ|اسنپ|آیدی|ایدی|ای دی'
const DIGIT_WORDS =
  'zero|oh|one|two|three|four|five|six|seven|eight|nine|صفر|یک|دو|سه|چهار|پنج|شش|شیش|هفت|هشت|نه'

const expression = (...parts: string[]) => new RegExp(parts.join(''), 'gu')

/** What a contact looks like in a text in its plain form. */
export const PATTERNS: readonly RegExp[] = [
  // Links, with or without what comes before the name.
  /[a-z][a-z0-9+.-]{1,20}:\/\/\S+/gu,
  /(?<![\p{L}\p{N}_])(?:mailto|tel|sms|tg):\S{3,}/gu,
  expression(START, `(?:${LABEL}\\.){1,6}(?:${ENDINGS})`, END, '(?!\\.\\p{L})(?:[/?#:]\\S*)?'),
  expression(START, String.raw`www\.\S{3,}`),
  expression(START, `(?:${LABEL}\\.){1,6}[a-z]{2,12}/\\S{2,}`),
  expression(START, '(?:t|wa|ig|m|fb)', DOT, String.raw`me\s?(?:/|slash|اسلش)\s?\S{2,}`),
  // Addresses.
  expression(
    String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?=[\p{N}.-]*\p{L})[\p{L}\p{N}][\p{L}\p{N}.-]{2,253}`,
  ),
  expression(START, '[a-z0-9._%+-]{2,64}', AT, LABEL, DOT, '(?:com|net|org|ir|edu)', END),
  expression(
    START,
    '[a-z0-9._%+-]{2,64}',
    String.raw`\s?(?:@|[([{]\s?(?:at|@|ات)\s?[)\]}])\s?`,
    `(?:${MAILERS})`,
    END,
  ),
  expression(START, String.raw`[a-z0-9._%+-]{2,64}\s`, `(?:${MAILERS})`, DOT, '(?:com|ir|me|net)', END),
  // Names.
  /(?<![\p{L}\p{N}_@])@[a-z_][a-z0-9_.]{2,63}/gu,
  expression(START, String.raw`[a-z0-9_.]{2,32}#\d{4}`, END),
  expression(
    START,
    `(?:${NETWORKS})`,
    String.raw`\s?(?:id|name|من|م)?\s?(?:[:=]|is\s)\s?(?=[a-z0-9_.]*[a-z])(?=[a-z0-9_.]*[0-9_])[a-z0-9_.]{3,32}`,
  ),
  // A number, digit by digit, in words.
  expression(START, String.raw`(?:(?:${DIGIT_WORDS}|\d)[\s,.-]{1,3}){6,30}(?:${DIGIT_WORDS})`, END),
]
