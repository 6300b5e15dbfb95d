/** @file What the shell is asked, as queries. */
import {
  type FetchQueryOptions,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { client } from '../bridge/client.ts';
import { keys, queryClient } from './query-client.ts';
import { readCurve, type Curve } from './curve.ts';
import type { RecentProject, RunResults, RunSummary, Template, TestPictures } from './types.ts';

export function useTemplates(): UseQueryResult<Template[]> {
  return useQuery({ queryKey: keys.templates, queryFn: () => client.projects.templates(), staleTime: Number.POSITIVE_INFINITY });
}

export function useRecent(): UseQueryResult<RecentProject[]> {
  return useQuery({ queryKey: keys.recent, queryFn: () => client.projects.recent(), staleTime: 0 });
}

export function useRuns(): UseQueryResult<RunSummary[]> {
  return useQuery({ queryKey: keys.runs, queryFn: () => client.runs.list() });
}

/** Runs of one drawing, newest first. */
export function useProjectRuns(project: string | null): readonly RunSummary[] {
  const { data } = useRuns();
  return project === null ? none : (data ?? none).filter((run) => run.project === project);
}
const none: readonly RunSummary[] = [];

/** The drawing as a run has it. */
export function useRunDocument(run: string | null): UseQueryResult<LoomDocument> {
  return useQuery({
    queryKey: keys.runDocument(run ?? ''),
    queryFn: () => client.runs.document({ run: run ?? '' }),
    enabled: run !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** `step`: of the run's last weights, for a run that went on has other results. */
export function useResults(run: string, step: number): UseQueryResult<RunResults> {
  return useQuery(resultsQuery(run, step));
}

export function resultsQuery(run: string, step: number): FetchQueryOptions<RunResults> & { readonly queryKey: QueryKey } {
  return {
    queryKey: [...keys.results(run), step],
    queryFn: async () => {
      const results = await client.runs.results({ run });
      // A run that was stopped has its test result from now on.
      void queryClient.invalidateQueries({ queryKey: keys.runs, exact: true });
      return results;
    },
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** The worst guesses are a few; of a cell all can be had. */
const worst = 24;
const page = 120;

/** Pictures of a cell of the matrix; null: the worst guesses. */
export function usePictures(
  run: string,
  step: number,
  cell: { readonly label: number; readonly guess: number } | null,
): UseInfiniteQueryResult<InfiniteData<TestPictures>> {
  return useInfiniteQuery({
    queryKey: [...keys.results(run), step, 'pictures', cell?.label ?? null, cell?.guess ?? null],
    queryFn: ({ pageParam }) => client.runs.pictures({ run, cell, offset: pageParam, limit: cell ? page : worst }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const held = pages.reduce((sum, each) => sum + each.pictures.length, 0);
      return cell && held < total ? held : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Numbers by epoch of a run that is over; `epochs`: how many it has. */
export function useCurve(run: string | null, epochs: number): UseQueryResult<Curve> {
  return useQuery({
    queryKey: [...keys.curve(run ?? ''), epochs],
    queryFn: ({ signal }) => readCurve(run ?? '', signal),
    enabled: run !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useInfo(): UseQueryResult<Awaited<ReturnType<typeof client.app.info>>> {
  return useQuery({ queryKey: keys.info, queryFn: () => client.app.info(), staleTime: Number.POSITIVE_INFINITY });
}

export function useFormats(): UseQueryResult<Awaited<ReturnType<typeof client.exports.formats>>> {
  return useQuery({ queryKey: keys.formats, queryFn: () => client.exports.formats(), staleTime: Number.POSITIVE_INFINITY });
}
