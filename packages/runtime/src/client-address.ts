import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import proxyAddr from 'proxy-addr'

/** Whom `X-Forwarded-For` is believed: a proxy on this machine or in its private network. */
const isProxy = proxyAddr.compile(['loopback', 'linklocal', 'uniquelocal'])

/** The address that a request comes from; behind proxies the one that the first of our own saw. */
export const addressOf = (c: Context): string => {
  const { incoming } = c.env as HttpBindings
  return proxyAddr(incoming, isProxy)
}
