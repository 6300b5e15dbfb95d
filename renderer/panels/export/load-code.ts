/** @file The few lines of Python that load an exported file. */
import type { Ends, InputEnd } from './ends.ts';

export type Piece = { readonly kind: 'plain' | 'word' | 'string' | 'comment'; readonly text: string };

export interface LoadCodeOptions extends Ends {
  /** Packages that load the file; the code uses the first. */
  readonly loaders: readonly string[];
  readonly file: string;
}

const word = (text: string): Piece => ({ kind: 'word', text });
const plain = (text: string): Piece => ({ kind: 'plain', text });
const quoted = (text: string): Piece => ({ kind: 'string', text: JSON.stringify(text) });
const comment = (text: string): Piece => ({ kind: 'comment', text });

/** What the code itself calls something, and Python's own words. */
const taken = new Set(
  (
    'model session keras onnxruntime pictures False None True and as assert async await break class continue def del elif else ' +
    'except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** A variable's name in Python. */
function variable(name: string): string {
  const safe = name.normalize('NFKC').replace(/[^\p{L}\p{N}_]+/gu, '_');
  if (/^\d/.test(safe) || safe === '') return `_${safe}`;
  return taken.has(safe) ? `${safe}_` : safe;
}

/** `pictures / 255`: raw numbers of the data, made into what the model takes. */
function fedValue(input: InputEnd): { readonly text: string; readonly whole: boolean } {
  const raw = input.pictures ? 'pictures' : variable(input.name);
  const shaped = input.raw ? `${raw}.reshape(${['-1', ...input.shape].join(', ')})` : raw;
  const divisor = 1 / input.factor;
  if (Math.abs(input.factor - 1) < 1e-9) return { text: shaped, whole: true };
  const near = Math.round(divisor);
  const text = near > 1 && Math.abs(divisor - near) < 1e-6 * near ? `${shaped} / ${near}` : `${shaped} * ${input.factor}`;
  return { text, whole: false };
}

function shapeNote({ shape }: InputEnd): string {
  return ['N', ...shape].join(' × ');
}

/** The whole code, in coloured pieces. */
export function loadCode(options: LoadCodeOptions): readonly Piece[] {
  const [first = ''] = options.loaders;
  return first === 'onnxruntime' ? onnxCode(options) : kerasCode(options, first);
}

function kerasCode({ file, inputs, outputs, loaders }: LoadCodeOptions, loader: string): Piece[] {
  const others = loaders.slice(1).map((other) => comment(`   # or: import ${other} as ${loader}`));
  const values = inputs.map((input) => fedValue(input).text).join(', ');
  const results = outputs.map((output) => variable(output.name)).join(', ');
  return [
    word('import'),
    plain(` ${loader}`),
    ...others,
    plain(`\nmodel = ${loader}.models.load_model(`),
    quoted(file),
    plain(`)\n${results} = model.predict(${inputs.length > 1 ? `[${values}]` : values})   `),
    comment(`# ${inputs.map(shapeNote).join(', ')}`),
  ];
}

function onnxCode({ file, inputs, outputs }: LoadCodeOptions): Piece[] {
  const fed = inputs.flatMap((input, index): Piece[] => {
    const { text, whole } = fedValue(input);
    return [
      ...(index > 0 ? [plain(', ')] : []),
      quoted(input.name),
      plain(`: ${whole ? text : `(${text})`}.astype(`),
      quoted(input.dtype === 'f32' ? 'float32' : 'int32'),
      plain(')'),
    ];
  });
  const results = outputs.map((output) => variable(output.name)).join(', ');
  return [
    word('import'),
    plain(' onnxruntime\nsession = onnxruntime.InferenceSession('),
    quoted(file),
    plain(`)\n${results}${outputs.length === 1 ? ',' : ''} = session.run(`),
    word('None'),
    plain(', {'),
    ...fed,
    plain('})   '),
    comment(`# ${inputs.map(shapeNote).join(', ')}`),
  ];
}
