import { z } from 'zod';

/** As much of a JSON schema as helps somebody who types. */
export type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: Shape | boolean;
  items?: Shape;
  enum?: unknown[];
  anyOf?: Shape[];
};

/** The schema of what may be typed, from the one that it is checked by. */
export const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { unrepresentable: 'any' }) as Shape;

/** Without the `null` that each field may be to be removed. */
const plain = (shape: Shape): Shape => shape.anyOf?.find((one) => one.type !== 'null') ?? shape;

const under = (shape: Shape, name: string): Shape | null => {
  const { properties, additionalProperties, items } = plain(shape);
  if (properties && Object.hasOwn(properties, name)) return properties[name] ?? null;
  if (typeof additionalProperties === 'object') return additionalProperties;
  return items ?? null;
};

/** The shape at a path of names and indices; null where nothing is known of it. */
export const shapeAt = (shape: Shape, path: readonly string[]): Shape | null => {
  let here: Shape | null = shape;
  for (const name of path) here = here && under(here, name);
  return here && plain(here);
};

/** The names that an object of this shape may have, with what each holds. */
export const namesIn = (shape: Shape): { name: string; kind: string }[] =>
  Object.entries(shape.properties ?? {}).map(([name, of]) => {
    const { type, enum: values } = plain(of);
    return { name, kind: values ? values.join(' | ') : (type ?? '') };
  });

/** The values that can be listed, as JSON. */
export const valuesIn = ({ type, enum: values }: Shape): string[] => {
  if (values) return values.map((value) => JSON.stringify(value));
  return type === 'boolean' ? ['true', 'false'] : [];
};
