/** @file Routes of service `datasets`. */
import type { Dataset } from '../datasets.ts';
import type { Services } from '../services.ts';
import type { Implementer } from './implementer.ts';

export function datasetRoutes(os: Implementer, { datasets, runs }: Services) {
  return {
    add: os.datasets.add.handler(async ({ input }) => {
      const { dataset, project } = await datasets.add(input.project, input.files);
      return { dataset: asDataset(dataset), project };
    }),
    describe: os.datasets.describe.handler(async ({ input }) => asDataset(await datasets.describe(input.project, input.source))),
    samples: os.datasets.samples.handler(async ({ input }) => {
      const { indices, arrays } = await datasets.samples(input.project, input.source, input.arrays, input.count);
      const listed = arrays.map(({ name, shape, values }) => ({
        name,
        shape: [...shape],
        values: values.map((row) => [...row]),
      }));
      return { indices: [...indices], arrays: listed };
    }),
    bindRun: os.datasets.bindRun.handler(async ({ input }) => ({
      metrics: { ...(await datasets.bindRun(runs.path(input.run), input.project, input.document)) },
    })),
  };
}

function asDataset({ source, arrays }: Dataset) {
  return {
    source,
    arrays: arrays.map((each) => ({ ...each, shape: [...each.shape], range: [...each.range] as [number, number] })),
  };
}
