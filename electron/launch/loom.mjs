#!/usr/bin/env node
/** @file The command line's door: makes a checkout ready (words on stderr), then runs the built command line in this process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

try {
  await prepare();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(70);
}

// `npm run` starts scripts in the package's folder and keeps the user's in INIT_CWD.
const initial = process.env['INIT_CWD'];
if (process.env['npm_lifecycle_event'] === 'loom' && initial) process.chdir(initial);

await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href);
