/** How to reach a database, as both the pool and the migrate command need it. */
export interface DatabaseAddress {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** Undefined: plain TCP. */
  readonly ssl: { readonly rejectUnauthorized: boolean } | undefined
}

/**
 * Reads `mysql://user:password@host:port/name`. `?ssl=true` asks for TLS, `?ssl=accept-invalid` for TLS with any
 * certificate.
 * @throws Error in words for an operator, which never repeats the address: it holds a password.
 */
export function parseDatabaseUrl(databaseUrl: string): DatabaseAddress {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null
  if (url === null || !/^(mysql|mariadb):$/.test(url.protocol))
    throw new Error('DATABASE_URL is no address like mysql://user:password@host:3306/name')
  const database = decodeURIComponent(url.pathname.slice(1))
  if (!/^[\w$-]{1,64}$/.test(database))
    throw new Error('DATABASE_URL names no database; it should end in /name (letters, digits, _ - $)')
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ssl: readSsl(url.searchParams),
  }
}

function readSsl(parameters: URLSearchParams): DatabaseAddress['ssl'] {
  for (const name of parameters.keys())
    if (name !== 'ssl') throw new Error(`DATABASE_URL has a parameter that is not known: ${name}`)
  const ssl = parameters.get('ssl')
  if (ssl === null || ssl === 'false') return undefined
  if (ssl === 'true') return { rejectUnauthorized: true }
  if (ssl === 'accept-invalid') return { rejectUnauthorized: false }
  throw new Error('DATABASE_URL: ssl must be true, false or accept-invalid')
}

/** Settings of the driver that every connection of ours shares. */
export function connectionConfig(address: DatabaseAddress) {
  const { ssl, ...where } = address
  return {
    ...where,
    ...(ssl === undefined ? {} : { ssl }),
    // MySQL's default login asks for the server's key where there is no TLS.
    allowPublicKeyRetrieval: ssl === undefined,
    charset: 'utf8mb4',
    // CURRENT_TIMESTAMP must mean UTC whatever the server's zone is.
    timezone: 'Z',
    // Statements in error messages must not show their values.
    logParam: false,
    connectTimeout: 3_000,
  }
}
