import { z } from 'zod';
import { TemplatesFile } from '../templates.ts';
import { answer, type Control, control, withBody } from './control.ts';
import type { ControlParts } from './controls.ts';

const Sandbox = z.strictObject({
  sandbox: z.string().min(1).max(50).nullable().describe('null: any sandbox may use it.'),
});

/** What a publisher sets up: session templates, and the sandbox of a service configuration. */
export const titleControls = ({ templates, sandboxes, state }: ControlParts): Control[] => [
  control({
    method: 'GET',
    path: '/templates',
    what: 'The session templates that are described, in the form of a templates file.',
    answers: TemplatesFile,
    run: () => answer(templates.all()),
  }),
  withBody({
    method: 'PUT',
    path: '/templates',
    what: 'Describes session templates; takes the place of those that were. Sessions stay as they are.',
    body: TemplatesFile,
    answers: TemplatesFile,
    run: (file) => {
      templates.set(file);
      return answer(templates.all());
    },
  }),
  control({
    method: 'GET',
    path: '/sandboxes',
    what: 'The service configurations that are in one sandbox alone, by SCID.',
    answers: z.object({ sandboxes: z.record(z.string(), z.string()) }),
    run: () => answer({ sandboxes: Object.fromEntries(sandboxes) }),
  }),
  withBody({
    method: 'PUT',
    path: '/sandboxes/{scid}',
    what: 'Puts a service configuration into a sandbox: callers who are in another one get 403.',
    body: Sandbox,
    answers: z.object({ sandboxes: z.record(z.string(), z.string()) }),
    run: ({ sandbox }, { scid = '' }) => {
      if (sandbox === null) sandboxes.delete(scid.toLowerCase());
      else sandboxes.set(scid.toLowerCase(), sandbox);
      state.noteSandboxes();
      return answer({ sandboxes: Object.fromEntries(sandboxes) });
    },
  }),
];
