import type { Words } from '../words.ts';
import type { words as chinese } from './zh-cn.ts';

export const words: Words<typeof chinese> = {
  title: '',
};
