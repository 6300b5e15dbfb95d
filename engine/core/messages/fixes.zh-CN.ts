/** @file Messages of area `fix` in Simplified Chinese. */

export const fixes: Readonly<Record<string, string>> = Object.freeze({
  'fix.insert-before': '在“{name}”前插入{type}',
  'fix.connect': '把“{source}”连到“{name}”',
  'fix.connect-through': '经{type}把“{source}”连到“{name}”',
  'fix.add-node': '添加{type}',
  'fix.add-node-before': '在“{name}”前添加{type}',
  'fix.remove-node': '删除“{name}”',
  'fix.remove-edge': '删除从“{source}”到“{name}”的连线',
  'fix.set-param': '把 {param} 设为 {value}',
  'fix.set-param-of': '把 {name} 的 {param} 设为 {value}',
  'fix.set-loss': '改用损失 {type}',
  'fix.set-loss-and': '改用 {type}，把“{name}”设为 {value}',
  'fix.unset-param': '去掉 {param}',
  'fix.rename': '改名为“{name}”',
  'fix.unshare': '使用自己的权重',
  'fix.set-column': '使用数据列“{column}”',
  'fix.keep-size': '保持图片尺寸',
});
