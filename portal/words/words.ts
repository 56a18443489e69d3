/** The same keys in another language. */
export type Words<Chinese> = {
  [Key in keyof Chinese]: Chinese[Key] extends string ? string : Words<Chinese[Key]>;
};
