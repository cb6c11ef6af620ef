import { z } from 'zod';
import type { Control } from './control.ts';

const Failure = z.object({ error: z.string().describe('What is wrong, where, and what to do.') });

/** The controls as an OpenAPI 3.1 document, which is made of the same list that answers. */
export const openApi = (controls: readonly Control[]): object => {
  const paths: Record<string, Record<string, object>> = {};
  for (const control of controls) {
    const path = `/_emulator${control.path}`;
    paths[path] = { ...paths[path], [control.method.toLowerCase()]: operation(control) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: "The controls of Beckon's session directory emulator",
      version: '1',
      description: 'Every call asks for the header x-emulator-key. A web page of another origin gets 403.',
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-emulator-key' } },
    },
    security: [{ key: [] }],
    paths,
  };
};

const operation = ({ method, path, what, body, query, answers, events }: Control): object => ({
  summary: what,
  operationId: `${method.toLowerCase()}${path.replaceAll(/[{}]/g, '').replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase())}`,
  parameters: [...pathParameters(path), ...(query ? queryParameters(query) : [])],
  ...(body && { requestBody: { content: content(body, 'input') } }),
  responses: {
    ...done({ answers, events }),
    '4XX': { description: 'Refused; nothing was changed.', content: content(Failure, 'output') },
  },
});

const done = ({ answers, events }: Pick<Control, 'answers' | 'events'>): object => {
  if (events)
    return {
      '200': {
        description: 'Events, each with this as its data.',
        content: { 'text/event-stream': { schema: jsonSchema(events, 'output') } },
      },
    };
  if (answers) return { '2XX': { description: 'Done.', content: content(answers, 'output') } };
  return { '204': { description: 'Done.' } };
};

const pathParameters = (path: string): object[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const queryParameters = (query: z.ZodType): object[] =>
  Object.entries(jsonSchema(query, 'input').properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
  }));

const content = (schema: z.ZodType, io: 'input' | 'output') => ({
  'application/json': { schema: jsonSchema(schema, io) },
});

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};
