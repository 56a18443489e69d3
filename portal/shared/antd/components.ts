/**
 * Which of Ant Design's components the pages use, for their styles are made when the pages are built. What the
 * sign-in page needs is in a file of its own, so that it stays light; the rest is fetched with the pages behind it.
 */
export const antdComponents = {
  core: ['Button', 'Input', 'Spin'],
  rest: [
    'Alert',
    'Checkbox',
    'DatePicker',
    'Drawer',
    'Dropdown',
    'Empty',
    'Modal',
    'Pagination',
    'Popover',
    'Progress',
    'Radio',
    'Segmented',
    'Select',
    'Steps',
    'Switch',
    'Table',
    'Tabs',
    'Tag',
    'Tooltip',
  ],
} as const;
