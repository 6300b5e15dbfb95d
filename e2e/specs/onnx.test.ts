/** @file The exported ONNX file before its own judges: the checker, and ONNX Runtime with several batch sizes. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../engine/core/npy.ts';
import { createRandom } from '../../engine/core/rng.ts';
import { root, Workplace } from '../fixtures/loom.ts';

const python = process.env['LAYERLOOM_PYTHON'];
const place = new Workplace();
afterAll(() => place.dispose());

const examples = 50;

describe.runIf(python)('an exported ONNX file', () => {
  it.each(['mnist-mlp', 'mnist-cnn'])(
    'of %s passes the full check and predicts as we do, whatever the batch size',
    async (template) => {
      const [file, run] = [place.at(`${template}.loom`), place.at(template)];
      await place.events('new', template, '-o', file);
      await place.events('train', file, '--epochs', '1', '--limit', '2000', '--out', run);
      const random = createRandom(1, template);
      const data = Float32Array.from({ length: examples * 784 }, () => random.uniform());
      const [input, output, model] = [place.at(`${template}-x.npy`), place.at(`${template}-y.npy`), place.at(`${template}.onnx`)];
      writeFileSync(input, writeNpy({ dtype: 'f32', shape: [examples, 28, 28, 1], data }));
      await place.events('predict', run, '--input', input, '--output', output);
      await place.events('export', run, '--to', model);
      const script = join(root, 'e2e/reference/check-onnx.py');
      const { stdout, stderr } = spawnSync(python ?? '', [script, model, input, output], { encoding: 'utf8' });
      const judged = JSON.parse(stdout.trim() || JSON.stringify({ stderr })) as {
        gaps?: Record<string, number>;
        inputs?: readonly string[];
        outputs?: readonly string[];
      };
      expect(judged).toMatchObject({ inputs: ['image'], outputs: ['digit'] });
      for (const [batch, gap] of Object.entries(judged.gaps ?? {})) expect(gap, `batch of ${batch}`).toBeLessThan(1e-5);
    },
  );
});
