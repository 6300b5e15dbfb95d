/** @file Messages of area `fix` in Simplified Chinese. */

export const fixes: Readonly<Record<string, string>> = Object.freeze({
  'fix.insert-before': '在它前面插入 {type}',
  'fix.set-param': '把 {param} 设为 {value}',
  'fix.set-param-of': '把“{name}”的 {param} 设为 {value}',
  'fix.set-loss': '改用损失 {type}',
  'fix.add-node': '添加 {type}',
  'fix.remove-edge': '删除连线 {edge}',
});
