/** @file The templates that drawings start from: files of `resources/templates`. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../engine/core/language.ts';
import { LoomError } from '../../engine/core/errors.ts';
import { parseDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';

export interface Template {
  readonly id: string;
  readonly order: number;
  readonly text: { readonly title: Text; readonly summary: Text; readonly note: Text };
  readonly document: LoomDocument;
}

const suffix = '.loom.json';

export class TemplateService {
  readonly #folder: string;

  /** `resources`: the folder of that name. */
  constructor(resources: string) {
    this.#folder = join(resources, 'templates');
  }

  list(): Template[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith(suffix))
      .map((name) => JSON.parse(readFileSync(join(this.#folder, name), 'utf8')) as Template)
      .map((template) => ({ ...template, document: parseDocument(template.document).document }))
      .sort((a, b) => a.order - b.order);
  }

  /** The one that a newcomer should take. */
  first(): Template {
    const [first] = this.list();
    if (!first) throw new LoomError('internal', { message: 'no templates' }, 'internal');
    return first;
  }

  find(id: string): Template {
    const found = this.list().find((template) => template.id === id);
    if (!found)
      throw new LoomError('model.no-template', {
        id,
        known: this.list()
          .map((template) => template.id)
          .join(', '),
      });
    return found;
  }
}
