/** The parts of JSON Schema that adapters' settings are written in. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: string[];
  const?: unknown;
  default?: unknown;
  description?: string;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  minLength?: number;
  maxLength?: number;
}

/** A field of the form that a schema asks for. `path` is what the server's errors name, after `settings.`. */
export interface SettingField {
  path: string;
  type: 'text' | 'number' | 'switch' | 'choice' | 'list' | 'map';
  required: boolean;
  secret: boolean;
  choices: string[];
  /** As it is typed: lists one a line, maps `key=value` a line. */
  initial: string;
  hint: string | null;
  maxLength: number | undefined;
  /** Shown only while another field has this value. */
  only: { path: string; value: string } | null;
}

const NONE: Pick<SettingField, 'choices' | 'hint' | 'maxLength' | 'only'> = {
  choices: [],
  hint: null,
  maxLength: undefined,
  only: null,
};

/**
 * The form of a schema, its objects flattened into dotted paths. Of a union of objects the constant property that tells
 * them apart becomes a choice, and each branch's own fields are shown with their choice only.
 */
export function settingsFields(
  schema: JsonSchema,
  secrets: readonly string[],
  values: Record<string, unknown>,
): SettingField[] {
  return objectFields(schema, '', values, secrets, null);
}

function objectFields(
  schema: JsonSchema,
  within: string,
  values: unknown,
  secrets: readonly string[],
  only: SettingField['only'],
): SettingField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = within === '' ? name : `${within}.${name}`;
    const value = propertyOf(values, name) ?? property.default;
    const required = schema.required?.includes(name) ?? false;
    return fieldsOf(property, path, value, { required, secrets, only });
  });
}

interface Place {
  required: boolean;
  secrets: readonly string[];
  only: SettingField['only'];
}

function fieldsOf(schema: JsonSchema, path: string, value: unknown, place: Place): SettingField[] {
  const { required, only } = place;
  const secret = place.secrets.includes(path);
  const plain = {
    ...NONE,
    path,
    required,
    secret,
    only,
    hint: schema.description ?? null,
    initial: value === undefined || value === null ? '' : String(value),
  };
  if (schema.oneOf) return unionFields(schema.oneOf, path, value, place);
  const type = typeOf(schema);
  if (schema.enum) return [{ ...plain, type: 'choice', choices: schema.enum }];
  if (type === 'object' && schema.properties) return objectFields(schema, path, value, place.secrets, only);
  if (type === 'object') return [{ ...plain, type: 'map', initial: mapText(value) }];
  if (type === 'array')
    return [{ ...plain, type: 'list', initial: Array.isArray(value) ? value.join('\n') : '' }];
  if (type === 'boolean') return [{ ...plain, type: 'switch', initial: value === true ? 'true' : '' }];
  if (type === 'integer' || type === 'number') return [{ ...plain, type: 'number' }];
  return [{ ...plain, type: 'text', maxLength: schema.maxLength }];
}

function unionFields(branches: JsonSchema[], path: string, value: unknown, place: Place): SettingField[] {
  const told = branches.flatMap((branch) => {
    const found = Object.entries(branch.properties ?? {}).find(([, one]) => typeof one.const === 'string');
    return found ? [{ branch, name: found[0], constant: String(found[1].const) }] : [];
  });
  const name = told[0]?.name;
  if (name === undefined) return [];
  const choice = `${path}.${name}`;
  const present = propertyOf(value, name);
  const chosen = told.find((one) => one.constant === present)?.constant ?? told[0]?.constant ?? '';
  const seen = new Map<string, SettingField>();
  const fields: SettingField[] = [
    {
      ...NONE,
      path: choice,
      type: 'choice',
      required: true,
      secret: false,
      choices: told.map((one) => one.constant),
      initial: chosen,
      only: place.only,
    },
  ];
  for (const { branch, constant } of told) {
    const { [name]: _, ...properties } = branch.properties ?? {};
    const own = objectFields(
      { ...branch, properties },
      path,
      constant === chosen ? value : undefined,
      place.secrets,
      { path: choice, value: constant },
    );
    for (const field of own) {
      const same = seen.get(field.path);
      // a field that every branch has, like a secret, is asked for once
      if (same) {
        same.only = null;
        if (constant === chosen) same.initial = field.initial;
      } else {
        seen.set(field.path, field);
        fields.push(field);
      }
    }
  }
  return fields;
}

/** The one type beside null. */
function typeOf(schema: JsonSchema): string | undefined {
  const types = schema.anyOf?.map(typeOf) ?? (Array.isArray(schema.type) ? schema.type : [schema.type]);
  return types.find((type) => type !== 'null');
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function mapText(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, one]) => `${key}=${String(one)}`)
        .join('\n')
    : '';
}
