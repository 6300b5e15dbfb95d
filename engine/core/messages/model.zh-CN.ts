/** @file Messages of area `model` in Simplified Chinese. */

export const model: Readonly<Record<string, string>> = Object.freeze({
  'model.not-json':
    '这不是 Layerloom 文档：{reason}。应为 Layerloom 保存的 JSON。',
  'model.newer-version':
    '文档版本为 {received}，此 Layerloom 只能读取版本 {expected}。请更新 Layerloom。',
  'model.document-invalid':
    '{path}：应为 {expected}，实际为 {received}。请在文件中更正。',
  'model.repaired-node-id':
    '两个节点的 id 都是 {id}。“{name}”改用 id {given}；保存绘图以保留。',
  'model.repaired-edge':
    '连线 {id} 通向不存在的节点 {missing}。连线已移除；保存绘图以保留。',
  'model.repaired-edge-id':
    '两条连线的 id 都是 {id}。其中一条改用 {given}；保存绘图以保留。',
  'model.unknown-type':
    '此版本没有 {type} 类型的层。请换一种类型或移除该节点。',
  'model.bad-name':
    '名称“{name}”不可用：名称不能为空，也不能含“/”。请重命名该节点。',
  'model.double-name':
    '两个节点都叫“{name}”（另一个是 {other}）。名称必须不同，请重命名其中一个。',
  'model.cycle':
    '连线形成了环：{path}。网络必须从 Input 通向 Output。请移除其中一条连线。',
  'model.port-taken':
    '输入“{port}”只接受一条连线，却收到两条：来自“{first}”和“{second}”。请移除一条（连线 {wire}），或用 Add、Concatenate 合并。',
  'model.no-such-output':
    '连线 {wire} 始于输出“{port}”，该节点没有此输出。应为：{known}。',
  'model.no-such-input':
    '连线 {wire} 终于输入“{port}”，该节点没有此输入。应为：{known}。',
  'model.missing-input':
    '输入“{port}”没有接满：至少需要 {expected} 条连线。请接上连线。',
  'model.wrong-dtype':
    '应为 {expected} 数值，但“{source}”给出 {received} 数值。请移除此连线；标签应作为 Output 的目标。',
  'model.shares-missing':
    '要共享节点 {id} 的权重，但该节点不存在或自身也在共享。请指定一个有自己权重的节点。',
  'model.shares-type':
    '要共享“{source}”的权重：应为类型 {expected}，实际为 {received}。请用相同类型。',
  'model.shares-shape':
    '要共享“{source}”的权重，其形状为 {expected}，而此处输入需要 {received}。请让两者输入形状相同。',
  'model.input-column':
    '数据列“{column}”的形状是 {expected}，但此 Input 是 {received}。请把形状设为 {expected}。',
  'model.no-column':
    '尚未绑定数据列。请选择：{known}。',
  'model.unknown-column':
    '绑定的列“{column}”在数据中不存在。请选择：{known}。',
  'model.unknown-loss':
    '没有损失函数“{type}”。请换一个。',
  'model.unknown-metric':
    '没有指标“{type}”。请换一个。',
  'model.unknown-optimizer':
    '没有优化器“{type}”。请选择 SGD、RMSprop 或 Adam。',
  'model.unknown-initializer':
    '没有初始化方法“{type}”（用于 {name}）。请换一个。',
  'model.target-not-label':
    '该损失需要整数类别，但列“{column}”是小数。请选择标签列或换一个损失。',
  'model.target-classes':
    '列“{column}”有 {expected} 个类别，但预测只有 {received} 个。请把最后一层设为 {expected} 个单元。',
  'model.target-shape':
    '该损失与列“{column}”比较：应为形状 {expected}，实际为 {received}。请更换列、损失或最后一层。',
  'model.no-input':
    '绘图中没有 Input。请从面板添加一个。',
  'model.no-output':
    '绘图中没有 Output。请从面板添加一个。',
  'model.unused':
    '没有通向任何 Output，因此不参与模型。请接上连线或移除。',
  'model.two-clippings':
    'clipnorm、global_clipnorm、clipvalue 最多设一个，实际为 {received}。请清空其余。',
  'model.monitor-no-validation':
    '早停监视“{monitor}”，但没有留出验证数据。请设置验证比例，或监视 loss。',
  'model.unknown-monitor':
    '早停监视“{monitor}”，但此模型没有该指标。应为：{known}（或加前缀 val_）。',
  'model.memory':
    '训练此模型约需 {expected} 内存，但本机只有 {received} 可用。请减小批大小（现为 {batch}）或减少单元数。',
  'model.changed-on-disk':
    '{path} 打开后被其他程序修改。请另存为其他名称。',
  'model.no-drawing':
    '绘图 {id} 已不存在。请从模板开始或打开文件。',
  'model.no-template':
    '没有模板“{id}”。应为：{known}。',
});
