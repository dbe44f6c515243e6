// Read by Prisma's own command line, run as `pnpm --filter @anonchat/store exec prisma <command> --config ../../prisma.config.ts`.
const url = process.env.DATABASE_URL

export default {
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
}
