/** @file What the shell is asked, as queries. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { client } from '../bridge/client.ts';
import { keys } from './query-client.ts';
import { readCurve, type Curve } from './curve.ts';
import type { RecentProject, RunResults, RunSummary, Template } from './types.ts';

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

export function useResults(run: string | null): UseQueryResult<RunResults> {
  return useQuery({
    queryKey: keys.results(run ?? ''),
    queryFn: () => client.runs.results({ run: run ?? '' }),
    enabled: run !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Validation by epoch of a run that is over. */
export function useCurve(run: string | null): UseQueryResult<Curve> {
  return useQuery({
    queryKey: keys.curve(run ?? ''),
    queryFn: ({ signal }) => readCurve(run ?? '', signal),
    enabled: run !== null,
  });
}

export function useInfo(): UseQueryResult<Awaited<ReturnType<typeof client.app.info>>> {
  return useQuery({ queryKey: keys.info, queryFn: () => client.app.info(), staleTime: Number.POSITIVE_INFINITY });
}

export function useFormats(): UseQueryResult<Awaited<ReturnType<typeof client.exports.formats>>> {
  return useQuery({ queryKey: keys.formats, queryFn: () => client.exports.formats(), staleTime: Number.POSITIVE_INFINITY });
}
