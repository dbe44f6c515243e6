/** Words for a JSON schema: what stands in the "type" column of docs/messages.md. */
export function typeOf(schema) {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1)
    return `[${name}](#${name.toLowerCase()})`
  }
  if ('const' in schema) return code(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(code).join(' or ')
  const variants = schema.oneOf ?? schema.anyOf
  if (variants !== undefined) return variants.map(typeOf).join(' or ')
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return numberOf(schema)
    case 'array':
      return `list of ${typeOf(schema.items)}${between(schema.minItems, schema.maxItems, 'items')}`
    case 'object':
      return objectOf(schema)
    case 'boolean':
      return 'true or false'
    case 'null':
      return 'null'
    default:
      return 'anything'
  }
}

const code = (value) => `\`${JSON.stringify(value)}\``

function textOf({ minLength, maxLength, pattern }) {
  if (pattern !== undefined) return `text like \`${pattern.replaceAll('|', '\\|')}\``
  return `text${between(minLength, maxLength, 'characters')}`
}

function numberOf({ type, minimum, maximum, exclusiveMinimum }) {
  const least = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1
  const isBounded = (bound) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  const kind = type === 'integer' ? 'whole number' : 'number'
  return `${kind}${between(isBounded(least) ? least : undefined, isBounded(maximum) ? maximum : undefined, '')}`
}

function objectOf({ properties, required = [] }) {
  if (properties === undefined) return 'object with any fields'
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(field)}`,
  )
  return `{ ${fields.join(', ')} }`
}

function between(least, most, unit) {
  const words = unit === '' ? '' : ` ${unit}`
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}${words}`
  if (least === 1 && unit !== '') return ', not empty'
  if (least !== undefined) return `, ${least}${words} or more`
  return most === undefined ? '' : `, at most ${most}${words}`
}

/** A table of the fields of an object schema. */
export function fieldTable({ properties = {}, required = [] }) {
  const rows = Object.entries(properties).map(
    ([name, field]) => `| \`${name}\` | ${typeOf(field)} | ${required.includes(name) ? 'yes' : ''} |`,
  )
  return ['| field | type | required |', '|---|---|---|', ...rows].join('\n')
}

/** What a named schema looks like: a table, a table for each variant, or a line. */
export function describeSchema(schema) {
  const variants = schema.oneOf ?? schema.anyOf
  if (variants?.some(({ type }) => type === 'object')) {
    return variants
      .map((variant) =>
        variant.type === 'object' ? `${titleOf(variant)}\n\n${fieldTable(variant)}` : typeOf(variant),
      )
      .join('\n\n')
  }
  return schema.type === 'object' && schema.properties ? fieldTable(schema) : typeOf(schema)
}

/** The field that tells variants apart, as `kind: "text"`; with many values the table names them. */
function titleOf({ properties }) {
  const [name, field] =
    Object.entries(properties).find(([, { enum: values, ...rest }]) => 'const' in rest || values) ?? []
  if (name === undefined) return `With ${Object.keys(properties).map(code).join(' and ')}:`
  return 'const' in field ? `\`${name}\` ${typeOf(field)}:` : `\`${name}\` one of these:`
}
