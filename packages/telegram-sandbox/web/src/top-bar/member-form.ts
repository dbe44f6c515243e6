import type { Member, NewMember } from '../../../src/api.js'

/** What the form of a new member holds. */
export interface MemberForm {
  name: string
  lastName: string
  username: string
  language: string
  premium: boolean
}

export type FormFaults = Partial<Record<'name' | 'username', string>>

const LONGEST_NAME = 64
const USERNAME = /^[a-z]\w{3,31}$/i

/** What is wrong with it, in words; nothing when it can be sent. */
export function faultsOf(form: MemberForm, others: readonly Member[]): FormFaults {
  const faults: FormFaults = {}
  const name = form.name.trim()
  if (name === '') faults.name = 'A member needs a name.'
  else if ([...name].length > LONGEST_NAME) faults.name = `A name has at most ${LONGEST_NAME} characters.`
  const username = usernameOf(form)
  if (username === '') return faults
  if (!USERNAME.test(username)) {
    faults.username = 'A username has 4 to 32 letters, digits and underscores, and begins with a letter.'
  } else if (others.some((other) => other.username?.toLowerCase() === username.toLowerCase())) {
    faults.username = 'Another member has this username.'
  }
  return faults
}

/** The member that the form describes. */
export function memberFrom(form: MemberForm): NewMember {
  const [lastName, username] = [form.lastName.trim(), usernameOf(form)]
  return {
    first_name: form.name.trim(),
    ...(lastName !== '' && { last_name: lastName }),
    ...(username !== '' && { username }),
    language_code: form.language,
    ...(form.premium && { is_premium: true }),
  }
}

const usernameOf = ({ username }: MemberForm): string => username.trim().replace(/^@/, '')
