/** @file What commands need, made from the app's services and its engine process. */
import { extname } from 'node:path';
import { formatMessage } from '../../engine/core/messages/format.ts';
import { writeWhole } from '../services/atomic.ts';
import type { StartedRun } from '../services/runs.ts';
import type { Services } from '../services/services.ts';
import type { CliServices, Run } from './services.ts';

export function connect(services: Services): CliServices {
  const { engine, runs, exports, templates } = services;
  const following = ({ path, events }: StartedRun): Run => ({
    path,
    events,
    stop: async () => {
      await runs.control(path, 'stop');
    },
  });
  return {
    templates: async () => templates.list(),
    writeFile: writeWhole,
    train: async ({ document, backend, from, limit, everyStep, folder, force }) =>
      following(
        await runs.start({
          document,
          data: document.data.source,
          backend,
          from,
          limit,
          steps: everyStep ? 'all' : 'paced',
          folder,
          force,
          paused: false,
          project: null,
        }),
      ),
    resume: async (folder, { everyStep }) => following(await runs.resume(folder, { epochs: 0, step: false, everyStep })),
    evaluate: ({ model, data, split }) => engine.call('evaluate', { model, data, split, backend: 'auto' }),
    predict: ({ model, inputs }) => engine.call('predict', { model, weights: 'last', inputs, backend: 'auto' }),
    exportModel: async ({ model, to, format }) => {
      const id = format ?? (extname(to).toLowerCase().slice(1) || to);
      const { bytes } = await exports.exportTo(model, id, to);
      return { format: id, bytes };
    },
    importModel: async (file) => {
      const { document, run, warnings } = await exports.importFile(file);
      return { document, run, notices: warnings.map(({ code, values }) => formatMessage(code, values, 'en')) };
    },
    backends: () => engine.call('backends', null),
    dispose: () => services.dispose(),
  };
}
