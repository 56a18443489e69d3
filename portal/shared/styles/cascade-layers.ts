/** The cascade layers of the pages: a later one wins, whatever the specificity of a rule and the order of the files. */
export const cascadeLayers = ['reset', 'base', 'components', 'pages'] as const;
