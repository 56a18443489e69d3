export type SubjectType = 'merchant' | 'group';
