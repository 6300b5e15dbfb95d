/** @file Messages of area `keras` in Simplified Chinese. */

export const keras: Readonly<Record<string, string>> = Object.freeze({
  'keras.unsupported': 'Layerloom 不支持“{key}” = {received}。请在 Keras 中修改后再保存模型。',
});
