/** A text catalogue with the same keys in another language. */
export type Translation<Chinese> = {
  [Key in keyof Chinese]: Chinese[Key] extends string ? string : Translation<Chinese[Key]>;
};
