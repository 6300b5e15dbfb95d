/** @file `.npy` and `.npz`: every numeric dtype as numpy writes it, and words for what can't be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from './npy.ts';
import { readNpz, writeNpz } from './npz.ts';

/** A file as numpy writes it: version, header, raw bytes. */
function file(descr: string, shape: string, body: Uint8Array, { fortran = false, version = 1 } = {}): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }`;
  const prefix = version === 1 ? 10 : 12;
  const text = `${header.padEnd(Math.ceil((prefix + header.length + 1) / 64) * 64 - prefix - 1)}\n`;
  const length = version === 1 ? [text.length & 0xff, text.length >> 8] : [text.length & 0xff, text.length >> 8, 0, 0];
  return Uint8Array.from([
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    version,
    0,
    ...length,
    ...new TextEncoder().encode(text),
    ...body,
  ]);
}

function bytes(size: number, count: number, write: (view: DataView, at: number, index: number) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(size * count));
  for (let k = 0; k < count; k += 1) write(view, k * size, k);
  return new Uint8Array(view.buffer);
}

const values = [0, 1, 100];
type Write = (view: DataView, at: number, value: number, little: boolean) => void;
const kinds: readonly (readonly [string, number, Write])[] = [
  ['f4', 4, (v, at, x, little) => v.setFloat32(at, x, little)],
  ['f8', 8, (v, at, x, little) => v.setFloat64(at, x, little)],
  ['f2', 2, (v, at, x, little) => v.setUint16(at, { 0: 0, 1: 0x3c00, 100: 0x5640 }[x] as number, little)],
  ['i1', 1, (v, at, x) => v.setInt8(at, x)],
  ['u1', 1, (v, at, x) => v.setUint8(at, x)],
  ['i2', 2, (v, at, x, little) => v.setInt16(at, x, little)],
  ['u2', 2, (v, at, x, little) => v.setUint16(at, x, little)],
  ['i4', 4, (v, at, x, little) => v.setInt32(at, x, little)],
  ['u4', 4, (v, at, x, little) => v.setUint32(at, x, little)],
  ['i8', 8, (v, at, x, little) => v.setBigInt64(at, BigInt(x), little)],
  ['u8', 8, (v, at, x, little) => v.setBigUint64(at, BigInt(x), little)],
];

describe('npy', () => {
  it.each(
    kinds.flatMap(([kind, size, write]) =>
      ['<', '>', ...(size === 1 ? ['|'] : [])].map((order) => [`${order}${kind}`, size, write] as const),
    ),
  )('reads %s', (descr, size, write) => {
    const body = bytes(size, 3, (view, at, k) => write(view, at, values[k] as number, !descr.startsWith('>')));
    const { dtype, shape, data } = readNpy(file(descr, '3,', body), 'x');
    expect({ dtype, shape, data: [...data] }).toEqual({ dtype: descr[1] === 'f' ? 'f32' : 'i32', shape: [3], data: values });
  });

  it('reads special half floats: the smallest, negative, infinite and no number', () => {
    const halves = [0x0001, 0xc000, 0x7c00, 0x7e00];
    const body = bytes(2, 4, (view, at, k) => view.setUint16(at, halves[k] as number, true));
    expect([...readNpy(file('<f2', '4,', body), 'x').data]).toEqual([2 ** -24, -2, Number.POSITIVE_INFINITY, Number.NaN]);
  });

  it('reads truth values, a scalar, an empty array, version 2 and a view inside a larger buffer', () => {
    expect([...readNpy(file('|b1', '2,', Uint8Array.of(1, 0)), 'x').data]).toEqual([1, 0]);
    expect(readNpy(file('|u1', '', Uint8Array.of(5)), 'x').shape).toEqual([]);
    expect(readNpy(file('<f4', '0, 3', new Uint8Array()), 'x')).toEqual({
      dtype: 'f32',
      shape: [0, 3],
      data: new Float32Array(),
    });
    expect([...readNpy(file('|u1', '1,', Uint8Array.of(5), { version: 2 }), 'x').data]).toEqual([5]);
    const whole = file('|u1', '1,', Uint8Array.of(5));
    const larger = new Uint8Array(whole.length + 3);
    larger.set(whole, 3);
    expect([...readNpy(larger.subarray(3), 'x').data]).toEqual([5]);
  });

  it('brings Fortran order into rows', () => {
    const { shape, data } = readNpy(file('|u1', '2, 3', Uint8Array.of(1, 4, 2, 5, 3, 6), { fortran: true }), 'x');
    expect({ shape, data: [...data] }).toEqual({ shape: [2, 3], data: [1, 2, 3, 4, 5, 6] });
  });

  it('says what it cannot read', () => {
    const read = (content: Uint8Array) => () => readNpy(content, 'x');
    expect(read(new TextEncoder().encode('hello, this is text'))).toThrow('data.not-npy');
    expect(read(new Uint8Array())).toThrow('data.not-npy');
    expect(read(file('<U5', '1,', new Uint8Array(20)))).toThrow('data.npy-text');
    expect(read(file('<c8', '1,', new Uint8Array(8)))).toThrow('data.npy-dtype');
    expect(read(file('|O', '1,', new Uint8Array(8)))).toThrow('data.npy-objects');
    const fields = Buffer.from(
      Buffer.from(file('|O', '1,', new Uint8Array(8)))
        .toString('latin1')
        .replace("'|O'", '[(1)'),
      'latin1',
    );
    expect(read(fields)).toThrow('data.npy-fields');
    expect(read(file('<f4', '4,', new Uint8Array(8)))).toThrow('data.npy-short');
    const large = bytes(8, 1, (view) => view.setBigInt64(0, 5_000_000_000n, true));
    expect(read(file('<i8', '1,', large))).toThrow('data.npy-range');
    expect(read(file('<f4', '4,', new Uint8Array(16)).subarray(0, 40))).toThrow(/^data\./);
  });

  it('gives back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { maxLength: 4 }),
        fc.constantFrom('f32' as const, 'i32' as const),
        fc.integer(),
        (shape, dtype, seed) => {
          const size = shape.reduce((product, length) => product * length, 1);
          const numbers = Array.from({ length: size }, (_, k) => Math.imul(seed + k, 0x9e3779b1) >> 8);
          const tensor =
            dtype === 'f32'
              ? { dtype, shape, data: Float32Array.from(numbers) }
              : { dtype, shape, data: Int32Array.from(numbers) };
          expect(readNpy(writeNpy(tensor), 'x')).toEqual(tensor);
        },
      ),
    );
  });
});

describe('npz', () => {
  const arrays = {
    x: { dtype: 'f32', shape: [2], data: Float32Array.of(1, 2) },
    'dense/kernel': { dtype: 'i32', shape: [1, 1], data: Int32Array.of(-3) },
  } as const;

  it('gives back what it wrote, by name', () => {
    expect(readNpz(writeNpz(arrays), 'a.npz')).toEqual(arrays);
  });

  it('says what it cannot read', () => {
    expect(() => readNpz(new TextEncoder().encode('no zip'), 'a.npz')).toThrow('data.not-npz');
  });
});
