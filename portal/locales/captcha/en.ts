import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Security check',
  how: 'Drag the slider until the piece fits the gap. You can also click on the track or use the arrow keys, then press Confirm.',
  missed: 'That did not fit. Here is another one, please try again.',
  stage: {
    fetching: 'Fetching a picture …',
    puzzle: '',
    checking: 'Checking …',
    working: 'Checking. This takes a few seconds, there is nothing to do …',
  },
  picture: 'A picture with a gap',
  drag: 'Hold and drag to the right',
  handle: 'Position of the piece',
  confirm: 'Confirm',
  withoutDragging: 'Verify without dragging',
  another: 'Another picture',
  cancel: 'Cancel',
};
