/** @file Messages of area `param` in Simplified Chinese: values of parameters that cannot be. */

export const params: Readonly<Record<string, string>> = Object.freeze({
  'param.unknown': '这里没有参数 {param}（收到 {received}）。可用的参数：{expected}。请删除它或更正名称。',
  'param.integer': '{param}：应为 {expected} 内的整数，收到 {received}。默认值是 {default}。',
  'param.number': '{param}：应为 {expected} 内的数，收到 {received}。默认值是 {default}。',
  'param.optional-number': '{param}：应为 {expected} 内的数或 null，收到 {received}。默认值是 {default}。',
  'param.boolean': '{param}：应为 true 或 false，收到 {received}。默认值是 {default}。',
  'param.choice': '{param}：应为 {expected} 之一，收到 {received}。默认值是 {default}。',
  'param.tuple': '{param}：应为整数 {expected}，收到 {received}。默认值是 {default}。',
  'param.shape': '{param}：应为长度列表，每个至少为 1，{expected}，收到 {received}。请更正列表。',
  'param.ref': '{param}：应为 {expected} 之一，收到 {received}。默认值是 {default}。',
  'param.ref-list': '{param}：应为列表 {expected}，收到 {received}。默认值是 {default}。',
});
