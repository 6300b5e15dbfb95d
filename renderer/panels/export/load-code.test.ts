/** @file The code that the export dialog offers. */
import { describe, expect, it } from 'vitest';
import { loadCode } from './load-code.ts';

const text = (format: string): string =>
  loadCode({ format, file: 'model.x', input: 'image', output: '2 scores', shape: [28, 28, 1], picture: true })
    .map((piece) => piece.text)
    .join('');

describe('loadCode', () => {
  it('loads Keras files', () => {
    expect(text('keras')).toBe(
      'import keras\nmodel = keras.models.load_model("model.x")\n_2_scores = model.predict(pictures / 255)   # N × 28 × 28 × 1',
    );
  });

  it('runs ONNX files', () => {
    expect(text('onnx')).toContain('_2_scores, = session.run(None, {"image": (pictures / 255).astype("float32")})');
  });
});
