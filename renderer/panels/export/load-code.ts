/** @file The few lines of Python that load an exported file. */

export type Piece = { readonly kind: 'plain' | 'word' | 'string' | 'comment'; readonly text: string };

export interface LoadCodeOptions {
  readonly format: string;
  readonly file: string;
  /** Names of the model's first input and output, as Python would spell them. */
  readonly input: string;
  readonly output: string;
  readonly shape: readonly number[];
  /** The data set scales pixels to 0..1, so raw ones are divided. */
  readonly picture: boolean;
}

const word = (text: string): Piece => ({ kind: 'word', text });
const plain = (text: string): Piece => ({ kind: 'plain', text });
const quoted = (text: string): Piece => ({ kind: 'string', text: `"${text}"` });

/** A variable's name in Python. */
function variable(name: string): string {
  const safe = name.replace(/\W+/g, '_');
  return /^\d/.test(safe) || safe === '' ? `_${safe}` : safe;
}

/** The whole code, in coloured pieces. */
export function loadCode({ format, file, input, output, shape, picture }: LoadCodeOptions): readonly Piece[] {
  const values = picture ? 'pictures / 255' : variable(input);
  const note: Piece = { kind: 'comment', text: `# ${['N', ...shape].join(' × ')}` };
  const result = variable(output);
  if (format === 'onnx') {
    return [
      word('import'),
      plain(' onnxruntime\nsession = onnxruntime.InferenceSession('),
      quoted(file),
      plain(`)\n${result}, = session.run(`),
      word('None'),
      plain(', {'),
      quoted(input),
      plain(`: (${values}).astype(`),
      quoted('float32'),
      plain(')})   '),
      note,
    ];
  }
  return [
    word('import'),
    plain(' keras\nmodel = keras.models.load_model('),
    quoted(file),
    plain(`)\n${result} = model.predict(${values})   `),
    note,
  ];
}
