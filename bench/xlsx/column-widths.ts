/** Widths of the 14 columns as a workbook's part states them, the same in every writer's file. */
export const columnWidths = [14, 13, 13, 11, 17, 13, 13, 13, 11, 11, 15, 13, 14, 18] as const;
