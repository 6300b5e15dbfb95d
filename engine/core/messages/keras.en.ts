/** @file Messages of area `keras` in English. */

export const keras: Readonly<Record<string, string>> = Object.freeze({
  'keras.unsupported': "Layerloom cannot follow '{key}' = {received}. Change it in Keras before saving the model.",
});
