/** @file Words about drawings as files and in windows, Chinese. */
import type { documents as english } from '../en/documents.ts';

export const documents: Record<keyof typeof english, string> = {
  dropHere: '松开即可打开',
  file: '文件',
  newWindow: '新建窗口',
  download: '下载副本',
  opening: '正在打开图纸…',
  untouched: '尚未保存，已为你保留',
  edited: '有未保存的改动',
  chooserTitle: '打开图纸',
  chooserEmpty: '这里没有保留图纸。',
  here: '在此窗口中',
  chooseFile: '选择文件…',
  elsewhere: '这张图纸已在另一个窗口中打开，此处只能查看，并随那里的改动更新。',
  takeOver: '改在这里绘制',
  openCopy: '打开副本',
  copyName: '{name} 的副本',
  changedOnDisk: '打开之后，其他程序修改了这张图纸的文件。',
  overwrite: '覆盖文件',
  reload: '按现在的文件打开',
};
