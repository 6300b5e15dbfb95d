/** @file Pooling layers: what MaxPooling2D and AveragePooling2D share. */
import { type ParamValues, p } from '../params.ts';
import { paddingParam, pairParam } from './common-params.ts';
import { type Config, complete, refuseChannelsFirst } from './keras-config.ts';
import { type Window, windows } from './window.ts';

export const poolParams = Object.freeze({
  pool_size: pairParam(
    { en: 'Pool size', 'zh-CN': '池化窗口' },
    {
      en: 'Height and width of the window that becomes one number: 2 × 2 halves the picture, larger ones lose more.',
      'zh-CN': '合并为一个数的窗口的高和宽：2 × 2 使图片减半，更大则丢失更多。',
    },
    2,
  ),
  strides: p.optionalTuple({
    text: {
      label: { en: 'Strides', 'zh-CN': '步长' },
      help: { en: 'How far the window moves; empty: by its own size.', 'zh-CN': '窗口移动的距离；留空表示等于窗口大小。' },
    },
    default: null,
    length: 2,
    min: 1,
    advanced: true,
  }),
  padding: paddingParam(),
});

export type PoolValues = ParamValues<typeof poolParams>;

export function poolWindows({ pool_size, strides }: PoolValues): readonly [Window, Window] {
  return windows(pool_size, strides ?? pool_size);
}

export function poolToConfig({ pool_size, strides, padding }: PoolValues): Record<string, unknown> {
  return { pool_size: [...pool_size], padding, strides: [...(strides ?? pool_size)], data_format: 'channels_last' };
}

/** Keras writes the strides out; equal to the pool size they are null again. */
export function poolFromConfig(config: Config): PoolValues {
  refuseChannelsFirst(config);
  const { pool_size, strides, padding } = config;
  const values: PoolValues = complete(poolParams, { pool_size, strides, padding });
  const implied = values.strides?.every((stride, axis) => stride === values.pool_size[axis]) ?? true;
  return implied ? { ...values, strides: null } : values;
}
