import { describe, expect, it } from 'vitest'
import { runPlanted } from './lib/planted.js'

const plant = (text: string) =>
  runPlanted('docs', {
    'package.json': '{ "scripts": { "demo": "node demo.js" } }',
    'docs/other.md': '# Other page\n\n## A heading, with more\n',
    'services/left/package.json': '{}',
    'services/left/src/left.ts': "export const counter = { name: 'left_sends_total' }\n",
    'README.md': `# Title\n\n${text}\n`,
  })

describe('the documents', () => {
  it.each([
    '[page](docs/other.md#a-heading-with-more), [here](#title), [there](https://example.org/x)',
    'Run `npm run demo`; see `services/left/src/left.ts`, `services/*/src` and `services/{left,left}/src`.',
    'Set `BOT_TOKEN`. The lock is `GET_LOCK`.',
  ])('may say: %s', async (text) => {
    const { status, stderr } = await plant(text)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it.each([
    ['[page](docs/missing.md)', /docs\/missing\.md, which does not exist/],
    ['[page](docs/other.md#nothing)', /no heading #nothing/],
    ['![picture](docs/picture.svg)', /picture\.svg, which does not exist/],
    ['`npm run party`', /no script `party`/],
    ['`services/right/src/right.ts`', /services\/right\/src\/right\.ts does not exist/],
    ['`services/{left,right}/src`', /services\/right\/src does not exist/],
    ['`docker-compose.yml`', /docker-compose\.yml does not exist/],
    ['`BOT_TOKENS_ALL`', /no variable of \.env\.example/],
    ['`relay_party_total`', /no service counts relay_party_total/],
  ])('must not say: %s', async (text, expected) => {
    const { status, stderr } = await plant(text)
    expect(stderr).toMatch(expected)
    expect(stderr).toMatch(/^README\.md:3: /)
    expect(status).toBe(1)
  })
})
