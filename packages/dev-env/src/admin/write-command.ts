import { readFileSync } from 'node:fs'
import { notACommand, whole } from './usage.js'

/** The options of `broadcast write`, and nobody else's. */
export const WRITE_OPTIONS = {
  admin: { type: 'string' },
  text: { type: 'string' },
  'text-file': { type: 'string' },
  buttons: { type: 'string' },
  language: { type: 'string' },
  gender: { type: 'string' },
  city: { type: 'string' },
  premium: { type: 'string' },
  'active-days': { type: 'string' },
  at: { type: 'string' },
} as const

type Values = { readonly [name in keyof typeof WRITE_OPTIONS]?: string | undefined }

/** What is written, as the interface takes it. */
export interface WriteCommand {
  readonly kind: 'write'
  readonly body: {
    readonly admin_telegram_id: number
    readonly text: string
    readonly buttons?: string
    readonly language?: string
    readonly gender?: string
    readonly city?: string
    readonly premium?: boolean
    readonly active_days?: number
    readonly at?: string
  }
}

const MOST_DAYS = 3_650

/** Windows begins a text file with a mark that is no text. */
function fileText(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
  } catch (error) {
    throw notACommand(`--${option}: ${error instanceof Error ? error.message : error}.`)
  }
}

function textOf({ text, 'text-file': file }: Values): string {
  if ((text === undefined) === (file === undefined))
    throw notACommand('A broadcast needs either --text or --text-file.')
  const words = text ?? fileText('text-file', file ?? '')
  if (words.trim() === '') throw notACommand('A broadcast without words is none.')
  return words
}

function premiumOf(text: string | undefined): { premium?: boolean } {
  if (text === undefined) return {}
  if (text !== 'yes' && text !== 'no') throw notACommand(`--premium is yes or no, not ${text}.`)
  return { premium: text === 'yes' }
}

/** Reads the options of `broadcast write`. @throws Refused with status 2 */
export function writeCommand(values: Values): WriteCommand {
  const { admin, buttons, language, gender, city, at, 'active-days': days } = values
  if (admin === undefined || !/^[1-9]\d{0,15}$/.test(admin))
    throw notACommand('--admin is the Telegram id of the admin in whose chat it is shown.')
  return {
    kind: 'write',
    body: {
      admin_telegram_id: Number(admin),
      text: textOf(values),
      ...(buttons === undefined ? {} : { buttons: fileText('buttons', buttons) }),
      ...(language === undefined ? {} : { language }),
      ...(gender === undefined ? {} : { gender }),
      ...(city === undefined ? {} : { city }),
      ...premiumOf(values.premium),
      ...(days === undefined ? {} : { active_days: whole('--active-days', days, 1, MOST_DAYS) }),
      ...(at === undefined ? {} : { at }),
    },
  }
}
