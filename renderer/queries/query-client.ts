/** @file The cache of what the shell knows, and the keys of its entries. */
import { QueryClient } from '@tanstack/react-query';

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } },
});

export const keys = {
  info: ['app', 'info'],
  backends: ['app', 'backends'],
  templates: ['projects', 'templates'],
  recent: ['projects', 'recent'],
  formats: ['exports', 'formats'],
  dataset: (project: string, source: string) => ['datasets', 'describe', project, source],
  samples: (project: string, source: string, arrays: readonly string[]) => ['datasets', 'samples', project, source, ...arrays],
  runs: ['runs', 'list'],
  runDocument: (run: string) => ['runs', 'document', run],
  results: (run: string) => ['runs', 'results', run],
  curve: (run: string) => ['runs', 'curve', run],
} as const;
