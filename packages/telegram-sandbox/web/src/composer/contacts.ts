import type { Member } from '../../../src/api.js'

export interface Contact {
  phone_number: string
  first_name: string
  last_name?: string
  user_id?: number
}

const NUMBERS = 100

/** A member as a contact; the number is one of those kept for fiction. */
export function ownContact({ id, first_name, last_name }: Member): Contact {
  return {
    phone_number: `+1202555${String(100 + (id % NUMBERS)).padStart(4, '0')}`,
    first_name,
    ...(last_name && { last_name }),
    user_id: id,
  }
}

/** What was typed as a contact: the member's own when it is that; null when a part is missing. */
export function contactOf(name: string, phone: string, own: Contact): Contact | null {
  const [first_name, phone_number] = [name.trim(), phone.trim()]
  if (first_name === '' || !/^\+?[\d\s()-]{3,20}$/.test(phone_number)) return null
  return phone_number === own.phone_number ? { ...own, first_name } : { phone_number, first_name }
}
