/** @file Names that TensorFlow takes as scopes: ASCII letters, digits and `_ . - >`, the first one a letter or digit. */

/** Gives each name one of its own that Keras can run; most stay as they are. */
export class KerasNames {
  readonly #taken = new Set<string>();

  take(name: string, fallback: string): string {
    const plain = kerasName(name, fallback);
    let unique = plain;
    for (let n = 1; this.#taken.has(unique); n += 1) unique = `${plain}_${n}`;
    this.#taken.add(unique);
    return unique;
  }
}

export function kerasName(name: string, fallback: string): string {
  const plain = name.replace(/[^A-Za-z0-9_.>-]/g, '_');
  if (!/[A-Za-z0-9]/.test(plain)) return fallback;
  return /^[A-Za-z]/.test(plain) ? plain : `${fallback}_${plain.replace(/^[_.>-]+/, '')}`;
}

/** Keras' naming.to_snake_case: folders of weights carry class names in this form. */
export function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
