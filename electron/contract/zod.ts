/** @file zod for the contract, without code generation. */
export { z } from '../../engine/model/document/zod.ts';
