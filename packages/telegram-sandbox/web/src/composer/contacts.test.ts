import { expect, test } from 'vitest'
import { contactOf, ownContact } from './contacts.js'

const own = ownContact({
  id: 7,
  first_name: 'Ada',
  started: true,
  blocked: false,
  deactivated: false,
  crowd: false,
  voiceForbidden: false,
})

test('the own number makes it the own contact', () => {
  expect(contactOf('Ada', own.phone_number, own)).toEqual(own)
  expect(contactOf('Bob', '+44 20 7946 0000', own)).toEqual({
    first_name: 'Bob',
    phone_number: '+44 20 7946 0000',
  })
})

test('a contact has a name and a number', () => {
  expect(contactOf(' ', own.phone_number, own)).toBeNull()
  expect(contactOf('Ada', 'call me', own)).toBeNull()
})
