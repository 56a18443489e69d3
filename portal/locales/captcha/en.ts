import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Security check',
  how: 'Drag the slider until the piece fits the gap. You can also click on the track or use the arrow keys, then press Confirm.',
  missed: 'That didn’t fit. Please try again with this new picture.',
  stage: {
    fetching: 'Loading picture …',
    puzzle: '',
    checking: 'Checking …',
    working: 'Verifying. This takes a few seconds; just wait …',
  },
  picture: 'Picture with a gap',
  drag: 'Drag to the right',
  handle: 'Position of the piece',
  confirm: 'Confirm',
  withoutDragging: 'Verify without dragging',
  another: 'New picture',
  cancel: 'Cancel',
};
