import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createConnection } from 'mariadb'
import { findBinary } from './find-binary.js'
import { startLocalServer } from './local-server.js'
import { BinaryMissing, type Server, type ServerOptions } from './server.js'

const exec = promisify(execFile)

// A server that runs as root must be told that this is meant.
const AS_ROOT = process.getuid?.() === 0 ? ['--user=root'] : []
// The default log of 96 MB makes the first start slow.
const SMALL = ['--innodb-log-file-size=16M', '--innodb-buffer-pool-size=64M']

/** Starts MariaDB or MySQL; user root has no password. Throws BinaryMissing when neither is installed. */
export async function startMysql(options: ServerOptions = {}): Promise<Server> {
  const binary = await findBinary('mariadbd', 'mysqld')
  if (binary === undefined) throw new BinaryMissing('mysql', 'mariadbd')
  const isMariadb = (await exec(binary, ['--version'])).stdout.includes('MariaDB')
  return startLocalServer(
    {
      kind: 'mysql',
      binary,
      url: (port) => `mysql://root@127.0.0.1:${port}`,
      args: ({ dir, port, temporary }) => [
        ...['--no-defaults', ...AS_ROOT, `--datadir=${join(dir, 'data')}`],
        ...['--bind-address=127.0.0.1', `--port=${port}`],
        // Relative to the data folder: the path of a socket must stay below 108 bytes.
        ...['--socket=mysql.sock', '--pid-file=mysql.pid'],
        ...[...SMALL, '--max-connections=500', '--performance-schema=OFF'],
        ...['--character-set-server=utf8mb4', '--collation-server=utf8mb4_unicode_ci'],
        // MySQL creates root@localhost only, which needs the name resolved; its X protocol has a fixed port.
        isMariadb ? '--skip-name-resolve' : '--mysqlx=OFF',
        // Survives kill -9; only a power cut could take the last second, which is nothing to a test.
        ...(temporary ? ['--innodb-flush-log-at-trx-commit=2'] : []),
      ],
      prepare: async (dir, logFile) => {
        const data = join(dir, 'data')
        if (existsSync(join(data, 'mysql'))) return
        const { stdout, stderr } = isMariadb ? await initMariadb(data) : await initMysql(binary, data)
        await appendFile(logFile, stdout + stderr)
      },
      answers: (port) => mysqlAnswers(`mysql://root@127.0.0.1:${port}`),
    },
    options,
  )
}

async function initMariadb(data: string) {
  const installer = await findBinary('mariadb-install-db', 'mysql_install_db')
  if (installer === undefined) throw new BinaryMissing('mysql', 'mariadb-install-db')
  return exec(installer, [
    ...['--no-defaults', ...AS_ROOT, `--datadir=${data}`, '--skip-test-db', '--skip-name-resolve'],
    ...['--auth-root-authentication-method=normal', ...SMALL],
  ])
}

function initMysql(binary: string, data: string) {
  return exec(binary, ['--no-defaults', ...AS_ROOT, '--initialize-insecure', `--datadir=${data}`])
}

/** True when the server of a `mysql://` URL lets us in. */
export async function mysqlAnswers(url: string): Promise<boolean> {
  try {
    const connection = await createConnection(mysqlConfig(url))
    await connection.query('SELECT 1')
    await connection.end()
    return true
  } catch {
    return false
  }
}

/** The connection settings of a `mysql://user:pass@host:port/db` URL, without its database. */
export function mysqlConfig(url: string) {
  const { hostname, port, username, password } = new URL(url)
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    connectTimeout: 3_000,
    allowPublicKeyRetrieval: true,
  }
}
