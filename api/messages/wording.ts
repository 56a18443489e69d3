/** What happened, and what to do next. `{name}` stands for a value. */
export type Wording = readonly [title: string, detail: string];
