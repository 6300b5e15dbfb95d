/** @file What a drawing's data file holds, and a few examples of any source. */
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { client } from '../bridge/client.ts';
import { keys } from './query-client.ts';
import type { Dataset, DataSamples } from './types.ts';

export const shownSamples = 20;

/** Read anew when the drawing is opened again: a file beside it may be another one by then. */
export function datasetOptions(project: string, source: string) {
  return queryOptions({
    queryKey: keys.dataset(project, source),
    queryFn: () => client.datasets.describe({ project, source }),
    staleTime: 5000,
  });
}

/** `source` null: a built-in sample, which is known already, or none. */
export function useDataset(project: string | null, source: string | null): UseQueryResult<Dataset> {
  return useQuery({ ...datasetOptions(project ?? '', source ?? ''), enabled: project !== null && source !== null });
}

export function useSamples(project: string | null, source: string, arrays: readonly string[]): UseQueryResult<DataSamples> {
  return useQuery({
    queryKey: keys.samples(project ?? '', source, arrays),
    queryFn: () => client.datasets.samples({ project: project ?? '', source, arrays: [...arrays], count: shownSamples }),
    enabled: project !== null && arrays.length > 0,
    placeholderData: (before) => before,
  });
}
