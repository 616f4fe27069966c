/** An input that reads as text until it is pointed at or focused: for editing in place. */
export const quietInput =
  "rounded border border-transparent bg-transparent px-1.5 py-1 outline-none hover:border-field-border focus:border-focus focus:bg-field focus:inset-ring-1 focus:inset-ring-focus aria-invalid:border-danger";
