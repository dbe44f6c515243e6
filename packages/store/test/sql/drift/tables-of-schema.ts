import { getDMMF } from '@prisma/get-dmmf'
import { type Column, foreignKeyText, indexText, type Table, type Tables } from './table.js'

type Datamodel = Extract<Awaited<ReturnType<typeof getDMMF>>, { datamodel: unknown }>['datamodel']
type Model = Datamodel['models'][number]
type Field = Model['fields'][number]

/** What Prisma gives tables that it makes in MySQL. */
const COLLATION = 'utf8mb4_unicode_ci'

/** The tables that a schema.prisma describes, as Prisma's own migrations would make them in MySQL. */
export async function tablesOfSchema(schema: string): Promise<Tables> {
  const document = await getDMMF({ datamodel: schema })
  if (!('datamodel' in document)) throw new Error('schema.prisma does not parse', { cause: document })
  const { datamodel } = document
  return new Map(datamodel.models.map((model) => [nameOf(model), tableOf(model, datamodel)]))
}

const nameOf = ({ name, dbName }: { name: string; dbName?: string | null }) => dbName ?? name

function tableOf(model: Model, datamodel: Datamodel): Table {
  const fields = model.fields.filter((field) => field.kind !== 'object')
  return {
    collation: COLLATION,
    columns: new Map(fields.map((field) => [nameOf(field), columnOf(field, datamodel)])),
    indexes: new Map(
      datamodel.indexes
        .filter((index) => index.model === model.name)
        .map((index) => {
          const columns = columnsOf(
            model,
            index.fields.map((field) => field.name),
          )
          if (index.type === 'id') return ['PRIMARY', indexText(true, columns)]
          const ending = index.type === 'unique' ? 'key' : 'idx'
          const name = index.dbName ?? generatedName(model, columns, ending)
          return [name, indexText(index.type === 'unique', columns)]
        }),
    ),
    foreignKeys: new Map(
      model.fields
        .filter((field) => (field.relationFromFields ?? []).length > 0)
        .map((field) => foreignKeyOf(model, field, datamodel)),
    ),
  }
}

function columnOf(field: Field, datamodel: Datamodel): Column {
  const type = typeOf(field, datamodel)
  return {
    type,
    nullable: !field.isRequired,
    default: defaultOf(field),
    autoIncrement: isCall(field.default, 'autoincrement'),
    collation: /char|text|enum/.test(type) ? COLLATION : null,
  }
}

const PLAIN_TYPES: Readonly<Record<string, string>> = { Int: 'int', BigInt: 'bigint', Boolean: 'tinyint(1)' }
const NATIVE_TYPES: Readonly<Record<string, string>> = {
  VarChar: 'varchar',
  Char: 'char',
  DateTime: 'datetime',
  Date: 'date',
  Text: 'text',
  MediumBlob: 'mediumblob',
  UnsignedInt: 'int unsigned',
  UnsignedSmallInt: 'smallint unsigned',
  UnsignedTinyInt: 'tinyint unsigned',
}

function typeOf(field: Field, datamodel: Datamodel): string {
  if (field.kind === 'enum') {
    const values = datamodel.enums.find((one) => one.name === field.type)?.values ?? []
    return `enum(${values.map((value) => `'${nameOf(value)}'`).join(',')})`
  }
  const [native, sizes = []] = field.nativeType ?? []
  const type = native === undefined ? PLAIN_TYPES[field.type] : NATIVE_TYPES[native]
  if (type === undefined) throw new Error(`${field.name}: teach this test the type ${native ?? field.type}`)
  return sizes.length > 0 ? `${type}(${sizes.join(',')})` : type
}

function defaultOf(field: Field): string | null {
  if (field.default === undefined || isCall(field.default, 'autoincrement')) return null
  if (isCall(field.default, 'now')) return 'current_timestamp(3)'
  if (typeof field.default === 'object') throw new Error(`${field.name}: teach this test the default`)
  if (typeof field.default === 'boolean') return field.default ? '1' : '0'
  return String(field.default)
}

const isCall = (value: Field['default'], name: string) =>
  typeof value === 'object' && 'name' in value && value.name === name

function foreignKeyOf(model: Model, field: Field, datamodel: Datamodel): [string, string] {
  const target = datamodel.models.find((one) => one.name === field.type)
  if (target === undefined) throw new Error(`${model.name}.${field.name}: no model ${field.type}`)
  const columns = columnsOf(model, field.relationFromFields ?? [])
  const targetColumns = columnsOf(target, field.relationToFields ?? [])
  const onDelete = ACTIONS[field.relationOnDelete ?? (field.isRequired ? 'Restrict' : 'SetNull')]
  const onUpdate = ACTIONS[field.relationOnUpdate ?? 'Cascade']
  if (onDelete === undefined || onUpdate === undefined)
    throw new Error(`${model.name}.${field.name}: teach this test the referential action`)
  return [
    generatedName(model, columns, 'fkey'),
    foreignKeyText(columns, { table: nameOf(target), columns: targetColumns }, onDelete, onUpdate),
  ]
}

const ACTIONS: Readonly<Record<string, string>> = {
  Cascade: 'CASCADE',
  SetNull: 'SET NULL',
  Restrict: 'RESTRICT',
  NoAction: 'NO ACTION',
}

function columnsOf(model: Model, fields: readonly string[]): string[] {
  return fields.map((name) => {
    const field = model.fields.find((one) => one.name === name)
    if (field === undefined) throw new Error(`${model.name} has no field ${name}`)
    return nameOf(field)
  })
}

/** The name that Prisma gives an index or a foreign key. MySQL allows 64 letters; beyond, the schema must name it. */
function generatedName(model: Model, columns: readonly string[], ending: string): string {
  const name = [nameOf(model), ...columns, ending].join('_')
  if (name.length > 64) throw new Error(`${name} is too long: give it a name with map:`)
  return name
}
