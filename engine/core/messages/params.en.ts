/** @file Messages of area `param` in English: values of parameters that cannot be. */

export const params: Readonly<Record<string, string>> = Object.freeze({
  'param.unknown':
    'There is no parameter {param} here (received {received}). Expected one of: {expected}. Remove it or correct its name.',
  'param.integer': '{param}: expected a whole number in {expected}, received {received}. The default is {default}.',
  'param.number': '{param}: expected a number in {expected}, received {received}. The default is {default}.',
  'param.optional-number': '{param}: expected a number in {expected} or null, received {received}. The default is {default}.',
  'param.boolean': '{param}: expected true or false, received {received}. The default is {default}.',
  'param.choice': '{param}: expected one of {expected}, received {received}. The default is {default}.',
  'param.tuple': '{param}: expected whole numbers, {expected}, received {received}. The default is {default}.',
  'param.shape': '{param}: expected a list of lengths, each 1 or more, {expected}, received {received}. Correct the list.',
  'param.ref': '{param}: expected one of {expected}, received {received}. The default is {default}.',
  'param.ref-list': '{param}: expected a list {expected}, received {received}. The default is {default}.',
});
