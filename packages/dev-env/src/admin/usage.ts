export const USAGE = `Operate the bot from the command line, through the HTTP interface of the admin service.

  npm run admin -- stats [--period day|week|month]
  npm run admin -- ban <member> [--days <days>] [--reason <words that the member reads>]
  npm run admin -- unban <member>
  npm run admin -- grant <member> <days>
  npm run admin -- message <member> <text that the member reads>
  npm run admin -- delete <member> --yes
  npm run admin -- payments
  npm run admin -- <refund|decline> <number of a payment>
  npm run admin -- broadcast [list]
  npm run admin -- broadcast write --admin <id> (--text <text> | --text-file <file>) [--buttons <file>]
      [--language <code>] [--gender female|male|other] [--city <city>] [--premium yes|no] [--active-days <days>]
      [--at <time>]
  npm run admin -- broadcast <start|pause|resume|cancel|undo> <number>
  npm run admin -- export <member> [--to <file>]
  npm run admin -- seed [members] [--database <url>] [--force]

<member> is a Telegram id, or # and the number of the row (quote it: '#5').
A broadcast is written in two steps: write shows it in the chat of that admin, as members will see it, and prints its
number and how many people it is for; start sends it to them. The text is Telegram's HTML (<b>, <i>, <a href="…">), the
file of buttons has lines of "label - https://…", the time is UTC: 18:30, or "2027-01-31 18:30".
Without --days a ban is for ever. What is deleted cannot be brought back. seed fills a database with generated members (1,000,000 unless told) for tries and
measurements, without the service; --force does so beside members who are there.

  --json        print what the service answers, as JSON (npm run admin --silent -- … prints nothing else)
  --url <url>   where the admin service answers; default http://127.0.0.1:<ADMIN_PORT, or 8084>
  --key <key>   of an order that was cut short: printed where one may be done in part; the same command with it finishes that order
  --help        this

The key is API_SECRET_KEY of the environment or of .env, else the one that npm start made up.
Exit status: 0 done; 1 refused, or failed; 2 not a command; 3 the service cannot be reached; 4 the key is missing or wrong.
`

/** What keeps a command from being done, in words, and the exit status that says so. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    message: string,
    readonly status: 1 | 2 | 3 | 4,
    /** Of the interface, where it is the one that refuses. */
    readonly code?: string,
  ) {
    super(message)
  }
}

export const notACommand = (what: string): Refused =>
  new Refused(`${what} npm run admin -- --help says what there is.`, 2)

export const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** A whole number that was typed. @throws Refused with status 2 */
export function whole(what: string, text: string | undefined, least: number, most: number): number {
  const value = Number(text)
  if (text === undefined || !/^\d+$/.test(text) || value < least || value > most)
    throw notACommand(`${what} is a whole number from ${least} to ${most}, not ${text ?? 'nothing'}.`)
  return value
}
