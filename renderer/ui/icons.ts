/** @file The icons that the app uses, by the names that code and commands use for them. */
import {
  IconAlertCircle, IconArrowBackUp, IconArrowForwardUp, IconArrowNarrowRight, IconArrowRight, IconBan, IconCheck, IconChevronDown,
  IconChevronRight, IconCircleCheck, IconClockPause, IconCopy, IconCpu, IconDownload, IconEqualNot, IconEraser, IconFile, IconFileImport,
  IconFolderOpen, IconInfoCircle, IconLayoutBottombar, IconLayoutSidebar, IconLayoutSidebarRight, IconMaximize, IconMinus, IconNeedleThread,
  IconPencil, IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerStopFilled, IconPlugConnectedX, IconPlus, IconRefresh, IconSearch,
  IconSettings, IconTemplate, IconTrash, IconWand, IconX, type Icon as TablerIcon,
} from '@tabler/icons-react';

export const icons = {
  alert: IconAlertCircle, undo: IconArrowBackUp, redo: IconArrowForwardUp, gives: IconArrowNarrowRight, 'arrow-right': IconArrowRight,
  ban: IconBan, check: IconCheck, 'chevron-down': IconChevronDown, 'chevron-right': IconChevronRight, 'circle-check': IconCircleCheck,
  waits: IconClockPause, copy: IconCopy, cpu: IconCpu, download: IconDownload, 'equal-not': IconEqualNot, eraser: IconEraser, file: IconFile,
  'file-import': IconFileImport, 'folder-open': IconFolderOpen, info: IconInfoCircle, 'panel-bottom': IconLayoutBottombar,
  'panel-left': IconLayoutSidebar, 'panel-right': IconLayoutSidebarRight, maximize: IconMaximize, minus: IconMinus, logo: IconNeedleThread,
  pencil: IconPencil, pause: IconPlayerPauseFilled, play: IconPlayerPlayFilled, stop: IconPlayerStopFilled, unplugged: IconPlugConnectedX,
  plus: IconPlus, refresh: IconRefresh, search: IconSearch, settings: IconSettings, template: IconTemplate, trash: IconTrash, wand: IconWand,
  close: IconX,
} as const satisfies Record<string, TablerIcon>;

export type IconName = keyof typeof icons;
