/** @file The code that the export dialog offers. */
import { describe, expect, it } from 'vitest';
import type { InputEnd, OutputEnd } from './ends.ts';
import { loadCode } from './load-code.ts';

const image: InputEnd = {
  name: 'image',
  shape: [28, 28, 1],
  dtype: 'f32',
  range: [0, 1],
  factor: 1 / 255,
  pictures: true,
  raw: null,
};
const scores: OutputEnd = { name: '2 scores', shape: [10], dtype: 'f32', range: [0, 1], sum: 1 };

function text(
  loaders: readonly string[],
  inputs: readonly InputEnd[] = [image],
  outputs: readonly OutputEnd[] = [scores],
): string {
  return loadCode({ loaders, file: 'model.x', inputs, outputs })
    .map((piece) => piece.text)
    .join('');
}

describe('loadCode', () => {
  it('loads Keras files', () => {
    expect(text(['keras'])).toBe(
      'import keras\nmodel = keras.models.load_model("model.x")\n_2_scores = model.predict(pictures / 255)   # N × 28 × 28 × 1',
    );
  });

  it('names another package that loads the file', () => {
    expect(text(['keras', 'tf_keras'])).toContain('import keras   # or: import tf_keras as keras\n');
  });

  it('runs ONNX files', () => {
    expect(text(['onnxruntime'])).toContain('_2_scores, = session.run(None, {"image": (pictures / 255).astype("float32")})');
  });

  it('leaves whole pictures whole, and lays flat what the model takes flat', () => {
    expect(text(['keras'], [{ ...image, factor: 1 }])).toContain('model.predict(pictures) ');
    expect(text(['keras'], [{ ...image, shape: [784], raw: [28, 28, 1] }])).toContain(
      'predict(pictures.reshape(-1, 784) / 255)   # N × 784',
    );
  });

  it('takes several inputs and outputs, and steers clear of names that Python has', () => {
    const ids: InputEnd = { ...image, name: 'class', shape: [], dtype: 'i32', factor: 1, pictures: false };
    const two = [scores, { ...scores, name: 'model' }];
    expect(text(['keras'], [image, ids], two)).toContain('_2_scores, model_ = model.predict([pictures / 255, class_])');
    expect(text(['onnxruntime'], [ids])).toContain('{"class": class_.astype("int32")}');
  });
});
