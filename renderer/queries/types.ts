/** @file What comes over the contract, by the names that the page uses. */
import type { Client } from '../bridge/client.ts';

type Answer<F extends (...args: never[]) => unknown> = Awaited<ReturnType<F>>;

export type RunSummary = Answer<Client['runs']['list']>[number];
export type RunStatus = RunSummary['status'];
export type Metrics = RunSummary['metrics'];
export type RunResults = Answer<Client['runs']['results']>;
export type TestPictures = Answer<Client['runs']['pictures']>;
export type TestPicture = TestPictures['pictures'][number];
export type Template = Answer<Client['projects']['templates']>[number];
export type Project = Answer<Client['projects']['create']>;
export type RecentProject = Answer<Client['projects']['recent']>[number];
export type Exported = NonNullable<Answer<Client['exports']['export']>>;
export type Dataset = Answer<Client['datasets']['describe']>;
export type ArrayFacts = Dataset['arrays'][number];
export type DataSamples = Answer<Client['datasets']['samples']>;
type Batch = Answer<Client['runs']['events']> extends AsyncIterable<infer Item> ? Item : never;
export type RunEvent = Batch extends readonly (infer Event)[] ? Event : never;

/** Whether the last test of a run is of the weights that it has now. */
export function isTested({ tested, step }: Pick<RunSummary, 'tested' | 'step'>): boolean {
  return tested?.step === step;
}

/** Whether the run may still change by itself. */
export function isOpen(status: RunStatus): boolean {
  return status === 'preparing' || status === 'running' || status === 'paused';
}
