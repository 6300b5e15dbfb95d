/** @file zod without code generation: a strict content security policy forbids its `new Function` probe. */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
