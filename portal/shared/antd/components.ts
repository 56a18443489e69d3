/**
 * Which of Ant Design's components the pages behind the sign-in use, for their styles are made when the pages are
 * built. The open pages do without: they are to be light.
 */
export const antdComponents = ['Progress', 'Select'] as const;
