import { describe, expect, it } from 'vitest'
import { parseDatabaseUrl } from './database-url.js'

const plain = { host: 'db', port: 3306, user: 'u', password: '', database: 'chat', ssl: undefined }

describe('parseDatabaseUrl', () => {
  it.each([
    ['mysql://u@db/chat', plain],
    ['mariadb://u@db:3307/chat', { ...plain, port: 3307 }],
    ['mysql://u:p%40ss%2Fw%25@db/chat-2', { ...plain, password: 'p@ss/w%', database: 'chat-2' }],
    ['mysql://u@[::1]/chat', { ...plain, host: '::1' }],
    ['mysql://u@db/chat?ssl=true', { ...plain, ssl: { rejectUnauthorized: true } }],
    ['mysql://u@db/chat?ssl=accept-invalid', { ...plain, ssl: { rejectUnauthorized: false } }],
    ['mysql://u@db/chat?ssl=false', plain],
  ])('reads %s', (url, address) => {
    expect(parseDatabaseUrl(url)).toEqual(address)
  })

  it.each([
    ['', /no address/],
    ['postgres://u:secret@db/chat', /no address/],
    ['mysql://u:secret@db', /names no database/],
    ['mysql://u:secret@db/a`b', /names no database/],
    ['mysql://u:secret@db/chat?sslmode=require', /not known: sslmode/],
    ['mysql://u:secret@db/chat?ssl=maybe', /ssl must be/],
  ])('refuses %s in words, without the password', (url, words) => {
    expect(() => parseDatabaseUrl(url)).toThrow(words)
    expect(() => parseDatabaseUrl(url)).not.toThrow(/secret/)
  })
})
