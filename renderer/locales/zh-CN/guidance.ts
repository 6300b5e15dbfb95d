/** @file Words of the help that comes while a run needs it, Chinese. */
import type { guidance as english } from '../en/guidance.ts';

export const guidance: Record<keyof typeof english, string> = {
  again: '用 {rate} 重新训练',
  againTip: '把学习率设为 {rate} 并开始新的训练',
  overfits: '第 {epoch} 轮后开始过拟合',
  overfitsText: '训练损失下降，验证损失却在上升。',
  overfitsMark: '过拟合',
  stopping: '提前停止',
  layerHelp: '{type} 在训练时随机丢弃最后一层之前的部分数值，使网络不依赖其中任何一个',
  penaltyHelp: '{type} 把最大一层权重的平方加入损失，使权重保持较小、网络保持简单',
  stoppingHelp: '验证损失连续 2 轮没有改善时，提前停止会结束训练并保留最佳权重',
  has: '图纸中已有',
  done: '图纸中已加入{name}。重新训练即可看到效果；撤销可取回。',
};
